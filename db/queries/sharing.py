"""What of a shared shop waits for the hub, what it refused, what somebody is to look at."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.queries.subject_names import subject_name
from db.rules.journal import fields_in, said_in

MOST_ROWS: Final = 500
STATE: Final = """
SELECT state, cursor, (SELECT count(*) FROM journal
    WHERE hub_seq IS NULL AND device = (SELECT device FROM this_device))
FROM hub_link
"""
# Rows of the journal with their people; a document that was refused is in its text alone.
ROWS: Final = """
SELECT journal.id, journal.kind, journal.subject, journal.payload, journal.at, journal.actor,
       account.name, device.code, document.kind, document.number, {more}
FROM {source}
LEFT JOIN account ON account.id = journal.actor
LEFT JOIN device ON device.id = journal.device
LEFT JOIN document ON document.id = journal.subject AND journal.kind = 'document_posted'
{joins}
WHERE {where} ORDER BY {order} LIMIT ?
"""
SETTLED: Final = """
EXISTS (
    SELECT 1 FROM journal AS settling
    WHERE settling.subject = {subject} AND settling.kind = '{kind}' AND NOT EXISTS (
        SELECT 1 FROM verdict AS no WHERE no.row = settling.id AND no.outcome = 'refused'))
"""
WAITING: Final = ROWS.format(
    more="NULL, NULL",
    source="journal",
    joins="",
    where="journal.hub_seq IS NULL AND journal.device = (SELECT device FROM this_device)"
    " AND NOT EXISTS (SELECT 1 FROM verdict WHERE row = journal.id AND outcome = 'refused')"
    " AND (? OR journal.actor = ?)",
    order="journal.incarnation, journal.device_seq",
)
DECIDED: Final = "verdict JOIN journal ON journal.id = verdict.row"
REFUSED: Final = ROWS.format(
    more="verdict.details, row_text.body, "
    + SETTLED.format(subject="journal.id", kind="refusal_seen")
    + " AS is_seen",
    source=DECIDED,
    joins="LEFT JOIN row_text ON row_text.row = journal.id",
    where="verdict.outcome = 'refused' AND (? OR journal.actor = ?)",
    order="is_seen, journal.at DESC, journal.id DESC",  # what is new is never beyond the limit
)
REVIEWS: Final = ROWS.format(
    more="verdict.details, NULL",
    source=DECIDED,
    joins="",
    where="verdict.outcome = 'accepted' AND verdict.details -> 'review' IS NOT NULL AND NOT "
    + SETTLED.format(subject="journal.id", kind="review_confirmed"),
    order="verdict.seq",
)
LINES: Final = """
SELECT item.name, line.quantity FROM document_line AS line JOIN item ON item.id = line.item
WHERE line.document = ? ORDER BY line.position
"""


@dataclass(frozen=True)
class SharingState:
    """How a copy stands: `state` is None for a shop on its own. `waiting` counts rows to go."""

    state: str | None
    cursor: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class SharedRow:
    """A row of the journal: what was done, who did it, when (microseconds UTC), on which PC.

    `document` is the kind of a document, with its number. `name` is what the row that it tells
    of is called, "" where that is not here.
    """

    row: bytes
    kind: str
    subject: bytes
    payload: Mapping[str, Any]
    at: int
    actor: bytes
    actor_name: str | None
    device_code: str | None
    document: str | None
    number: str | None
    name: str = ""


@dataclass(frozen=True)
class RefusedRow:
    """What the hub refused: why (a code with its values), and what it was.

    `said` is a refused document's header and lines, as they were hashed; `goods` the names and
    thousandths of those lines.
    """

    what: SharedRow
    reason: str
    details: Mapping[str, Any]
    said: Mapping[str, Any] | None
    is_seen: bool
    goods: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class ReviewRow:
    """What the hub took and somebody is to look at: the keys of `REVIEWS` in the window's words.

    `goods` are the names and thousandths of a document's lines.
    """

    what: SharedRow
    reasons: tuple[str, ...]
    goods: tuple[tuple[str, int], ...] = ()


def sharing_state(database: ShopDatabase, actor: Actor) -> SharingState:
    """How this copy stands with its hub, as far as it knows without asking it."""
    with reading(database, actor):
        found = database.row(STATE)
        return SharingState(*found) if found else SharingState(None)


def waiting_rows(database: ShopDatabase, actor: Actor, *, limit: int = 200) -> list[SharedRow]:
    """What the hub does not have yet, in its order; without `journal.view` one's own alone."""
    with reading(database, actor):
        rows = database.rows(WAITING, (*_whose(database, actor), _most(limit)))
        return [_row(database, row) for row in rows]


def refusals(
    database: ShopDatabase, actor: Actor, *, unseen: bool = False, limit: int = 200
) -> list[RefusedRow]:
    """What the hub refused, the newest first; without `journal.view` one's own alone."""
    with reading(database, actor):
        rows = database.rows(REFUSED, (*_whose(database, actor), _most(limit)))
        found = [_refused(database, row) for row in rows]
        newest = sorted(found, key=lambda each: (each.what.at, each.what.row), reverse=True)
        return [each for each in newest if not (unseen and each.is_seen)]


def reviews(database: ShopDatabase, actor: Actor, *, limit: int = 200) -> list[ReviewRow]:
    """What somebody is to look at and nobody has confirmed, the oldest first."""
    with reading(database, actor, "sharing.manage"):
        rows = database.rows(REVIEWS, (_most(limit),))
        return [_review(database, row) for row in rows]


def _whose(database: ShopDatabase, actor: Actor) -> tuple[int, bytes]:
    return int(may(database, actor, "journal.view")), actor.account


def _most(limit: int) -> int:
    return max(1, min(limit, MOST_ROWS))


def _row(database: ShopDatabase, row: tuple[Any, ...]) -> SharedRow:
    said = said_in(row[3])
    name = subject_name(database, str(said.get("table", "role")), row[2])
    fields = fields_in(said)
    shown = name or str(fields.get("name") or fields.get("code") or "")
    return SharedRow(*(*row[:3], said, *row[4:10], shown))


def _review(database: ShopDatabase, row: tuple[Any, ...]) -> ReviewRow:
    goods = database.rows(LINES, (row[2],))
    return ReviewRow(_row(database, row), tuple(json.loads(row[10])["review"]), tuple(goods))


def _refused(database: ShopDatabase, row: tuple[Any, ...]) -> RefusedRow:
    details = json.loads(row[10])
    reason = str(details.pop("reason", ""))
    said = _document(row[11]) if row[11] and row[1] == "document_posted" else None
    goods = tuple(_goods(database, line) for line in said["lines"]) if said else ()
    return RefusedRow(_row(database, row), reason, details, said, bool(row[12]), goods)


def _document(body: str) -> Mapping[str, Any] | None:
    """A refused document; None where no program wrote it, which may be why it was refused."""
    said = json.loads(body)
    try:
        header, lines = said["header"], said["lines"]
        texts = [header["kind"], header["number"], *(line["item"] for line in lines)]
        numbers = [header["total"], *(line["quantity"] for line in lines)]
        is_ours = all(bytes.fromhex(line["item"]) for line in lines)
    except (KeyError, TypeError, ValueError):
        return None
    is_ours &= all(type(each) is str for each in texts) and all(type(n) is int for n in numbers)
    return said if is_ours else None


def _goods(database: ShopDatabase, line: Mapping[str, Any]) -> tuple[str, int]:
    return subject_name(database, "item", bytes.fromhex(line["item"])), int(line["quantity"])
