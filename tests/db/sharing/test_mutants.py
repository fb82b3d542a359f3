"""The planted faults can still be planted: `make mutants` shows that the tests catch them."""

import pytest

from tests.db.sharing import mutants
from tests.db.sharing.mutants import ROOT, Found, found
from tests.db.sharing.planted import MUTANTS, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_its_place_is_there_once(mutant: Mutant) -> None:
    """Whoever changes that line changes its fault with it."""
    assert (ROOT / mutant.path).read_text(encoding="utf-8").count(mutant.old) == 1
    assert mutant.new != mutant.old


def test_client_model_and_server_have_theirs() -> None:
    """At least twenty, and no two of one name."""
    assert len(MUTANTS) == len({mutant.name for mutant in MUTANTS}) >= 20
    assert len([mutant for mutant in MUTANTS if mutant.path.endswith(".sql")]) >= 5
    assert len([mutant for mutant in MUTANTS if "model" in mutant.path]) >= 3


@pytest.mark.parametrize(
    ("program", "comes_to"),
    [
        ("pass", Found("lived")),
        ("print('seed 7'); exit(1)", Found("caught", "seed 7")),
        ("print('no such module'); exit(1)", Found("broken", "no such module\n")),
        ("while True: pass", Found("timed_out")),
    ],
)
def test_only_what_says_so_has_noticed(
    monkeypatch: pytest.MonkeyPatch, program: str, comes_to: Found
) -> None:
    """Neither what does not start has, nor what hangs."""
    monkeypatch.setattr(mutants, "COPIED", ())
    if comes_to.result == "timed_out":
        monkeypatch.setattr(mutants, "PATIENCE", 0.5)
    assert found(("-c", program), None) == comes_to
