"""Asking for an account: at most twenty wait, an owner decides, nobody gets in before."""

import json

import pytest

from db.access import Actor, may
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, Refused
from db.ids import CASHIER, new_id
from db.operations.account_requests import approve_account, refuse_account, request_account
from db.operations.accounts import add_account, sign_in
from db.queries.check import check
from db.queries.people import account_requests, sign_in_names
from tests.clocks import Clock
from tests.shops import PASSWORD, digest

pytestmark = pytest.mark.usefixtures("light_hashes")
SECRET = "kata-sandi-ani"


def ask(database: ShopDatabase, login: str = "ani") -> bytes:
    """A request of Ani's."""
    return request_account(database, name="Ani", login=login, password=SECRET)


def test_who_waits_is_told_so_and_stays_out(shop_database: ShopDatabase) -> None:
    """Only with the right password; the login window does not offer them."""
    request = ask(shop_database)
    with pytest.raises(Refused, match="account_pending"):
        sign_in(shop_database, login="ANI", password=SECRET)
    with pytest.raises(Refused, match="sign_in_wrong"):
        sign_in(shop_database, login="ani", password=PASSWORD)
    assert "ani" not in {name.login for name in sign_in_names(shop_database)}
    assert not may(shop_database, Actor(request), "item.view")
    kinds = [kind for (kind,) in shop_database.rows("SELECT kind FROM journal ORDER BY device_seq")]
    assert kinds[-2:] == ["sign_in_refused", "sign_in_failed"]


def test_wrong_tries_delay_a_request_too(shop_database: ShopDatabase, clock: Clock) -> None:
    """The password of somebody who waits cannot be found by trying."""
    ask(shop_database)
    for _ in range(3):
        with pytest.raises(Refused, match="sign_in_wrong"):
            sign_in(shop_database, login="ani", password=PASSWORD, clock=clock)
    with pytest.raises(Refused, match="sign_in_wait"):
        sign_in(shop_database, login="ani", password=SECRET, clock=clock)


def test_an_approved_person_signs_in(shop_database: ShopDatabase, owner: Actor) -> None:
    """With the password of the request and the role that the owner gave."""
    request = ask(shop_database)
    (row,) = account_requests(shop_database, owner)
    assert (row.id, row.login, row.name) == (request, "ani", "Ani")
    account = approve_account(shop_database, owner, request=request, role=CASHIER)
    ani = sign_in(shop_database, login="ani", password=SECRET)
    assert ani.account == account
    assert may(shop_database, ani, "stock.sell")
    assert account_requests(shop_database, owner) == []
    assert check(shop_database) == []


def test_a_refused_person_may_ask_again(shop_database: ShopDatabase, owner: Actor) -> None:
    """Nothing of the first request stays but the journal."""
    refuse_account(shop_database, owner, request=ask(shop_database))
    with pytest.raises(Refused, match="sign_in_wrong"):
        sign_in(shop_database, login="ani", password=SECRET)
    ask(shop_database)


def test_twenty_wait_at_most(shop_database: ShopDatabase, owner: Actor) -> None:
    """One more has to wait until an owner has decided about another."""
    requests = [ask(shop_database, f"ani{number}") for number in range(20)]
    before = digest(shop_database)
    with pytest.raises(Refused, match="requests_full"):
        ask(shop_database)
    assert digest(shop_database) == before
    refuse_account(shop_database, owner, request=requests[7])
    ask(shop_database)
    assert len(account_requests(shop_database, owner)) == 20


@pytest.mark.parametrize(
    ("fields", "error", "code"),
    [
        ({"login": "KASIR"}, Refused, "login_taken"),
        ({"login": "budi"}, Refused, "login_taken"),
        ({"login": "a b"}, InvalidInput, "login_has_spaces"),
        ({"name": " "}, InvalidInput, "text_missing"),
        ({"password": "pendek"}, InvalidInput, "password_too_short"),
    ],
)
def test_a_request_that_cannot_be(
    shop_database: ShopDatabase, fields: dict[str, str], error: type[LumbungError], code: str
) -> None:
    """Each reason has its code, and nothing is written."""
    request_account(shop_database, name="Budi", login="budi", password=SECRET)
    given = {"name": "Ani", "login": "ani", "password": SECRET} | fields
    before = digest(shop_database)
    with pytest.raises(error, match=code):
        request_account(shop_database, **given)  # type: ignore[arg-type]  # parameters by name
    assert digest(shop_database) == before


def test_a_name_that_waits_is_taken(shop_database: ShopDatabase, owner: Actor) -> None:
    """An owner who adds the same name is told."""
    ask(shop_database)
    with pytest.raises(Refused, match="login_taken"):
        add_account(shop_database, owner, login="Ani", name="A", role=CASHIER, password=SECRET)


def test_unknown_requests_and_roles(shop_database: ShopDatabase, owner: Actor) -> None:
    """A request that is gone, and a role that never was."""
    with pytest.raises(NotFound, match="request_unknown"):
        approve_account(shop_database, owner, request=new_id(), role=CASHIER)
    with pytest.raises(NotFound, match="request_unknown"):
        refuse_account(shop_database, owner, request=new_id())
    with pytest.raises(NotFound, match="role_unknown"):
        approve_account(shop_database, owner, request=ask(shop_database), role=new_id())


def test_no_secret_is_in_the_journal(shop_database: ShopDatabase, owner: Actor) -> None:
    """Neither when asking nor when approving."""
    approve_account(shop_database, owner, request=ask(shop_database), role=CASHIER)
    journal = json.dumps(shop_database.rows("SELECT kind, payload FROM journal"))
    assert "account_request" in journal
    assert SECRET not in journal
    assert "$argon2" not in journal.replace("field", "")
