"""The item list: search, order, pages, levels."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import PermissionDenied, Refused
from db.ids import new_id
from db.operations.items import BarcodeFields, ItemFields, archive_item, edit_item
from db.operations.own_account import set_badge
from db.operations.places import add_category, add_location, add_partner
from db.operations.settings import set_in_store_formats
from db.queries.check import check
from db.queries.items import (
    ItemFilter,
    Sort,
    count_items,
    find_items,
    item_barcode,
    item_detail,
    item_of_scan,
)
from db.queries.shop import categories
from db.rules.barcodes import check_digit
from db.rules.in_store import InStoreFormat
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive, sell

EAN = "8991234567891"


@pytest.fixture
def stock(shop_database: ShopDatabase, owner: Actor) -> ShopDatabase:
    """Items whose names make searching hard."""
    drinks = add_category(shop_database, owner, name="Minuman")
    supplier = add_partner(shop_database, owner, name="CV Maju Jaya")
    for name, fields in (
        ("Teh Botol 350 ml", {"category": drinks, "sku": "TB-350"}),
        ("Teh Pucuk", {"category": drinks, "sku": "TP"}),
        ("Kopi 'Tubruk' \"Asli\"", {"supplier": supplier, "sku": "KT"}),
        ("Diskon 50% OFF", {"sku": "D_50"}),
        ("Café Crème", {"sku": "CC"}),
        ("AND OR NOT NEAR", {"sku": "FTS*"}),
        ("<img src=x> {text}:*^", {"sku": "HTML"}),
        ("紅茶 ティー", {"sku": "JP"}),
        ("C:\\tmp", {"sku": "BS"}),
    ):
        add_item(shop_database, owner, name, **fields)
    add_item(shop_database, owner, "Obat", EAN, sku="OB")
    return shop_database


def found(database: ShopDatabase, actor: Actor, text: str) -> set[str]:
    """The SKUs that a text finds."""
    rows = find_items(database, actor, where=ItemFilter(text))
    assert count_items(database, actor, where=ItemFilter(text)) == len(rows)
    return {row.sku for row in rows}


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("teh", {"TB-350", "TP"}),
        ("TEH BOT", {"TB-350"}),
        ("botol teh", {"TB-350"}),
        ("t b", {"TB-350", "KT", "OB", "BS"}),
        ("bo", {"TB-350"}),
        ("p", {"TP", "KT", "JP", "BS"}),
        ("minuman", {"TB-350", "TP"}),
        ("maju", {"KT"}),
        ("tb-350", {"TB-350"}),
        ("'Tubruk'", {"KT"}),
        ('"Asli"', {"KT"}),
        ('"', {"KT"}),
        ("'", {"KT"}),
        ("50%", {"D_50"}),
        ("%", {"D_50"}),
        ("_", {"D_50"}),
        ("d_5", {"D_50"}),
        ("cafe", {"CC"}),
        ("CAFÉ", {"CC"}),
        ("cre\u0300me", {"CC"}),
        ("and or not near", {"FTS*"}),
        ("NOT", {"FTS*"}),
        ("*", {"FTS*", "HTML"}),
        ("fts*", {"FTS*"}),
        ("text:", set()),
        ("{text}:*^", {"HTML"}),
        ("<img src=x>", {"HTML"}),
        ("紅茶", {"JP"}),
        ("紅", {"JP"}),
        ("ティー", {"JP"}),
        ("\\", {"BS"}),
        ("c:\\t", {"BS"}),
        (EAN, {"OB"}),
        (f"0{EAN}", {"OB"}),
        ("123456", {"OB"}),
        ("nothing like it", set()),
        ("' OR 1=1 --", set()),
        ("x" * 5_000, set()),
        ("\x00", {"TB-350", "TP", "KT", "D_50", "CC", "FTS*", "HTML", "JP", "BS", "OB"}),
    ],
)
def test_searching_finds_what_a_person_means(
    stock: ShopDatabase, viewer: Actor, text: str, skus: set[str]
) -> None:
    """Parts of words, in any order, in every field; nothing is an operator or a wildcard."""
    assert found(stock, viewer, text) == skus


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *((text, ["ÉCLAIR"]) for text in ("éc", "ÉC", "ec", "E\u0301c", "éclair", "ecl")),
        *((text, ["Café Té", "ÇAY"]) for text in ("ça", "ÇA", "ca")),
        *((text, ["ÇAY"]) for text in ("ay ça", "çay", "CAY")),
        *((text, ["Вода"]) for text in ("ВО", "во", "Д", "вода")),
        ("ß", ["Grießbrei"]),
        ("ßb", ["Grießbrei"]),
        ("té", ["Café Té", "Duo tètes", "Tembakau"]),
    ],
)
def test_case_and_marks_of_any_letter_do_not_matter(
    shop_database: ShopDatabase, owner: Actor, text: str, names: list[str]
) -> None:
    """Short words and long ones find the same; a name that begins with it would come first."""
    for name in ("ÉCLAIR", "ÇAY", "Вода", "Grießbrei", "Tembakau", "Duo tètes", "Café Té"):
        add_item(shop_database, owner, name)
    rows = find_items(shop_database, owner, where=ItemFilter(text))
    assert sorted(row.name for row in rows) == names


@pytest.mark.parametrize("text", ["\u0301", "\u0e38", "\u064b", "a \u0301"])
def test_marks_without_a_letter_are_looked_for_too(
    shop_database: ShopDatabase, owner: Actor, text: str
) -> None:
    """Of the text nothing is left to begin a name with; it is no mistake all the same."""
    add_item(shop_database, owner, "ayam")
    found = find_items(shop_database, owner, where=ItemFilter(text))
    assert len(found) == count_items(shop_database, owner, where=ItemFilter(text))


def test_letters_with_marks_stand_with_their_letter(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """É is sorted as e and Ç as c, in names, categories and lists; so is what is renamed."""
    for name in ("Ekor", "ÇAY", "zebra", "éclair", "Cuka", "Eceran", "ÉCRU"):
        add_category(shop_database, owner, name=name)
        add_item(shop_database, owner, name, category=name)
    wanted = ["ÇAY", "Cuka", "Eceran", "éclair", "ÉCRU", "Ekor", "zebra"]
    for sort in ("name", "category"):
        assert [row.name for row in find_items(shop_database, owner, sort=sort)] == wanted
    assert [choice.name for choice in categories(shop_database, owner)] == wanted
    first = find_items(shop_database, owner, where=ItemFilter("éc"))
    assert [row.name for row in first] == ["Eceran", "éclair", "ÉCRU"]
    edit_item(shop_database, owner, item=first[0].id, fields=ItemFields("Źródło"))
    assert [row.name for row in find_items(shop_database, owner)][-2:] == ["zebra", "Źródło"]
    assert check(shop_database) == []


@pytest.mark.parametrize(
    "text",
    [
        " ".join(map(str, range(3_000))),
        " ".join(f"{number:02x}" for number in range(3_000)),
        "a " * 2_500,
        "abc " * 2_500,
        "x" * 100_000,
        "% " * 30_000,
    ],
)
def test_a_pasted_book_is_a_search_too(stock: ShopDatabase, viewer: Actor, text: str) -> None:
    """However long the text, there is an answer; a shop item holds no such thing."""
    assert find_items(stock, viewer, where=ItemFilter(f"zzzz {text}")) == []
    assert count_items(stock, viewer, where=ItemFilter(text)) <= 10
    find_items(stock, viewer, where=ItemFilter(text))


@given(st.text(max_size=40))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_can_be_searched_for(stock: ShopDatabase, viewer: Actor, text: str) -> None:
    """Whatever is typed there is an answer, and the count agrees with the list."""
    found(stock, viewer, text)


def test_names_that_begin_with_the_text_come_first(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Before those that merely contain it; % is no wildcard there either."""
    for name in ("Air teh", "Susu", "Teh", "100% teh", "%teh"):
        add_item(shop_database, owner, name)
    names = [row.name for row in find_items(shop_database, owner, where=ItemFilter("teh"))]
    assert names == ["Teh", "%teh", "100% teh", "Air teh"]
    names = [row.name for row in find_items(shop_database, owner, where=ItemFilter("%teh"))]
    assert names == ["%teh"]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["apel", "Beras", "Cabai"]),
        ("sku", ["Cabai", "Beras", "apel"]),
        ("category", ["Cabai", "apel", "Beras"]),
        ("on_hand", ["Beras", "Cabai", "apel"]),
        ("sale_price", ["Cabai", "apel", "Beras"]),
        ("unit_cost", ["Beras", "apel", "Cabai"]),
    ],
)
def test_every_column_sorts_both_ways(
    shop_database: ShopDatabase, owner: Actor, sort: Sort, names: list[str]
) -> None:
    """Letters without regard to case; numbers as numbers; what is missing first or last."""
    first = add_category(shop_database, owner, name="Buah")
    second = add_category(shop_database, owner, name="sembako")
    apple = add_item(shop_database, owner, "apel", sku="c", category=first, sale_price=90)
    add_item(shop_database, owner, "Beras", sku="B", category=second, sale_price=1_000)
    chili = add_item(shop_database, owner, "Cabai", sku="a", sale_price=8)
    receive(shop_database, owner, apple, 10 * ONE, 5)
    receive(shop_database, owner, chili, 9 * ONE, 50)
    rows = find_items(shop_database, owner, sort=sort)
    assert [row.name for row in rows] == names
    rows = find_items(shop_database, owner, sort=sort, descending=True)
    assert [row.name for row in rows] == names[::-1]


