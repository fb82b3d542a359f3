"""A backup counts when it is whole and its books agree."""

import itertools
import json
from pathlib import Path

import pytest

from db.access import Actor
from db.backup import copy_database, heads_in
from db.backup_files import newest_backup
from db.connection import ShopDatabase
from db.errors import CannotOpen, PermissionDenied, Refused
from db.heads import kept_heads
from db.home import Home
from db.operations.backups import back_up_when_due, make_backup
from tests.db.operations.backups.conftest import LAST, NOON, damaged_books, names
from tests.shops import add_item, at


def test_a_backup_is_a_file_with_its_heads_and_a_row_of_the_journal(
    shop_database: ShopDatabase, owner: Actor, rice: bytes, home: Home
) -> None:
    """The heads are those of the moment before the row that tells of it."""
    heads = heads_in(shop_database.connection())
    made = make_backup(shop_database, at(owner, NOON), folder=None)
    assert made.problems == ()
    assert names(home.backups) == [
        "journal-heads.jsonl",
        "lumbung-20260331-120000-000000.db",
        "lumbung-20260331-120000-000000.heads",
    ]
    assert made.file.heads() == heads
    assert [head.to_line() for head in kept_heads(home.journal_heads)] == [*heads]
    kind, actor, payload = shop_database.rows(LAST.replace("at DESC, ", ""))[0]
    assert (kind, actor) == ("backup_made", owner.account)
    assert json.loads(payload) == {"file": made.file.path.name, "heads": [*heads]}


def test_a_backup_shows_nothing(shop_database: ShopDatabase, owner: Actor, rice: bytes) -> None:
    """Encrypted like the original."""
    content = make_backup(shop_database, owner).file.path.read_bytes()
    assert b"SQLite format 3" not in content
    assert b"Beras Ramos" not in content


def test_only_who_may_makes_one(shop_database: ShopDatabase, warehouse: Actor, home: Home) -> None:
    """Nothing is written for others."""
    with pytest.raises(PermissionDenied, match=r"backup\.manage"):
        make_backup(shop_database, warehouse)
    assert not home.backups.exists()


def test_a_backup_elsewhere_moves_nothing_out(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, usb: Path
) -> None:
    """On somebody's own disk old backups are theirs to take away."""
    for hour in range(3):
        make_backup(shop_database, at(owner, NOON + hour), folder=usb)
    assert len(list((tmp_path / "usb").glob("*.db"))) == 3


def test_books_that_do_not_agree_are_kept_apart(
    shop_database: ShopDatabase, owner: Actor, rice: bytes, home: Home
) -> None:
    """Better a doubtful copy than none; it does not count, and takes no good one's place."""
    make_backup(shop_database, at(owner, NOON))
    damaged_books(shop_database)
    made = make_backup(shop_database, at(owner, NOON + 1))
    assert {problem.code for problem in made.problems} == {"balance_differs"}
    assert made.file.path.name == "doubtful-20260331-120000-000001.db"
    newest = newest_backup(home.backups)
    assert newest is not None
    assert newest.path.name == "lumbung-20260331-120000-000000.db"


def test_few_doubtful_ones_stay(shop_database: ShopDatabase, owner: Actor, rice: bytes) -> None:
    """They must not fill the disk."""
    damaged_books(shop_database)
    made = [make_backup(shop_database, at(owner, NOON + n)).file for n in range(5)]
    assert [file.path.exists() for file in made] == [False, False, True, True, True]


def test_a_damaged_copy_does_not_count(
    shop_database: ShopDatabase, owner: Actor, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk wrote something else than it was told."""

    def copy_badly(database: ShopDatabase, target: Path, *_more: object) -> tuple[str, ...]:
        heads = copy_database(database, target)
        content = bytearray(target.read_bytes())
        for page in range(10, len(content) // 4_096):
            content[page * 4_096 + 50] ^= 0xFF
        target.write_bytes(content)
        return heads

    monkeypatch.setattr("db.operations.backups.copy_database", copy_badly)
    with pytest.raises(CannotOpen, match="damaged"):
        make_backup(shop_database, owner)
    assert names(home.backups) == []


def test_a_copy_of_another_moment_does_not_count(
    shop_database: ShopDatabase, owner: Actor, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its head is not the one that the source had."""

    def copy_late(database: ShopDatabase, target: Path, *_more: object) -> tuple[str, ...]:
        heads = copy_database(database, target)
        add_item(database, owner)
        copy_database(database, target)
        return heads

    monkeypatch.setattr("db.operations.backups.copy_database", copy_late)
    with pytest.raises(Refused, match="backup_altered"):
        make_backup(shop_database, owner)
    assert names(home.backups) == []


@pytest.mark.parametrize("patience", [0, 1, 20])
def test_a_backup_that_nobody_wants_any_more_leaves_nothing(
    shop_database: ShopDatabase, home: Home, monkeypatch: pytest.MonkeyPatch, patience: int
) -> None:
    """While it copies, when it begins to look at the copy, and in the middle of that."""
    monkeypatch.setattr("db.connection.STEPS_BETWEEN_LOOKS", 100)
    asked = itertools.count()
    with pytest.raises(CannotOpen, match="interrupted"):
        back_up_when_due(shop_database, unwanted=lambda: next(asked) >= patience)
    assert names(home.backups) == []
