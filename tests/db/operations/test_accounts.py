"""People: signing in, delays, roles, the last owner, the recovery key."""

import json
import threading
from collections.abc import Callable

import pytest
from argon2 import PasswordHasher

from db.access import Actor, may
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.home import Home
from db.ids import CASHIER, OWNER, VIEWER, new_id
from db.operations import accounts
from db.operations import tries as hashing
from db.operations.accounts import (
    add_account,
    change_role,
    disable_account,
    enable_account,
    reset_owner_password,
    reset_password,
    sign_in,
)
from db.operations.setup import new_recovery_key
from db.queries.check import check
from tests.clocks import Clock
from tests.shops import PASSWORD, digest, open_shop


@pytest.fixture(autouse=True)
def _light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """New hashes in these tests cost little; the shop's own are real ones."""
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "hash_password", light.hash)


def wrong(database: ShopDatabase, clock: Clock, login: str = "kasir") -> tuple[str, object]:
    """What a wrong try is answered."""
    with pytest.raises(Refused) as refused:
        sign_in(database, login=login, password="salah-sekali", clock=clock)
    return refused.value.code, refused.value.details.get("wait")


def kinds(database: ShopDatabase) -> list[str]:
    """The kinds of the journal's rows."""
    return [kind for (kind,) in database.rows("SELECT kind FROM journal ORDER BY device_seq")]


def test_the_right_password_signs_in(shop_database: ShopDatabase, cashier: Actor) -> None:
    """Case of the name and blanks around it do not matter."""
    assert sign_in(shop_database, login=" KASIR ", password=PASSWORD) == cashier


def test_signing_in_changes_nothing(shop_database: ShopDatabase) -> None:
    """A first right try writes nothing at all."""
    before = digest(shop_database)
    sign_in(shop_database, login="kasir", password=PASSWORD)
    assert digest(shop_database) == before


@pytest.mark.parametrize("password", ["", PASSWORD.upper(), PASSWORD + " ", "x" * 100_000, "é🔑\0"])
def test_any_other_password_is_wrong(shop_database: ShopDatabase, password: str) -> None:
    """Passwords are compared to the letter."""
    with pytest.raises(Refused, match="sign_in_wrong"):
        sign_in(shop_database, login="kasir", password=password)


def test_wrong_tries_make_wait_longer_each_time(shop_database: ShopDatabase, clock: Clock) -> None:
    """Two are free, then 2, 4, 8 seconds; a right password in that time is not heard."""
    answers = []
    for _ in range(5):
        code, wait = wrong(shop_database, clock)
        answers.append((code, wait))
        clock.wait(float(str(wait)))
    assert answers == [("sign_in_wrong", wait) for wait in (0, 0, 2, 4, 8)]
    assert wrong(shop_database, clock) == ("sign_in_wrong", 16)
    clock.wait(15.5)
    with pytest.raises(Refused, match="sign_in_wait") as refused:
        sign_in(shop_database, login="kasir", password=PASSWORD, clock=clock)
    assert refused.value.details["wait"] == 1
    clock.wait(0.5)
    sign_in(shop_database, login="kasir", password=PASSWORD, clock=clock)


def test_a_right_password_forgives(shop_database: ShopDatabase, clock: Clock) -> None:
    """After it the count begins anew."""
    wrong(shop_database, clock)
    wrong(shop_database, clock)
    sign_in(shop_database, login="kasir", password=PASSWORD, clock=clock)
    assert shop_database.rows("SELECT * FROM wrong_try") == []
    assert wrong(shop_database, clock) == ("sign_in_wrong", 0)


