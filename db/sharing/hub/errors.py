"""What goes wrong at the server, as codes that the program has sentences for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg

from db.errors import HubError

OURS: Final = "LB000"  # the SQLSTATE of `hub.fail`; the message is the code
BUSY: Final = frozenset(
    {
        "55P03",  # lock_not_available: somebody else pushes
        "57014",  # query_canceled: it took too long
        "40001",  # serialization_failure
        "40P01",  # deadlock_detected
        "25006",  # read_only_sql_transaction: a standby that is about to take over
        "25P03",  # idle_in_transaction_session_timeout
    }
)
TROUBLED: Final = ("53", "58")  # no memory, disk or connection left; its disk fails
LOGIN: Final = frozenset({"28P01", "28000"})  # invalid_password, invalid_authorization
NO_HUB: Final = frozenset({"3D000", "3F000"})  # no such database, no schema of a hub
WENT: Final = ("08", "57P")  # connection exceptions; shut down, crashed, ended by an administrator


@contextmanager
def hub_errors() -> Iterator[None]:
    """Turns what psycopg raises into `HubError`; a fault of our own stays what it is."""
    try:
        yield
    except psycopg.Error as error:
        raise HubError(code_of(error)) from error


def code_of(error: psycopg.Error) -> str:
    """The code of an error; raises the error itself where it is a fault of this program."""
    state = error.sqlstate
    if state == OURS:
        return error.diag.message_primary or "hub_unreachable"
    if state in BUSY or (state or "").startswith(TROUBLED):
        return "hub_busy"
    if state in LOGIN:
        return "hub_login_refused"
    if state in NO_HUB:
        return "hub_not_there"
    if state is None or state.startswith(WENT):
        return "hub_unreachable"
    if state == "42883":  # undefined_function: it came with a later hub
        return "hub_too_old"
    if state == "42501":  # insufficient_privilege: no person's login
        return "hub_login_refused"
    raise error
