"""Rows of the feed that no program writes: whatever they say, what comes behind them is taken."""

import hashlib
import json
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import new_id
from db.operations.places import add_category
from db.queries.conflicts import field_conflicts
from db.queries.sharing import refusals
from db.rules.journal import GENESIS, entry_text
from db.sharing.protocol import Agreed, Verdict
from db.sharing.step import apply_page
from tests.db.sharing.rows import item_fields
from tests.db.sharing.shared import all_waiting, join

DEEP = 3_000
HUGE = 10**30
VALUES: dict[str, str] = {
    "deep": "[" * DEEP + "]" * DEEP,
    "a list": "[1]",
    "an object": '{"a":1}',
    "a fraction": "1.5",
    "an exponent": "1e3",
    "infinity": "1e999",
    "huge": str(HUGE),
    "half a character": '"\\ud800"',
    "nothing in it": '"\\u0000"',
    "no id": '"zz"',
    "a short id": '"00"',
    "null": "null",
    "true": "true",
}
PLACES = {
    "created": '{{"table":"item","fields":{{"id":"{item}","name":{value}}}}}',
    "made of": '{{"table":"item","fields":{value}}}',
    "of a table": '{{"table":{value},"fields":{{}}}}',
    "changed": '{{"table":"item","field":"note","base":1,"before":"","after":{value}}}',
    "an id": '{{"table":"item","field":"supplier","base":1,"before":null,"after":{value}}}',
    "its name": '{{"table":"item","field":"name","base":1,"before":"Kopi","after":{value}}}',
    "of a field": '{{"table":"item","field":{value},"base":1,"before":"","after":""}}',
    "permissions": '{{"version":2,"permissions":{value}}}',
    "a permission": '{{"version":2,"permissions":{{"item.view":{value}}}}}',
    "more": '{{"table":"item","field":"note","base":1,"before":"","after":"","more":{value}}}',
    "all": "{value}",
}
KINDS = {"created": "row_created", "made of": "row_created", "of a table": "row_created"}


class Feed:
    """A hub's rows, one after the other, of a PC that writes what it likes."""

    def __init__(self) -> None:
        self.device, self.head, self.seq = new_id(), GENESIS, 0

    def row(
        self, kind: str, subject: bytes, payload: str, body: str | None = None, said: str = ""
    ) -> Agreed:
        """The next one; `said` is what the hub decided."""
        self.seq += 1
        entry = entry_text(
            id=new_id(),
            device=self.device,
            incarnation=1,
            device_seq=self.seq,
            kind=kind,
            subject=subject,
            payload=payload,
            actor=new_id(),
            role_version=1,
            at=1,
            previous_hash=self.head,
        )
        self.head = hashlib.sha256(entry.encode()).digest()
        verdict = Verdict(said or "accepted", {})  # type: ignore[arg-type]
        return Agreed(self.seq, entry, body, None, 0, verdict)


def unread(database: ShopDatabase) -> set[bytes]:
    """Rows of the journal that changed nothing here."""
    sql = "SELECT row FROM verdict WHERE details ->> 'unread' IS NOT NULL"
    return {row for (row,) in database.rows(sql)}


@pytest.mark.parametrize("decided", ["accepted", "refused", "conflict"])
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_row_stops_those_behind_it(
    shop_database: ShopDatabase, owner: Actor, value: str, decided: str
) -> None:
    """Each is in the journal and can be listed, and the item that comes last is in its list."""
    join(shop_database)
    feed, item, role = Feed(), new_id(), new_id()
    good = json.dumps({"table": "item", "fields": _hexed({**item_fields("Kopi"), "id": item})})
    page = [feed.row("row_created", item, good)]
    for place, payload in PLACES.items():
        subject = {"created": new_id(), "made of": new_id()}.get(place, item)
        kind = KINDS.get(place, "field_changed")
        if "permission" in place:
            subject, kind = role, "role_permissions_set"
        text = payload.format(item=subject.hex(), value=value)
        page.append(feed.row(kind, subject, text, said=decided))
    page += [feed.row(kind, new_id(), value, value, decided) for kind in _other_kinds()]
    last = new_id()
    more = json.dumps({"table": "item", "fields": _hexed({**item_fields("Teh"), "id": last})})
    page.append(feed.row("row_created", last, more))
    apply_page(shop_database, page, owner.clock)
    assert shop_database.row("SELECT name FROM item WHERE id = ?", (last,)) == ("Teh",)
    assert shop_database.row("SELECT cursor FROM hub_link") == (len(page),)
    listed = [*refusals(shop_database, owner), *field_conflicts(shop_database, owner)]
    assert bool(listed) == (decided != "accepted" and value != VALUES["deep"])


def test_a_row_that_waits_here_and_cannot_be_taken(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Waits no longer: the hub has it, whatever was said of it."""
    join(shop_database)
    add_category(shop_database, owner, name="Teh")
    offered = all_waiting(shop_database)[-1]
    decided = Verdict("accepted", {"revives": ["no id"]})
    agreed = Agreed(1, offered.entry, offered.body, offered.signature, 0, decided)
    apply_page(shop_database, [agreed], owner.clock)
    assert unread(shop_database) == {offered.id}
    assert offered.id not in {row.id for row in all_waiting(shop_database)}


def _other_kinds() -> tuple[str, ...]:
    return ("document_posted", "history_added", "import_started", "import_undone", "refused", "x")


def _hexed(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: v.hex() if isinstance(v, bytes) else v for name, v in fields.items()}