def test_somebody_without_costs_cannot_sort_by_them(
    shop_database: ShopDatabase, owner: Actor, viewer: Actor
) -> None:
    """The order would tell; they get names in order instead."""
    for name, cost in (("A", 1), ("B", 3), ("C", 2)):
        receive(shop_database, owner, add_item(shop_database, owner, name), ONE, cost)
    rows = find_items(shop_database, viewer, sort="unit_cost")
    assert [row.name for row in rows] == ["A", "B", "C"]
    assert {row.unit_cost for row in rows} == {None}


def test_pages_cover_everything_once(shop_database: ShopDatabase, owner: Actor) -> None:
    """Also where many items have equal values: no row twice, none left out."""
    made = {add_item(shop_database, owner, "Sama") for _ in range(25)}
    paged = [
        row.id
        for offset in range(0, 30, 7)
        for row in find_items(shop_database, owner, sort="on_hand", limit=7, offset=offset)
    ]
    assert len(paged) == 25
    assert set(paged) == made


def test_levels_say_what_is_low_and_out(shop_database: ShopDatabase, owner: Actor) -> None:
    """Out at zero or below, low at the reorder point, enough above; the filter agrees."""
    for name, quantity in (("out", 0), ("low", 5), ("enough", 6)):
        item = add_item(shop_database, owner, name, reorder_point=5 * ONE)
        if quantity:
            receive(shop_database, owner, item, quantity * ONE)
    below = add_item(shop_database, owner, "below")
    sell(shop_database, owner, below, ONE, oversell=True)
    levels = {row.name: row.level for row in find_items(shop_database, owner)}
    assert levels == {"out": "out", "low": "low", "enough": "enough", "below": "out"}
    low = ItemFilter(only_low=True)
    assert [row.name for row in find_items(shop_database, owner, where=low)] == [
        *("below", "low", "out")
    ]
    assert count_items(shop_database, owner, where=low) == 3


