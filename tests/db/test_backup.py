"""Copying a database that people work in."""

import json
from pathlib import Path

import pytest

from db.access import Actor
from db.backup import PAGES_A_STEP, copy_database, heads_in
from db.connection import ShopDatabase, open_database
from db.errors import CannotOpen
from db.keys import salt_of
from db.queries.check import check
from tests.shops import ONE, add_item, digest, on_hand, receive


def opened(path: Path, database: ShopDatabase) -> ShopDatabase:
    """A copy, opened with the original's key."""
    return open_database(path, database.key, path.parent / "older")


def test_a_copy_is_the_original(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> None:
    """Every row, the journal's heads, key and salt; one file that shows nothing."""
    receive(shop_database, owner, add_item(shop_database, owner), 5 * ONE)
    heads = copy_database(shop_database, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]
    assert b"SQLite format 3" not in (tmp_path / "copy.db").read_bytes()
    assert salt_of(tmp_path / "copy.db") == salt_of(shop_database.path)
    copy = opened(tmp_path / "copy.db", shop_database)
    assert digest(copy) == digest(shop_database)
    assert heads == heads_in(shop_database.connection()) == heads_in(copy.connection())
    assert check(copy) == []
    copy.close()


def test_the_head_is_the_last_row_of_each_chain(shop_database: ShopDatabase) -> None:
    """One line of JSON a chain, for eyes and other programs."""
    (line,) = heads_in(shop_database.connection())
    head = json.loads(line)
    last = shop_database.row(
        "SELECT hex(device), incarnation, device_seq, hex(hash) FROM journal "
        "ORDER BY device_seq DESC"
    )
    assert last == (
        *(head["device"].upper(), head["incarnation"], head["device_seq"]),
        head["hash"].upper(),
    )


def test_writes_meanwhile_neither_wait_nor_restart_it(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each step of the copy somebody books; the copy is of the moment when it began."""
    monkeypatch.setattr("db.backup.PAGES_A_STEP", PAGES_A_STEP // 100)
    item = add_item(shop_database, owner)
    begun, steps = digest(shop_database), 0

    def book() -> bool:
        nonlocal steps
        steps += 1
        receive(shop_database, owner, item, ONE)
        return False

    copy_database(shop_database, tmp_path / "copy.db", book)
    copy = opened(tmp_path / "copy.db", shop_database)
    assert digest(copy) == begun
    copy.close()
    assert steps == on_hand(shop_database, item) / ONE
    assert 5 < steps < 100


def test_a_copy_that_nobody_wants_any_more_leaves_nothing(
    shop_database: ShopDatabase, tmp_path: Path
) -> None:
    """The program closes in the middle."""
    folder = tmp_path / "copies"
    with pytest.raises(CannotOpen, match="interrupted"):
        copy_database(shop_database, folder / "copy.db", lambda: True)
    assert list(folder.iterdir()) == []


def test_a_copy_that_is_not_sound_does_not_count(
    shop_database: ShopDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read back differs from what was read."""
    monkeypatch.setattr("db.backup.heads_in", lambda connection: (repr(connection),))
    with pytest.raises(CannotOpen, match="copy_damaged"):
        copy_database(shop_database, tmp_path / "copies" / "copy.db")
    assert list((tmp_path / "copies").iterdir()) == []
