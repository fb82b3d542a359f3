"""Sales that wait while their cashier serves somebody else."""

from typing import Final

from db.access import Actor, refuse_badge
from db.connection import ShopDatabase
from db.errors import Refused
from db.operations.own_drafts import drafting, drop_draft, own_draft
from db.operations.work import Work
from db.rules.texts import clean_line

LABEL_LIMIT: Final = 64
HAS_LINES = "SELECT 1 FROM draft_line WHERE draft = ? AND undone_at IS NULL LIMIT 1"
PARK = "UPDATE draft SET parked_at = ?, label = coalesce(?, label) WHERE id = ?"
IS_PARKED = "SELECT parked_at IS NOT NULL FROM draft WHERE id = ?"
RESUME = "UPDATE draft SET parked_at = NULL WHERE id = ?"
OPEN = "SELECT id FROM draft WHERE owner = ? AND kind = ? AND parked_at IS NULL"


def park_draft(
    database: ShopDatabase, actor: Actor, *, draft: bytes, label: str | None = None
) -> None:
    """Puts a draft aside: the next scan begins another one. None keeps the label that it has.

    `Refused("draft_empty")` without a line that counts, `Refused("code_is_badge")` for a badge as
    its name. One that waits already only gets the label.
    """
    with drafting(database, actor) as work:
        own_draft(work, draft)
        if not database.row(HAS_LINES, (draft,)):
            raise Refused("draft_empty")
        if label is not None:
            label = clean_line(label, "label", limit=LABEL_LIMIT, required=False)
            refuse_badge(database, label)
        _park(work, draft, label)


def resume_draft(database: ShopDatabase, actor: Actor, *, draft: bytes) -> None:
    """Goes on with a draft that was put aside; what counts of an open one waits in its place."""
    with drafting(database, actor) as work:
        kind = own_draft(work, draft)
        (is_parked,) = database.rows(IS_PARKED, (draft,))[0]
        if not is_parked:
            return
        for (other,) in database.rows(OPEN, (actor.account, kind)):
            if database.row(HAS_LINES, (other,)):
                _park(work, other, None)
            else:
                drop_draft(work, other)
        database.execute_sql(RESUME, (draft,))


def _park(work: Work, draft: bytes, label: str | None) -> None:
    work.database.execute_sql(PARK, (work.at, label, draft))
