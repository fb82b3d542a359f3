"""What the hub decided of rows, where that is more than "accepted"."""

from collections.abc import Mapping
from typing import Final

from db.connection import ShopDatabase
from db.rules.journal import canonical
from db.sharing.protocol import Verdict

KEEP: Final = """
INSERT INTO verdict (row, subject, seq, outcome, details) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (row) DO UPDATE
SET seq = excluded.seq, outcome = excluded.outcome, details = excluded.details
"""
FORGET: Final = "DELETE FROM verdict WHERE row = ?"
# Also where a hub that is no more had accepted the row, with details.
FORESEE: Final = """
INSERT INTO verdict (row, subject, seq, outcome, details) VALUES (?, ?, NULL, 'refused', ?)
ON CONFLICT (row) DO UPDATE SET outcome = excluded.outcome, details = excluded.details
WHERE seq IS NULL AND outcome = 'accepted'
"""
IS_OUT: Final = "SELECT row FROM verdict WHERE row IN ({}) AND outcome <> 'accepted'"


def is_plain(verdict: Verdict) -> bool:
    """Whether a row is accepted and that is all; a field's version every copy counts itself."""
    return verdict.outcome == "accepted" and not verdict.details.keys() - {"version"}


def keep_verdict(
    database: ShopDatabase, row: bytes, subject: bytes, seq: int, verdict: Verdict
) -> None:
    """What was decided; a plain "accepted" leaves nothing behind."""
    if is_plain(verdict):
        database.execute_sql(FORGET, (row,))
    else:
        said = (row, subject, seq, verdict.outcome, canonical(verdict.details))
        database.execute_sql(KEEP, said)


def foresee_refusal(
    database: ShopDatabase, row: bytes, subject: bytes, details: Mapping[str, object]
) -> None:
    """Takes a waiting row for refused until the hub says what it is."""
    database.execute_sql(FORESEE, (row, subject, canonical(details)))
