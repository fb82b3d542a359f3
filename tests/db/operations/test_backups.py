"""Backups: made, tried, kept by age, restored into a life of their own."""

import itertools
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.access import Actor
from db.backup import copy_database, heads_in
from db.backup_files import newest_backup
from db.connection import ShopDatabase
from db.errors import CannotOpen, InvalidInput, NotFound, PermissionDenied, Refused
from db.heads import kept_heads
from db.home import Home
from db.ids import NOBODY
from db.operations.backups import back_up_when_due, make_backup, restore_backup, rotate
from db.operations.setup import new_recovery_key
from db.queries.backups import backups
from db.queries.check import Problem, check
from tests.shops import ONE, add_item, at, digest, on_hand, open_shop, receive, sell

DAY = 24 * 60 * 60 * 1_000_000
NOON = int(datetime(2026, 3, 31, 12, tzinfo=UTC).timestamp()) * 1_000_000
LAST = "SELECT kind, actor, payload FROM journal ORDER BY at DESC, device_seq DESC LIMIT 1"


@pytest.fixture
def rice(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Five bags."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 5 * ONE, 600_000)
    return item


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """Another disk."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def damaged_books(database: ShopDatabase) -> None:
    """Somebody overwrites a balance behind the program's back."""
    database.execute_sql("UPDATE balance SET quantity = quantity + 1 WHERE quantity > 0")


# made


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


# the daily one


def test_the_daily_backup_is_made_once_a_day(shop_database: ShopDatabase) -> None:
    """In nobody's name, and needs no right."""
    assert back_up_when_due(shop_database, clock=lambda: NOON) is not None
    assert shop_database.row(LAST.replace("at DESC, ", ""))[:2] == ("backup_made", NOBODY)  # type: ignore[index]  # there is one
    assert back_up_when_due(shop_database, clock=lambda: NOON + DAY - 1) is None
    assert back_up_when_due(shop_database, clock=lambda: NOON + DAY) is not None


def test_a_clock_that_was_wrong_stops_no_backup(shop_database: ShopDatabase) -> None:
    """A backup of next year is no reason to make none today."""
    back_up_when_due(shop_database, clock=lambda: NOON + 300 * DAY)
    assert back_up_when_due(shop_database, clock=lambda: NOON) is not None


def test_old_ones_make_room(shop_database: ShopDatabase, home: Home) -> None:
    """Ten days of backups: a week of them, and the last of each week and month before."""
    for day in range(10):
        back_up_when_due(shop_database, clock=lambda day=day: NOON + day * DAY)  # type: ignore[misc]  # bound now
    days = [file[12:16] for file in names(home.backups) if file.endswith(".db")]
    assert days == ["0331", "0403", "0404", "0405", "0406", "0407", "0408", "0409"][-len(days) :]
    assert len(days) == 8
    assert len(names(home.backups)) == 1 + 2 * len(days)


def test_what_a_crash_left_goes_when_it_is_old(shop_database: ShopDatabase, home: Home) -> None:
    """Pieces of backups; a young one may be another program's, and other files are people's."""
    home.backups.mkdir()
    (home.backups / "trial-old").mkdir()
    for name in ("a.part", "b.new", "c.heads", "trial-old/lumbung.db", "holiday.jpg", "mine.db"):
        (home.backups / name).write_text("x")
    (home.backups / "young.part").write_text("x")
    before = datetime.now(UTC) - timedelta(hours=2)
    for path in home.backups.iterdir():
        if path.name != "young.part":
            os.utime(path, (before.timestamp(), before.timestamp()))
    rotate(home.backups)
    assert names(home.backups) == ["holiday.jpg", "mine.db", "young.part"]


# restored


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


# which there are


def test_the_list_says_what_the_journal_knows(
    shop_database: ShopDatabase, owner: Actor, rice: bytes, home: Home
) -> None:
    """Verified, altered, of a later time, or with nothing to say."""
    made = [make_backup(shop_database, at(owner, NOON + day * DAY)).file for day in range(4)]
    head = json.loads(made[1].heads()[0])
    made[1].keep_heads((json.dumps(head | {"hash": "00" * 32}),))
    made[2].keep_heads((json.dumps(head | {"device_seq": 1_000}),))
    made[3].heads_path.unlink()
    found = backups(shop_database, owner)
    assert [(row.path, row.state) for row in found] == [
        (made[3].path, "unverified"),
        (made[2].path, "unknown"),
        (made[1].path, "altered"),
        (made[0].path, "verified"),
    ]
    assert {row.kind for row in found} == {"backup"}
    assert found[3].made_at == datetime(2026, 3, 31, 12, tzinfo=UTC)
    assert found[3].size == made[0].path.stat().st_size
    assert found[3].entries == head["device_seq"] - 1


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"device": "zz"}', "1"])
def test_heads_that_cannot_be_read_are_altered(
    shop_database: ShopDatabase, owner: Actor, text: str
) -> None:
    """Whoever wrote them, it was not Lumbung."""
    make_backup(shop_database, owner).file.keep_heads((text,))
    assert [row.state for row in backups(shop_database, owner)] == ["altered"]


def test_the_list_is_for_who_may(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, tmp_path: Path
) -> None:
    """An empty folder, and one that is not there, have no backups."""
    with pytest.raises(PermissionDenied):
        backups(shop_database, cashier)
    assert backups(shop_database, owner) == []
    assert backups(shop_database, owner, folder=tmp_path) == []
