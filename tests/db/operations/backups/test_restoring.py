"""A shop out of a backup, by its recovery key."""

import json
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, InvalidInput, Refused
from db.home import Home
from db.operations.backups import make_backup, restore_backup
from db.operations.setup import new_recovery_key
from db.queries.check import check
from tests.db.operations.backups.conftest import names
from tests.shops import ONE, add_item, digest, on_hand, open_shop, sell


def test_the_recovery_key_alone_restores(
    shop_database: ShopDatabase,
    owner: Actor,
    rice: bytes,
    recovery_key: str,
    tmp_path: Path,
    usb: Path,
) -> None:
    """In a new folder; what was booked after the backup is not there."""
    made = make_backup(shop_database, owner, folder=usb)
    sell(shop_database, owner, rice, ONE)
    restored = restore_backup(made.file.path, tmp_path / "new", recovery_key.lower())
    assert restored.problems == ()
    database = open_shop(restored.home)
    assert (on_hand(database, rice), on_hand(shop_database, rice)) == (5 * ONE, 4 * ONE)
    assert check(database) == []
    sell(database, owner, rice, 2 * ONE)
    assert check(database) == []
    database.close()
    assert names(tmp_path / "new") == ["lumbung.db", "lumbung.key"]


def test_a_restored_shop_begins_a_chain_of_its_own(
    shop_database: ShopDatabase, owner: Actor, recovery_key: str, tmp_path: Path
) -> None:
    """Two shops restored from one backup, and the original, never use a number twice."""
    made = make_backup(shop_database, owner)
    entries = "SELECT device, incarnation, device_seq FROM journal"
    used = [set(shop_database.rows(entries))]
    old = set().union(*used)
    for number in range(2):
        home = restore_backup(made.file.path, tmp_path / str(number), recovery_key).home
        database = open_shop(home)
        add_item(database, owner)
        used.append(set(database.rows(entries)) - old)
        told = database.row("SELECT payload FROM journal WHERE kind = 'backup_restored'")
        assert told is not None
        assert json.loads(told[0]) == {
            "file": made.file.path.name,
            "heads": [*made.file.heads()],
        }
        database.close()
    assert len(used[1]) == len(used[2]) == 3
    assert used[1].isdisjoint(used[2])


def test_a_shop_is_never_restored_over(
    shop_database: ShopDatabase,
    owner: Actor,
    recovery_key: str,
    home: Home,
    tmp_path: Path,
    usb: Path,
) -> None:
    """Neither over a shop nor between somebody's files; all stays as it was."""
    made = make_backup(shop_database, owner, folder=usb)
    before = digest(shop_database)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_text("x")
    for folder in (home.folder, tmp_path / "photos"):
        with pytest.raises(Refused, match="folder_not_empty"):
            restore_backup(made.file.path, folder, recovery_key)
    assert digest(shop_database) == before
    assert names(tmp_path / "photos") == ["1.jpg"]


def test_a_lost_shop_is_restored_where_it_was(
    shop_database: ShopDatabase, owner: Actor, rice: bytes, recovery_key: str, home: Home
) -> None:
    """Its file is gone; the backups, the key and what the program left are still there."""
    made = make_backup(shop_database, owner)
    shop_database.close()
    home.database.unlink()
    restore_backup(made.file.path, home.folder, recovery_key)
    database = open_shop(home)
    assert on_hand(database, rice) == 5 * ONE
    database.close()


@pytest.mark.parametrize("heads", [True, False])
def test_another_shops_key_restores_nothing(
    shop_database: ShopDatabase,
    owner: Actor,
    recovery_key: str,
    tmp_path: Path,
    usb: Path,
    heads: bool,
) -> None:
    """Mistyped, or another shop's: there is no folder with half a shop."""
    made = make_backup(shop_database, owner, folder=usb)
    if not heads:
        made.file.heads_path.unlink()
    with pytest.raises(InvalidInput):
        restore_backup(made.file.path, tmp_path / "new", recovery_key[:-1])
    with pytest.raises(CannotOpen, match="backup_not_opened"):
        restore_backup(made.file.path, tmp_path / "far" / "new", new_recovery_key())
    assert not (tmp_path / "far").exists()
    assert not (tmp_path / "new").exists()
