"""The demo shop: what is in it, and that the same day always makes the same one."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.demo.fill import PASSWORD, demo_shop, fill_demo
from db.demo.goods import read_goods
from db.demo.story import DAYS, Story
from db.errors import PermissionDenied, Refused
from db.home import Home
from db.operations import accounts
from db.operations.setup import make_shop, new_recovery_key
from db.queries.check import check
from db.queries.items import find_items
from db.queries.people import person, sign_in_names
from db.queries.reports import ReportFilter, ReportRequest, run_report
from db.queries.shop import categories, locations
from db.rules.barcodes import has_valid_check_digit
from tests.shops import open_shop

TODAY = date(2026, 3, 14)


@pytest.fixture(scope="module")
def demo(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[ShopDatabase, Actor]]:
    """One demo shop for all tests that only look."""
    home = Home(tmp_path_factory.mktemp("demo"))
    fill = partial(fill_demo, today=TODAY)
    with pytest.MonkeyPatch.context() as patched:  # one Argon2 hash instead of four
        patched.setattr(accounts, "hash_password", cache(accounts.hash_password))
        owner = make_shop(home, demo_shop(), new_recovery_key(), fill=fill)
    database = open_shop(home)
    yield database, owner
    database.close()


def test_goods_have_valid_codes_of_their_own() -> None:
    """About 200 goods; every EAN-13 is Indonesian, every code valid and unique."""
    goods = read_goods()

    codes = [each.code for each in goods]
    cartons = [each.carton_code for each in goods if each.carton]

    assert 190 <= len(goods) <= 220
    assert all(len(code) == 13 and code.startswith("899") for code in codes)
    assert all(len(code) == 14 for code in cartons)
    assert all(map(has_valid_check_digit, (*codes, *cartons)))
    assert len({*codes, *cartons}) == len(codes) + len(cartons)
    assert all(0 < each.cost < each.price for each in goods)


def test_the_story_is_the_same_every_time() -> None:
    """Two tellings of one day agree; another day has another story."""
    goods = read_goods()

    assert list(Story(goods, TODAY).days()) == list(Story(goods, TODAY).days())
    other = Story(goods, TODAY + timedelta(days=1)).days()
    assert [len(day) for day in Story(goods, TODAY).days()] != [len(day) for day in other]


def test_the_books_agree(demo: tuple[ShopDatabase, Actor]) -> None:
    """Everything went through the operations, so every sum and chain holds."""
    assert check(demo[0]) == []


def test_it_is_a_shop_of_twelve_categories_and_three_places(
    demo: tuple[ShopDatabase, Actor],
) -> None:
    """All goods are items, and goods lie in every place."""
    database, owner = demo

    places = [place.name for place in locations(database, owner)]
    stock = run_report(database, owner, request=ReportRequest("stock_on_hand")).rows

    assert len(find_items(database, owner, limit=1000)) == len(read_goods())
    assert len(categories(database, owner)) == 12
    assert places == ["Toko", "Gudang", "Etalase"]
    assert {row[3] for row in stock} == set(places)


def test_a_few_items_are_low_or_out_and_none_is_below_zero(
    demo: tuple[ShopDatabase, Actor],
) -> None:
    """There is something to see in the list, and nothing impossible."""
    items = find_items(*demo, limit=1000)

    levels = Counter(item.level for item in items)

    assert 1 <= levels["low"] <= 20
    assert 1 <= levels["out"] <= 20
    assert min(item.on_hand for item in items) == 0


def test_ninety_days_end_today(demo: tuple[ShopDatabase, Actor]) -> None:
    """Sales on every day, about fifteen; receipts all along; some of both were reversed."""
    database, owner = demo

    rows = run_report(database, owner, request=ReportRequest("movements")).rows

    sold = {(row[0], row[1]) for row in rows if row[2] == "sale"}
    sales = Counter(str(day) for day, _number in sold)
    kinds = Counter(row[2] for row in rows)
    first = TODAY - timedelta(days=DAYS - 1)
    assert sorted(sales) == [(first + timedelta(days=n)).isoformat() for n in range(DAYS)]
    assert 12 <= sum(sales.values()) / DAYS <= 18
    assert kinds["receipt"] > 500
    assert kinds["sale_reversed"] > 0


def test_everybody_signs_in_with_the_password_of_the_demo(
    demo: tuple[ShopDatabase, Actor],
) -> None:
    """The four people have the four roles."""
    database, _owner = demo
    roles = {}

    for name in sign_in_names(database):
        actor = accounts.sign_in(database, login=name.login, password=PASSWORD)
        roles[name.login] = person(database, actor).role_name

    assert roles == {
        "owner": "owner",
        "gudang": "warehouse",
        "kasir": "cashier",
        "pengamat": "viewer",
    }


def test_a_cashier_sees_sales_of_their_own(demo: tuple[ShopDatabase, Actor]) -> None:
    """The demo's people booked what is theirs, each under their own name."""
    database, _owner = demo
    cashier = accounts.sign_in(database, login="kasir", password=PASSWORD)

    rows = run_report(
        database, cashier, request=ReportRequest("movements", where=ReportFilter(last=TODAY))
    ).rows

    assert {row[9] for row in rows} == {"Rina Marlina"}


def test_a_real_shop_gets_no_demo_people(shop_database: ShopDatabase, owner: Actor) -> None:
    """A shop that is not marked as a demo stays as it is."""
    before = sign_in_names(shop_database)

    with pytest.raises(Refused, match="shop_not_demo"):
        fill_demo(shop_database, owner)

    assert sign_in_names(shop_database) == before


def test_only_an_owner_fills_a_shop(shop_database: ShopDatabase, viewer: Actor) -> None:
    """The right is asked before anything else."""
    with pytest.raises(PermissionDenied):
        fill_demo(shop_database, viewer)


def test_english_words_and_progress_that_can_stop_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Categories and places are in English; an error from `progress` leaves no shop behind."""
    home = Home(tmp_path_factory.mktemp("english"))
    monkeypatch.setattr(accounts, "hash_password", cache(accounts.hash_password))
    seen: list[tuple[list[str], set[str]]] = []

    def fill(database: ShopDatabase, owner: Actor) -> None:
        def stop(done: int, days: int) -> None:
            assert (done, days) == (1, DAYS)
            names = [place.name for place in locations(database, owner)]
            seen.append((names, {each.name for each in categories(database, owner)}))
            raise InterruptedError

        fill_demo(database, owner, language="en", today=TODAY, progress=stop)

    with pytest.raises(InterruptedError):
        make_shop(home, demo_shop("en"), new_recovery_key(), fill=fill)

    ((places, names),) = seen
    assert places == ["Shop floor", "Storeroom", "Display case"]
    assert "Rice and grains" in names
    assert not home.database.exists()
