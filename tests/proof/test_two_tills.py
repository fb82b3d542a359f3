"""A share of the proof: two tills for three seconds, and a file of two thousand rows."""

from pathlib import Path

from tests.proof.two_tills import run


def test_nothing_is_lost_and_nobody_starves(tmp_path: Path) -> None:
    """How long somebody waits is asked of the proof alone: other tests run beside this one."""
    outcome = run(3, tmp_path, rows=2_000)
    assert outcome.whole, outcome