def test_filters_work_together(shop_database: ShopDatabase, owner: Actor) -> None:
    """Category, text, low stock and the archive."""
    drinks = add_category(shop_database, owner, name="Minuman")
    tea = add_item(shop_database, owner, "Teh", category=drinks)
    add_item(shop_database, owner, "Kopi", category=drinks)
    add_item(shop_database, owner, "Tehnik")
    where = ItemFilter("teh", category=drinks, only_low=True)
    for sort in ("name", "on_hand"):
        assert [row.id for row in find_items(shop_database, owner, where=where, sort=sort)] == [tea]
    archive_item(shop_database, owner, item=tea)
    assert count_items(shop_database, owner, where=where) == 0
    archived = ItemFilter("teh", archived=True)
    assert [row.archived for row in find_items(shop_database, owner, where=archived)] == [True]
    assert find_items(shop_database, owner, where=ItemFilter(category=new_id())) == []


def test_a_detail_tells_places_and_packs(shop_database: ShopDatabase, owner: Actor) -> None:
    """What each place holds, the smallest pack first, and whether it ever moved."""
    carton = BarcodeFields("18991234567894", 12 * ONE, "karton")
    item = add_item(shop_database, owner, "Teh", carton, EAN, sale_price=5 * RUPIAH)
    assert not item_detail(shop_database, owner, item=item).ever_moved
    receive(shop_database, owner, item, 3 * ONE)
    add_location(shop_database, owner, name="Gudang")
    detail = item_detail(shop_database, owner, item=item)
    assert detail.ever_moved
    assert detail.places == (("Toko", 3 * ONE),)
    assert [code.code for code in detail.barcodes] == [EAN, carton.code]


def test_nobody_reads_without_an_account(shop_database: ShopDatabase) -> None:
    """Somebody whose account does not exist sees nothing."""
    with pytest.raises(PermissionDenied):
        find_items(shop_database, Actor(bytes(16)))


def test_half_a_character_finds_nothing_and_fails_nothing(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """A lone surrogate, as a broken paste may bring, is left out of the search."""
    add_item(shop_database, owner, "Kopi Bubuk")
    assert len(found(shop_database, owner, "kopi\ud83d")) == 1


def test_a_scan_finds_what_it_would_book(shop_database: ShopDatabase, owner: Actor) -> None:
    """By printed code, by the GTIN in another form, by SKU; never an archived item."""
    milk = add_item(shop_database, owner, "Susu", "036000291452", sku="SUSU-1")
    for code in ("036000291452", "0036000291452", "SUSU-1"):
        found = item_of_scan(shop_database, owner, code)
        assert found is not None
        assert found.id == milk
    assert item_of_scan(shop_database, owner, "4006381333931") is None
    archive_item(shop_database, owner, item=milk)
    assert item_of_scan(shop_database, owner, "036000291452") is None


def test_an_item_keeps_of_a_label_what_all_its_labels_share(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """The number of a GS1 code, a scale's code without its value; never a badge."""
    set_in_store_formats(shop_database, owner, formats=(InStoreFormat("21", "weight"),))
    set_badge(shop_database, owner, password=PASSWORD, badge="LUMBUNG-1")
    weighed = ["2112345" + value + check_digit("2112345" + value) for value in ("00000", "01250")]
    for code, gtin14, kept in (
        ("4006381333931", "", "4006381333931"),
        ("BOX-17", "", "BOX-17"),
        ("010400638133393110LOT7", "04006381333931", "4006381333931"),
        (weighed[1], "", weighed[0]),
    ):
        assert item_barcode(shop_database, owner, code, gtin14) == kept
    with pytest.raises(Refused, match="code_is_badge"):
        item_barcode(shop_database, owner, "LUMBUNG-1")
