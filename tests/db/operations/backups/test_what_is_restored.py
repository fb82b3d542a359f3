"""What is missing, damaged or doubtful is not restored unasked."""

from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, NotFound, Refused
from db.operations.backups import make_backup, restore_backup
from db.queries.check import Problem
from tests.db.operations.backups.conftest import damaged_books
from tests.shops import ONE, digest, on_hand, open_shop, sell


def test_what_is_no_backup_restores_nothing(recovery_key: str, tmp_path: Path) -> None:
    """Whatever the file is, it is named, and no folder is left behind."""
    for content in (b"", b"no backup", b"x" * 9_000):
        (tmp_path / "letter.db").write_bytes(content)
        with pytest.raises(CannotOpen, match="backup_not_opened") as error:
            restore_backup(tmp_path / "letter.db", tmp_path / "new", recovery_key)
        assert error.value.details == {"file": "letter.db"}
        assert not (tmp_path / "new").exists()


def test_a_disk_that_is_not_there_is_not_made(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """In its place the backup would lie beside the shop."""
    before = digest(shop_database)
    with pytest.raises(NotFound, match="folder_missing"):
        make_backup(shop_database, owner, folder=tmp_path / "usb")
    assert not (tmp_path / "usb").exists()
    assert digest(shop_database) == before


def test_a_missing_backup(recovery_key: str, tmp_path: Path) -> None:
    """Told before anything is made."""
    with pytest.raises(NotFound, match="backup_missing"):
        restore_backup(tmp_path / "nowhere.db", tmp_path / "new", recovery_key)
    assert not (tmp_path / "new").exists()


def test_a_backup_that_is_not_what_its_heads_say(
    shop_database: ShopDatabase, owner: Actor, recovery_key: str, tmp_path: Path, usb: Path
) -> None:
    """Somebody put an older one in its place."""
    made = make_backup(shop_database, owner, folder=usb)
    later = make_backup(shop_database, owner, folder=usb)
    later.file.path.write_bytes(made.file.path.read_bytes())
    with pytest.raises(Refused, match="backup_altered"):
        restore_backup(later.file.path, tmp_path / "new", recovery_key)
    assert not (tmp_path / "new").exists()


def test_a_doubtful_backup_is_restored_when_asked_for(
    shop_database: ShopDatabase, owner: Actor, rice: bytes, recovery_key: str, tmp_path: Path
) -> None:
    """Its problems are told; without the word it is refused."""
    damaged_books(shop_database)
    made = make_backup(shop_database, owner)
    with pytest.raises(Refused, match="backup_doubtful"):
        restore_backup(made.file.path, tmp_path / "new", recovery_key)
    restored = restore_backup(made.file.path, tmp_path / "new", recovery_key, despite_problems=True)
    assert restored.problems[0] == Problem("balance_differs", "Beras Ramos 5 kg")
    assert restored.home.database.exists()


def test_a_backup_that_was_opened_where_it_lay(
    shop_database: ShopDatabase,
    owner: Actor,
    rice: bytes,
    recovery_key: str,
    tmp_path: Path,
    usb: Path,
) -> None:
    """What is still in its log is restored too."""
    made = make_backup(shop_database, owner, folder=usb)
    opened = ShopDatabase(made.file.path, shop_database.key)
    sell(opened, owner, rice, ONE)
    made.file.heads_path.unlink()
    restored = restore_backup(made.file.path, tmp_path / "new", recovery_key)
    opened.close()
    database = open_shop(restored.home)
    assert on_hand(database, rice) == 4 * ONE
    database.close()
