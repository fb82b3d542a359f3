"""The journal's viewer, and tampering that hashes the chain anew: kept heads name the place."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.heads import keep_heads, kept_heads
from db.operations.places import add_category, rename_category
from db.queries.check import check
from db.queries.journal import (
    HASHED,
    JournalFilter,
    journal_entries,
    journal_heads,
    journal_kinds,
    journal_problems,
    verify_heads,
)
from db.rules.journal import GENESIS, Head, entry_hash
from tests.db.queries.test_check import tamper
from tests.shops import ONE, add_item, at, receive, sell

DAY = 86_400_000_000
NOON = 1_767_243_600_000_000  # 2026-01-01 12:00 in Jakarta
ROW = ", ".join(HASHED)


@pytest.fixture
def busy(shop_database: ShopDatabase, owner: Actor, cashier: Actor) -> list[Head]:
    """A shop where things went on, and the heads that were kept in between."""
    heads = journal_heads(shop_database)
    tea = add_item(shop_database, owner, "Teh", "8991234567897", sale_price=150)
    receive(shop_database, owner, tea, 10 * ONE, 100)
    heads += journal_heads(shop_database)
    for number in range(4):
        sell(shop_database, cashier, tea, ONE)
        category = add_category(shop_database, owner, name=f"Kelompok {number}")
        rename_category(shop_database, owner, category=category, name=f"K{number}")
        heads += journal_heads(shop_database)
    return heads


def rehash(database: ShopDatabase) -> None:
    """What somebody with the key and our code does after tampering: the whole chain anew."""
    previous = GENESIS
    changes = []
    rows = database.rows(f"SELECT {ROW} FROM journal ORDER BY device_seq")
    for sequence, row in enumerate(rows, start=1):
        fields: dict[str, Any] = dict(zip(HASHED, row, strict=True))
        fields |= {"device_seq": sequence, "previous_hash": previous}
        changes.append((sequence, previous, entry_hash(**fields), fields["id"]))
        previous = changes[-1][2]
    triggers = database.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%'"
    )
    for name, _sql in triggers:
        database.execute_sql(f"DROP TRIGGER {name}")
    for change in changes:
        sql = "UPDATE journal SET device_seq = ?, previous_hash = ?, hash = ? WHERE id = ?"
        database.execute_sql(sql, change)
    for _name, sql in triggers:
        database.execute_sql(sql)


def place(head: Head, first: int) -> str:
    """How the check names the rows from one on to a kept head."""
    return f"{head.device.hex()[-8:]}/{head.incarnation}/{first}-{head.device_seq}"


def codes(database: ShopDatabase, heads: list[Head]) -> set[tuple[str, str]]:
    """What the check finds."""
    return {(problem.code, problem.subject) for problem in check(database, heads)}


def test_kept_heads_hold_in_an_honest_shop(
    shop_database: ShopDatabase, owner: Actor, busy: list[Head]
) -> None:
    """All of them, in whatever order, also while work goes on."""
    add_category(shop_database, owner, name="Lagi")
    assert check(shop_database, busy[::-1]) == []
    assert journal_problems(shop_database, owner, heads=busy) == []


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE journal SET actor = zeroblob(16) WHERE device_seq = {row}"],
        ["UPDATE journal SET at = at + 1 WHERE device_seq = {row}"],
        ["UPDATE journal SET payload = '{{}}' WHERE device_seq = {row}"],
        ["DELETE FROM journal WHERE device_seq = {row}"],
        ["DELETE FROM journal WHERE device_seq >= {row}"],
        [
            "UPDATE journal SET device_seq = 100000 WHERE device_seq = {row}",
            "UPDATE journal SET device_seq = {row} WHERE device_seq = {row} + 1",
            "UPDATE journal SET device_seq = {row} + 1 WHERE device_seq = 100000",
        ],
    ],
)
@pytest.mark.parametrize("kept", [1, 2, 4])
def test_a_chain_hashed_anew_shows_at_the_kept_heads(
    shop_database: ShopDatabase, busy: list[Head], statements: list[str], kept: int
) -> None:
    """Changed, cut, cut off or reordered: between the last head that holds and the next one."""
    row = busy[kept].device_seq + 1
    tamper(shop_database, *(statement.format(row=row) for statement in statements))
    rehash(shop_database)
    assert not {code for code, _ in codes(shop_database, [])} & {"journal_gap", "journal_altered"}
    assert verify_heads(shop_database, busy[: kept + 1]) == []
    found = {subject for code, subject in codes(shop_database, busy) if "head" in code}
    assert found == {place(busy[kept + 1], row)}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE journal SET at = at + 1 WHERE device_seq = {row}", "journal_altered"),
        ("DELETE FROM journal WHERE device_seq = {row}", "journal_gap"),
        ("UPDATE journal SET device_seq = 100000 WHERE device_seq = {row}", "journal_gap"),
        (
            "UPDATE journal SET device_seq = 100000 WHERE device_seq = {row};"
            "UPDATE journal SET device_seq = {row} WHERE device_seq = {row} + 1;"
            "UPDATE journal SET device_seq = {row} + 1 WHERE device_seq = 100000",
            "journal_altered",
        ),
    ],
)
def test_without_rehashing_the_chain_itself_names_the_place(
    shop_database: ShopDatabase, busy: list[Head], statement: str, code: str
) -> None:
    """No head is needed for that."""
    row = busy[2].device_seq
    tamper(shop_database, *statement.format(row=row).split(";"))
    start = f"{busy[0].device.hex()[-8:]}/1/"
    places = {found for name, found in codes(shop_database, []) if name == code}
    assert places & {f"{start}{row}", f"{start}{row + 1}"}


def test_another_shops_heads_and_other_chains(
    shop_database: ShopDatabase, busy: list[Head]
) -> None:
    """A chain that is not there at all, and another incarnation of this PC."""
    for other in (
        Head(bytes(16), 1, 7, bytes(32)),
        Head(busy[-1].device, 2, 7, busy[-1].hash),
    ):
        (problem,) = verify_heads(shop_database, [other, *busy])
        assert problem.subject == place(other, 1)


def test_heads_are_kept_in_a_file(
    shop_database: ShopDatabase, busy: list[Head], tmp_path: Path
) -> None:
    """Added to, never rewritten; none before the first."""
    file = tmp_path / "backups" / "heads.jsonl"
    assert kept_heads(file) == []
    keep_heads(file, busy[:2])
    keep_heads(file, busy[2:])
    assert kept_heads(file) == busy
    with file.open("a") as lines:
        lines.write("scribbled\n")
    with pytest.raises(InvalidInput, match="journal_head_unreadable"):
        kept_heads(file)


def test_the_newest_acts_come_first_page_by_page(
    shop_database: ShopDatabase, owner: Actor, busy: list[Head]
) -> None:
    """Every row once, with the names of people and PC."""
    pages, after = [], None
    while page := journal_entries(shop_database, owner, after=after, limit=7):
        pages += page
        after = page[-1]
    stored = shop_database.rows("SELECT id FROM journal ORDER BY at DESC, id DESC")
    assert [entry.id for entry in pages] == [row for (row,) in stored]
    assert {entry.device_code for entry in pages} == {"K1"}
    assert {entry.actor_name for entry in pages} == {"Ibu Sri", "Kasir"}
    renamed = pages[0]
    assert (renamed.kind, renamed.payload["after"]) == ("field_changed", "K3")


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (lambda person, _: JournalFilter(person=person), 4),
        (lambda *_: JournalFilter(kind="document_posted"), 5),
        (lambda person, _: JournalFilter(person=person, kind="row_created"), 0),
        (lambda _, subject: JournalFilter(subject=subject), 2),
    ],
)
def test_acts_by_person_kind_and_subject(
    shop_database: ShopDatabase,
    owner: Actor,
    cashier: Actor,
    busy: list[Head],
    chosen: Callable[[bytes, bytes], JournalFilter],
    count: int,
) -> None:
    """Each narrows what is shown, and together all of them do."""
    newest = journal_entries(shop_database, owner, limit=1)[0]
    where = chosen(cashier.account, newest.subject)
    assert len(journal_entries(shop_database, owner, where=where)) == count


def test_acts_of_a_period_are_those_of_the_shops_days(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """From the first moment of the first day to the last of the last, in Jakarta."""
    for hours in (-12, 0, 11.99, 12, 36):
        moment = NOON + int(hours * DAY / 24)
        add_category(shop_database, at(owner, moment), name=f"Jam {hours}")
    where = JournalFilter(first=date(2026, 1, 1), last=date(2026, 1, 1))
    entries = journal_entries(shop_database, owner, where=where)
    names = [entry.payload["fields"]["name"] for entry in entries]
    assert names == ["Jam 11.99", "Jam 0", "Jam -12"]


def test_kinds_to_choose_from(shop_database: ShopDatabase, owner: Actor, busy: list[Head]) -> None:
    """What there is, in order."""
    assert journal_kinds(shop_database, owner) == [
        *("document_posted", "field_changed", "row_created")
    ]


@pytest.mark.parametrize(
    "where",
    [
        JournalFilter(),
        JournalFilter(person=bytes(16)),
        JournalFilter(kind="x"),
        JournalFilter(subject=bytes(16)),
        JournalFilter(first=date(2026, 1, 1)),
    ],
)
def test_no_page_reads_the_whole_journal(
    shop_database: ShopDatabase,
    owner: Actor,
    where: JournalFilter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every way to look has its index, also from the second page on."""
    first = journal_entries(shop_database, owner, limit=1)[0]
    asked: list[tuple[str, Any]] = []
    rows = ShopDatabase.rows

    def noted(database: ShopDatabase, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        asked.append((sql, parameters))
        return rows(database, sql, parameters)

    monkeypatch.setattr(ShopDatabase, "rows", noted)
    for after in (None, first):
        journal_entries(shop_database, owner, where=where, after=after)
    monkeypatch.undo()
    for sql, parameters in asked:
        if "FROM journal" in sql:
            plan = repr(shop_database.rows(f"EXPLAIN QUERY PLAN {sql}", parameters))
            assert "SCAN journal'" not in plan
            assert "USING INDEX journal_by" in plan


def test_the_journal_is_the_owners(shop_database: ShopDatabase, warehouse: Actor) -> None:
    """Nobody else reads it."""
    with pytest.raises(PermissionDenied, match=r"journal\.view"):
        journal_entries(shop_database, warehouse)


def test_a_payload_that_was_tampered_with_is_shown(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Whatever JSON it is now."""
    tamper(shop_database, "UPDATE journal SET payload = '[1]' WHERE device_seq = 1")
    assert journal_entries(shop_database, owner)[-1].payload == {"": [1]}
    assert json.dumps(dict(journal_entries(shop_database, owner)[0].payload))
