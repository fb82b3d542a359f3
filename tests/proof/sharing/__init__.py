"""Several PCs around a hub, with everything that goes wrong between and inside them.

`python -m tests.proof.sharing [SEEDS [FIRST [all|first]]]` plays one town a seed and prints one
line of JSON for all of them, and for each that does not hold its seed and what happened in it; the
exit status is then 1. A seed replays its town: `python -m tests.proof.sharing 1 SEED`.
"""


def main(seeds: str = "10000", first: str = "0", until: str = "all") -> int:
    """One line of JSON; 0 when every town holds. `until` the "first" that does not, or "all"."""
    from tests.proof.sharing.many import prove

    return prove(int(seeds), int(first), is_over_soon=until == "first")
