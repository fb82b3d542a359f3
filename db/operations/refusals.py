"""What somebody tried at the command line and was not allowed; windows do not offer it."""

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import PermissionDenied
from db.operations.work import writing


def note_refusal(
    database: ShopDatabase, denied: PermissionDenied, *, actor: Actor, operation: str
) -> None:
    """Leaves a row in the journal of what was refused, without what was typed."""
    with writing(database, actor) as work:
        payload = {"operation": operation, "permission": denied.permission}
        work.record("refused", actor.account, payload)
