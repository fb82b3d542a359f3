"""The planted faults can still be planted: `make mutants` shows that the tests catch them."""

import pytest

from tests.db.sharing.mutants import MUTANTS, ROOT, Mutant


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
