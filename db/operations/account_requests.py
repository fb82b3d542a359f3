"""People who ask for an account: asked without signing in, approved or refused by an owner."""

from collections.abc import Callable

from db.access import Actor, now
from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.ids import new_id
from db.models.people import Account, AccountRequest
from db.operations import tries
from db.operations.accounts import checked_login, free_login, hash_password, require_role
from db.operations.master import create_row, delete_row
from db.operations.work import writing, writing_unasked
from db.rules.passwords import checked_password
from db.rules.texts import clean_line
from db.sharing.way import at_hub

MOST_PENDING = 20
PENDING = "SELECT count(*) FROM account_request"
REQUEST = "SELECT login, name, password_hash FROM account_request WHERE id = ?"


def request_account(
    database: ShopDatabase,
    *,
    name: str,
    login: str,
    password: str,
    clock: Callable[[], int] = now,
) -> bytes:
    """Asks for an account, by somebody who is not signed in; returns the request's id.

    Raises `InvalidInput` for a field, `Refused("login_taken")`, and `Refused("requests_full")`
    while 20 others wait.
    """
    checked_login(login)
    checked_name = clean_line(name, "name")
    password_hash = hash_password(checked_password(password))
    request = new_id()
    with writing_unasked(database, Actor(request, clock)) as work:
        if database.rows(PENDING)[0][0] >= MOST_PENDING:
            raise Refused("requests_full", limit=MOST_PENDING)
        return create_row(
            work,
            AccountRequest,
            id=request,
            login=free_login(database, login),
            name=checked_name,
            password_hash=password_hash,
            requested_at=work.at,
        )


def approve_account(database: ShopDatabase, actor: Actor, *, request: bytes, role: bytes) -> bytes:
    """Makes an account of a request, with the password that was asked with; returns its id.

    In a shared shop the server does not know that password: give them one (`reset_password`).
    Raises `NotFound("request_unknown")`, and what `add_account` raises for the role.
    """
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        require_role(work, role)
        found = database.row(REQUEST, (request,))
        if not found:
            raise NotFound("request_unknown")
        login, name, password_hash = found
        delete_row(work, AccountRequest, request)
        tries.forget(database, request, "password")
        return create_row(
            work,
            Account,
            id=new_id(),
            login=free_login(database, login),
            name=name,
            role=role,
            password_hash=password_hash,
            created_at=work.at,
        )


def refuse_account(database: ShopDatabase, actor: Actor, *, request: bytes) -> None:
    """Takes a request away; whoever asked may ask again."""
    with writing(database, actor, "people.manage") as work:
        if not database.row(REQUEST, (request,)):
            raise NotFound("request_unknown")
        tries.forget(database, request, "password")
        delete_row(work, AccountRequest, request)
