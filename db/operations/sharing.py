"""What people settle of what several PCs did while apart; each leaves its row in the journal."""

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from db.access import Actor, may
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import LOSS, new_id
from db.operations.booking import Line, book
from db.operations.documents import PostedDocument
from db.operations.headers import day_of, new_header
from db.operations.master import change_row
from db.operations.numbers import PREFIXES
from db.operations.work import Work, writing
from db.rules.journal import fields_in, said_in
from db.rules.money import MAX_QUANTITY, line_amount
from db.rules.sharing import CONFLICT_RIGHTS, EDITS, OVERSOLD
from db.rules.texts import folded
from db.sharing.tables import COLUMNS, MODELS, in_column

CONFLICT: Final = """
SELECT journal.kind, journal.subject, journal.payload
FROM verdict JOIN journal ON journal.id = verdict.row
WHERE verdict.row = ? AND verdict.outcome = 'conflict'
"""
REFUSAL: Final = """
SELECT journal.actor FROM verdict JOIN journal ON journal.id = verdict.row
WHERE verdict.row = ? AND verdict.outcome = 'refused'
"""
REVIEW: Final = """
SELECT 1 FROM verdict
WHERE row = ? AND outcome = 'accepted' AND details -> 'review' IS NOT NULL
"""
SETTLED: Final = """
SELECT 1 FROM journal WHERE subject = ? AND kind = ? AND NOT EXISTS (
    SELECT 1 FROM verdict WHERE row = journal.id AND outcome = 'refused')
"""
MISSING: Final = """
SELECT -balance.quantity, coalesce(item.unit_cost, 0)
FROM balance JOIN item ON item.id = balance.item
JOIN location ON location.id = balance.location AND location.kind = 'internal'
WHERE balance.item = ? AND balance.location = ? AND balance.lot = ?
"""
HOLDER: Final = "SELECT 1 FROM item WHERE id = :id UNION ALL SELECT 1 FROM document WHERE id = :id"
COUNTED: Final = "SELECT 1 FROM count_line WHERE id = ?"


@dataclass(frozen=True)
class _Wanted:
    """The change that came too late."""

    table: str
    subject: bytes
    field: str
    value: Any


def settle_conflict(
    database: ShopDatabase, actor: Actor, *, row: bytes, take: Literal["theirs", "mine"]
) -> None:
    """Ends a conflict about a field: what stands stays, or is changed once more, to `mine`.

    `row` is that of the journal. A second time changes nothing. Raises
    `NotFound("conflict_unknown")`, and `Refused("row_gone")` where the row is there no more.
    """
    with writing(database, actor, *CONFLICT_RIGHTS) as work:
        if take not in ("theirs", "mine"):
            raise InvalidInput("choice_unknown", "take")
        wanted = _wanted(work, row)
        work.require(EDITS.get(wanted.table, "sharing.manage"))
        if _is_settled(work, row, "conflict_settled"):
            return
        if take == "mine":
            _change(work, wanted)
        work.record("conflict_settled", row, {"take": take})


def keep_double(database: ShopDatabase, actor: Actor, *, holder: bytes) -> None:
    """Lets an item keep a code, or a document its number, that another one has too.

    It is asked no more once all but one of them were kept. `NotFound("double_unknown")`.
    """
    with writing(database, actor, *CONFLICT_RIGHTS) as work:
        if not work.database.row(HOLDER, {"id": holder}):
            raise NotFound("double_unknown")
        if not _is_settled(work, holder, "conflict_settled"):
            work.record("conflict_settled", holder, {"take": "both"})


def accept_oversold(
    database: ShopDatabase, actor: Actor, *, item: bytes, location: bytes, lot: bytes
) -> PostedDocument:
    """Posts the adjustment that brings a place from below nothing to nothing.

    The goods are gone: what was sold twice was there once. `Refused("already_settled")` where
    nothing is missing (any more).
    """
    with writing(database, actor, "stock.adjust") as work:
        missing, unit_cost = work.database.row(MISSING, (item, location, lot)) or (0, 0)
        if missing <= 0:
            raise Refused("already_settled")
        header = new_header(
            work, new_id(), "adjustment", PREFIXES["adjustment"], day_of(work, None)
        )
        quantity = min(missing, MAX_QUANTITY)
        line = Line(
            id=new_id(),
            movement=new_id(),
            item=item,
            source=LOSS,
            destination=location,
            quantity=quantity,
            lot=lot,
            stated_cost=line_amount(quantity, unit_cost),
        )
        book(work, replace(header, reason=OVERSOLD), [line])
        return PostedDocument(header.id, header.number, header.total, 1)


def note_recheck(database: ShopDatabase, actor: Actor, *, line: bytes) -> None:
    """Says that a counted line was looked at again and stands. `NotFound("line_unknown")`."""
    with writing(database, actor, "stock.count") as work:
        if not work.database.row(COUNTED, (line,)):
            raise NotFound("line_unknown")
        if not _is_settled(work, line, "recheck_seen"):
            work.record("recheck_seen", line, {})


def confirm_review(database: ShopDatabase, actor: Actor, *, row: bytes) -> None:
    """Says that what the hub marked was looked at and is right. `NotFound("review_unknown")`."""
    with writing(database, actor, "sharing.manage") as work:
        if not work.database.row(REVIEW, (row,)):
            raise NotFound("review_unknown")
        if not _is_settled(work, row, "review_confirmed"):
            work.record("review_confirmed", row, {})


def note_refusal(database: ShopDatabase, actor: Actor, *, row: bytes) -> None:
    """Says that whoever did it, or who manages sharing, has read why the hub refused a row."""
    with writing(database, actor) as work:
        found = work.database.row(REFUSAL, (row,))
        if not found:
            raise NotFound("refusal_unknown")
        if found[0] != actor.account and not may(database, actor, "sharing.manage"):
            raise PermissionDenied("sharing.manage")
        if not _is_settled(work, row, "refusal_seen"):
            work.record("refusal_seen", row, {})


def _wanted(work: Work, row: bytes) -> _Wanted:
    found = work.database.row(CONFLICT, (row,))
    if not found:
        raise NotFound("conflict_unknown")
    kind, subject, payload = found
    said = said_in(payload)
    table = str(said.get("table", "role"))
    if kind == "field_changed":
        return _Wanted(table, subject, str(said.get("field", "")), said.get("after"))
    value = fields_in(said).get("value") if kind == "row_created" else None
    return _Wanted(table, subject, "value" if value is not None else "", value)


def _change(work: Work, wanted: _Wanted) -> None:
    """A change like any other, based on what stands now."""
    if wanted.field not in COLUMNS.get(wanted.table, ()):
        raise Refused("conflict_only_theirs")
    model = MODELS[wanted.table]
    if not model.select().where(model.id == wanted.subject).exists(work.database):
        raise Refused("row_gone")
    values = {wanted.field: in_column(wanted.table, wanted.field, wanted.value)}
    if wanted.table == "item" and wanted.field == "name":
        values["sort_name"] = folded(str(wanted.value))
    change_row(work, model, wanted.subject, **values)


def _is_settled(work: Work, subject: bytes, kind: str) -> bool:
    return work.database.row(SETTLED, (subject, kind)) is not None
