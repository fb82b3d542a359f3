"""Making a shop: whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, InvalidInput, Refused
from db.home import Home
from db.keys import key_from_recovery, load_key
from db.operations.accounts import sign_in
from db.operations.setup import CURRENCIES, NewShop, make_shop, new_recovery_key, set_up_shop
from db.queries.check import check
from db.queries.people import person
from db.queries.shop import locations, shop
from tests.shops import PASSWORD, SHOP, digest, open_shop


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    """A data folder that does not exist yet."""
    return Home(tmp_path / "new" / "home")


def test_a_shop_is_made_as_answered(empty: Home) -> None:
    """Name, currency, time zone, place and owner are there; the books agree; the key opens it."""
    text = new_recovery_key()
    answers = NewShop("Warung É", "Sri", "sri", PASSWORD, "Gudang", "MYR", "Asia/Jayapura", "Kasir")
    owner = make_shop(empty, answers, text)
    assert load_key(empty) == key_from_recovery(text)
    database = open_shop(empty)
    told = shop(database)
    assert (told.name, told.currency, told.timezone) == ("Warung É", "MYR", "Asia/Jayapura")
    assert (told.demo, told.device_code) == (False, "K1")
    assert [place.name for place in locations(database, owner)] == ["Gudang"]
    assert person(database, owner).role_name == "owner"
    assert sign_in(database, login="sri", password=PASSWORD) == owner
    assert check(database) == []
    database.close()
    assert sorted(path.name for path in empty.folder.iterdir()) == ["lumbung.db", "lumbung.key"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"name": " "}, "text_missing"),
        ({"name": "x" * 201}, "text_too_long"),
        ({"owner_name": "a\x07b"}, "text_unprintable"),
        ({"owner_login": ""}, "text_missing"),
        ({"owner_login": "ibu sri"}, "login_has_spaces"),
        ({"owner_password": "1234567"}, "password_too_short"),
        ({"place": ""}, "text_missing"),
        ({"currency": "XYZ"}, "currency_unknown"),
        ({"timezone": "Asia/Atlantis"}, "timezone_unknown"),
        ({"timezone": "../../etc/passwd"}, "timezone_unknown"),
        ({"timezone": ""}, "timezone_unknown"),
    ],
)
def test_an_answer_that_cannot_be_taken_makes_nothing(
    empty: Home, answer: dict[str, str], code: str
) -> None:
    """Each wrong answer has its code, and no folder, key or file is left."""
    with pytest.raises(InvalidInput, match=code):
        make_shop(empty, replace(SHOP, **answer), new_recovery_key())  # type: ignore[arg-type]  # fields by name
    assert not empty.folder.exists()


def test_every_offered_currency_is_three_letters() -> None:
    """Rupiah is offered first."""
    assert CURRENCIES[0] == "IDR"
    assert {len(currency) for currency in CURRENCIES} == {3}


def test_a_mistyped_recovery_key_makes_nothing(empty: Home) -> None:
    """The key that the shop is made with is one that was shown."""
    with pytest.raises(InvalidInput, match="recovery_key_malformed"):
        make_shop(empty, SHOP, "ABCD-1234")
    assert not empty.folder.exists()


def test_a_second_set_up_is_refused(home: Home) -> None:
    """The shop that is there stays as it is, key and all."""
    before = home.database.read_bytes(), home.key_file.read_bytes()
    with pytest.raises(Refused, match="shop_exists"):
        make_shop(home, SHOP, new_recovery_key())
    assert (home.database.read_bytes(), home.key_file.read_bytes()) == before


def test_a_filled_database_is_not_set_up_again(shop_database: ShopDatabase) -> None:
    """Nor from inside."""
    before = digest(shop_database)
    with pytest.raises(Refused, match="shop_exists"):
        set_up_shop(shop_database, SHOP)
    assert digest(shop_database) == before


def test_a_failing_fill_leaves_nothing(empty: Home) -> None:
    """A demo that fails half-way leaves no shop, no key and no half-made file; a retry works."""

    def fail(database: ShopDatabase, owner: Actor) -> None:
        raise Refused("sku_taken", sku="x")

    with pytest.raises(Refused, match="sku_taken"):
        make_shop(empty, SHOP, new_recovery_key(), fill=fail)
    assert list(empty.folder.iterdir()) == []
    make_shop(empty, SHOP, new_recovery_key())
    open_shop(empty).close()


def test_what_a_killed_set_up_left_is_cleared(empty: Home) -> None:
    """Half a shop of a run that was killed does not stand in the way of the next."""
    left = empty.folder / "new-shop"
    left.mkdir(parents=True)
    (left / "lumbung.db").write_bytes(b"half")
    make_shop(empty, SHOP, new_recovery_key())
    open_shop(empty).close()
    assert not left.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A path through a file, as a stand-in for every disk that refuses."""
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotOpen, match="disk_failed"):
        make_shop(Home(tmp_path / "file" / "home"), SHOP, new_recovery_key())


def test_a_demo_shop_says_so(empty: Home) -> None:
    """The windows can tell a demo shop from a real one."""
    make_shop(empty, replace(SHOP, demo=True), new_recovery_key())
    database = open_shop(empty)
    assert shop(database).demo
    database.close()
