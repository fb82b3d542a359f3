"""A person's own drafts and their lines, as the operations on them find and change them."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, PermissionDenied, Refused
from db.operations.work import Work, writing
from db.rules.permissions import POSTING

FIRST_PLACE = """
SELECT id FROM location WHERE kind = 'internal' AND archived_at IS NULL ORDER BY id LIMIT 1
"""
IS_PLACE = """
SELECT 1 FROM location WHERE id = ? AND kind = 'internal' AND archived_at IS NULL
"""
DRAFT = "SELECT kind, owner FROM draft WHERE id = ?"
DRAFT_OF_LINE = """
SELECT draft.id, draft.kind, draft.owner, draft_line.pack_quantity, unit.decimals
FROM draft_line JOIN draft ON draft.id = draft_line.draft
LEFT JOIN item ON item.id = draft_line.item LEFT JOIN unit ON unit.id = item.unit
WHERE draft_line.id = ?
"""


@contextmanager
def drafting(database: ShopDatabase, actor: Actor) -> Iterator[Work]:
    """Whoever may post some kind of document may draft; which kind is asked of the draft."""
    with writing(database, actor, *dict.fromkeys(POSTING.values())) as work:
        yield work


def own_draft(work: Work, draft: bytes) -> str:
    """The draft's kind, when it is the person's own and they may post that kind."""
    found = work.database.row(DRAFT, (draft,))
    if not found or found[1] != work.actor.account:
        raise NotFound("draft_unknown")
    return _permitted(work, found[0])


def own_line(work: Work, line: bytes) -> tuple[str, int]:
    """The kind of the line's draft, and the decimals of its item's unit."""
    found = work.database.row(DRAFT_OF_LINE, (line,))
    if not found or found[2] != work.actor.account:
        raise NotFound("line_unknown")
    return _permitted(work, found[1]), 3 if found[4] is None else found[4]


def draft_of(work: Work, line: bytes) -> bytes:
    """The draft of a line that is there."""
    return bytes(work.database.rows("SELECT draft FROM draft_line WHERE id = ?", (line,))[0][0])


def is_kept(work: Work, line: bytes) -> bool:
    """Whether a line is there still; a draft that was posted or discarded took its lines along."""
    return work.database.row("SELECT 1 FROM draft_line WHERE id = ?", (line,)) is not None


def _permitted(work: Work, kind: str) -> str:
    if POSTING[kind] not in work.rights.scopes:
        raise PermissionDenied(POSTING[kind])
    return kind


def place_of_ours(work: Work, location: bytes | None) -> bytes:
    """A place of ours that is in use; the first one for None."""
    if location is None:
        found = work.database.row(FIRST_PLACE)
        if found is None:
            raise Refused("no_location")
        return bytes(found[0])
    if not work.database.row(IS_PLACE, (location,)):
        raise NotFound("location_unknown")
    return location


def drop_draft(work: Work, draft: bytes) -> None:
    """Removes a draft and its lines, inside another operation."""
    work.database.execute_sql("DELETE FROM draft_line WHERE draft = ?", (draft,))
    work.database.execute_sql("DELETE FROM draft WHERE id = ?", (draft,))


def set_column(work: Work, line: bytes, column: str, value: object) -> None:
    """Sets one column of a draft's line, within the caller's transaction."""
    sql = f"UPDATE draft_line SET {column} = ? WHERE id = ?"  # noqa: S608  (a column that our code names)
    work.database.execute_sql(sql, (value, line))
