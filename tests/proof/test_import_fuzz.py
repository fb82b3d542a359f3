"""A share of the import fuzz; `make proof-import` runs all of it."""

from db.access import Actor
from db.connection import ShopDatabase
from tests.proof.import_fuzz import LONGEST, fuzz

SHARE = 300


def test_damaged_files_do_no_harm(shop_database: ShopDatabase, owner: Actor) -> None:
    """Each is understood or refused in words, soon, and a dry run writes nothing."""
    survived = fuzz(shop_database, owner, SHARE, seed=11)
    assert isinstance(survived["slowest_cpu_s"], float)
    assert survived["slowest_cpu_s"] <= LONGEST
    assert isinstance(survived["slowest_s"], float)
    assert survived["slowest_s"] <= 3 * LONGEST  # other tests run beside it