def test_tries_at_the_same_time_do_not_slip_past_the_wait(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight connections have all asked before the first hash answers: three are answered."""
    tries = 8
    all_asked = threading.Barrier(tries)
    answers: list[str] = []

    def compared(_password_hash: str, _password: str) -> bool:
        all_asked.wait(20)
        return False

    def guess(database: ShopDatabase) -> None:
        with pytest.raises(Refused) as refused:
            sign_in(database, login="kasir", password="salah sekali")
        answers.append(refused.value.code)
        database.close()

    monkeypatch.setattr(hashing, "matches", compared)
    threads = [threading.Thread(target=guess, args=(open_shop(home),)) for _ in range(tries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == ["sign_in_wait"] * 5 + ["sign_in_wrong"] * 3
    database = open_shop(home)
    assert database.rows("SELECT failures FROM wrong_try") == [(3,)]
    database.close()


def test_a_right_guess_among_many_is_not_heard(
    home: Home, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is compared, three wrong ones come through another connection."""
    other = open_shop(home)
    compare = hashing.matches

    def compared(password_hash: str, password: str) -> bool:
        if password == PASSWORD:
            for _ in range(3):
                with pytest.raises(Refused, match="sign_in_wrong"):
                    sign_in(other, login="kasir", password="salah sekali")
        return compare(password_hash, password)

    monkeypatch.setattr(hashing, "matches", compared)
    with pytest.raises(Refused, match="sign_in_wait"):
        sign_in(shop_database, login="kasir", password=PASSWORD)
    other.close()


def test_one_persons_failures_delay_nobody_else(shop_database: ShopDatabase, clock: Clock) -> None:
    """Nobody can lock the owner out of the shop."""
    for _ in range(3):
        wrong(shop_database, clock)
    sign_in(shop_database, login="owner", password=PASSWORD, clock=clock)


def test_a_clock_set_back_does_not_lock_for_ever(shop_database: ShopDatabase, clock: Clock) -> None:
    """The wait is never longer than the last one was."""
    for _ in range(3):
        wrong(shop_database, clock)
    clock.wait(-86_400)
    assert wrong(shop_database, clock) == ("sign_in_wait", 2)


def test_an_unknown_name_is_answered_like_a_wrong_password(
    shop_database: ShopDatabase, clock: Clock
) -> None:
    """Whether a name exists is not told, and nothing is written for one that does not."""
    before = digest(shop_database)
    assert wrong(shop_database, clock, "hantu") == ("sign_in_wrong", 0)
    assert wrong(shop_database, clock, "' OR 1=1 --") == ("sign_in_wrong", 0)
    assert digest(shop_database) == before
    assert wrong(shop_database, clock, "kasir") == ("sign_in_wrong", 0)


def test_a_failed_sign_in_is_in_the_journal(
    shop_database: ShopDatabase, clock: Clock, cashier: Actor
) -> None:
    """With whom it was about and when, without what was typed."""
    wrong(shop_database, clock)
    row = shop_database.rows("SELECT subject, actor, at, payload FROM journal ORDER BY device_seq")
    assert kinds(shop_database)[-1] == "sign_in_failed"
    assert row[-1] == (cashier.account, cashier.account, clock.at, "{}")
    assert check(shop_database) == []


def test_a_disabled_person_is_told_only_with_the_right_password(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, clock: Clock
) -> None:
    """A stranger does not learn of it; whoever is signed in may nothing from now on."""
    disable_account(shop_database, owner, account=cashier.account)
    assert not may(shop_database, cashier, "stock.sell")
    assert wrong(shop_database, clock)[0] == "sign_in_wrong"
    with pytest.raises(Refused, match="account_disabled"):
        sign_in(shop_database, login="kasir", password=PASSWORD, clock=clock)
    enable_account(shop_database, owner, account=cashier.account)
    assert sign_in(shop_database, login="kasir", password=PASSWORD, clock=clock) == cashier


def test_an_old_hash_is_made_anew_at_the_next_sign_in(
    shop_database: ShopDatabase, cashier: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the library's parameters grow, hashes follow without anybody noticing."""
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    sql = "UPDATE account SET password_hash = ? WHERE id = ?"
    shop_database.execute_sql(sql, (old, cashier.account))
    monkeypatch.undo()
    sign_in(shop_database, login="kasir", password=PASSWORD)
    sql = "SELECT password_hash FROM account WHERE id = ?"
    (stored,) = shop_database.rows(sql, (cashier.account,))[0]
    assert stored != old
    assert not PasswordHasher().check_needs_rehash(stored)
    assert sign_in(shop_database, login="kasir", password=PASSWORD) == cashier


def test_a_new_person_works_at_once(shop_database: ShopDatabase, owner: Actor) -> None:
    """Signs in and may what the role may."""
    account = add_account(
        shop_database, owner, login="budi", name="Budi <b>", role=CASHIER, password="kata-sandi"
    )
    budi = sign_in(shop_database, login="Budi", password="kata-sandi")
    assert budi.account == account
    assert may(shop_database, budi, "stock.sell")
    assert not may(shop_database, budi, "stock.receive")


@pytest.mark.parametrize(
    ("fields", "error", "code"),
    [
        ({"login": "KASIR"}, Refused, "login_taken"),
        ({"login": ""}, InvalidInput, "text_missing"),
        ({"login": "a b"}, InvalidInput, "login_has_spaces"),
        ({"login": "x" * 65}, InvalidInput, "text_too_long"),
        ({"name": ""}, InvalidInput, "text_missing"),
        ({"password": "pendek"}, InvalidInput, "password_too_short"),
        ({"role": bytes(16)}, NotFound, "role_unknown"),
    ],
)
def test_a_person_who_cannot_be_added(
    shop_database: ShopDatabase,
    owner: Actor,
    fields: dict[str, object],
    error: type[Exception],
    code: str,
) -> None:
    """Each reason has its code, and nothing is written."""
    before = digest(shop_database)
    person = {"login": "budi", "name": "Budi", "role": CASHIER, "password": PASSWORD} | fields
    with pytest.raises(error, match=code):
        add_account(shop_database, owner, **person)  # type: ignore[arg-type]  # parameters by name
    assert digest(shop_database) == before


def test_the_last_owner_stays(shop_database: ShopDatabase, owner: Actor, cashier: Actor) -> None:
    """The only owner keeps role and account; with a second one either may go, not both."""
    with pytest.raises(Refused, match="last_owner"):
        disable_account(shop_database, owner, account=owner.account)
    with pytest.raises(Refused, match="last_owner"):
        change_role(shop_database, owner, account=owner.account, role=VIEWER)
    change_role(shop_database, owner, account=cashier.account, role=OWNER)
    disable_account(shop_database, cashier, account=owner.account)
    with pytest.raises(Refused, match="last_owner"):
        change_role(shop_database, cashier, account=cashier.account, role=VIEWER)
    with pytest.raises(PermissionDenied):
        enable_account(shop_database, owner, account=owner.account)


def test_a_changed_role_counts_from_the_next_act(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Also for somebody who is signed in."""
    change_role(shop_database, owner, account=cashier.account, role=VIEWER)
    assert not may(shop_database, cashier, "stock.sell")


def test_unknown_people_and_roles(shop_database: ShopDatabase, owner: Actor) -> None:
    """Somebody who does not exist is told as such."""
    nobody = new_id()
    attempts: list[Callable[[], None]] = [
        lambda: change_role(shop_database, owner, account=nobody, role=VIEWER),
        lambda: disable_account(shop_database, owner, account=nobody),
        lambda: enable_account(shop_database, owner, account=nobody),
        lambda: reset_password(shop_database, owner, account=nobody, password=PASSWORD),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound, match="account_unknown"):
            attempt()
    with pytest.raises(NotFound, match="role_unknown"):
        change_role(shop_database, owner, account=owner.account, role=nobody)


def test_an_owner_resets_a_password(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, clock: Clock
) -> None:
    """The new one works at once, the old one no more, and the delay is over."""
    for _ in range(3):
        wrong(shop_database, clock)
    reset_password(shop_database, owner, account=cashier.account, password="yang-baru")
    assert sign_in(shop_database, login="kasir", password="yang-baru", clock=clock) == cashier
    with pytest.raises(Refused, match="sign_in_wrong"):
        sign_in(shop_database, login="kasir", password=PASSWORD, clock=clock)


def test_the_recovery_key_resets_an_owners_password(
    shop_database: ShopDatabase, owner: Actor, recovery_key: str, clock: Clock
) -> None:
    """The owner is signed in with the new password, whatever the delay was."""
    for _ in range(4):
        wrong(shop_database, clock, "owner")
        clock.wait(10)
    back = reset_owner_password(
        shop_database,
        login="Owner",
        recovery_key=recovery_key.lower(),
        password="yang-baru",
        clock=clock,
    )
    assert back == owner
    assert sign_in(shop_database, login="owner", password="yang-baru", clock=clock) == owner
    assert check(shop_database) == []


@pytest.mark.parametrize(
    ("login", "key", "error", "code"),
    [
        ("owner", "another", Refused, "recovery_key_wrong"),
        ("owner", "mistyped", InvalidInput, "recovery_key_mistyped"),
        ("owner", "ABCD", InvalidInput, "recovery_key_malformed"),
        ("kasir", "right", NotFound, "owner_unknown"),
        ("hantu", "right", NotFound, "owner_unknown"),
    ],
)
def test_a_recovery_that_is_refused_changes_nothing(
    shop_database: ShopDatabase,
    recovery_key: str,
    login: str,
    key: str,
    error: type[Exception],
    code: str,
) -> None:
    """Another shop's key, a typing error, and people who are no owners."""
    other_digit = "2" if recovery_key[3] != "2" else "3"
    given = {
        "another": new_recovery_key(),
        "mistyped": recovery_key[:3] + other_digit + recovery_key[4:],
        "right": recovery_key,
    }.get(key, key)
    before = digest(shop_database)
    with pytest.raises(error, match=code):
        reset_owner_password(shop_database, login=login, recovery_key=given, password="yang-baru")
    assert digest(shop_database) == before


def test_no_secret_is_ever_in_the_journal(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, recovery_key: str
) -> None:
    """Neither password nor hash, whatever is done with people."""
    add_account(shop_database, owner, login="b", name="B", role=CASHIER, password="kata-sandi")
    reset_password(shop_database, owner, account=cashier.account, password="kata-baru")
    reset_owner_password(
        shop_database, login="owner", recovery_key=recovery_key, password="kata-owner"
    )
    wrong(shop_database, Clock())
    journal = json.dumps(shop_database.rows("SELECT kind, payload FROM journal"))
    assert "account" in journal
    for secret in ("$argon2", "kata-", PASSWORD, recovery_key, "salah-sekali"):
        assert secret not in journal
    assert '\\"field\\":\\"password_hash\\"' in journal
