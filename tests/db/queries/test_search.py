"""The search box on a shop: fields, places, levels, order, mistakes, and many items."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, PermissionDenied
from db.operations.documents import post_draft
from db.operations.drafts import add_line, open_draft
from db.operations.items import archive_item
from db.operations.places import add_category, add_location, add_partner
from db.queries import item_pages, search_pages
from db.queries.items import ItemFilter, Sort, count_items, find_items, item_detail
from db.queries.search import plan_for
from db.queries.spelling import most_alike
from db.rules.search_words import read_wish
from db.rules.texts import folded
from tests.shops import ONE, add_item, receive, sell


def names(database: ShopDatabase, actor: Actor, text: str, **filters: object) -> list[str]:
    """The names that a text finds, in order; the count agrees, and so do small pages."""
    where = ItemFilter(text, **filters)  # type: ignore[arg-type]  # filters by their names
    rows = find_items(database, actor, where=where, limit=10_000)
    paged = [
        row
        for offset in range(0, len(rows) + 3, 3)
        for row in find_items(database, actor, where=where, limit=3, offset=offset)
    ]
    assert paged == rows
    assert count_items(database, actor, where=where) == len(rows)
    assert count_items(database, actor, where=where, at_most=2) == min(2, len(rows))
    by_stock = find_items(database, actor, where=where, sort="on_hand", limit=10_000)
    assert sorted(row.id for row in by_stock) == sorted(row.id for row in rows)
    return [row.name for row in rows]


@pytest.fixture
def stock(shop_database: ShopDatabase, owner: Actor) -> ShopDatabase:
    """Drinks and soap, on the shelf, in the store and sold out."""
    drinks = add_category(shop_database, owner, name="Minuman Ringan")
    soap = add_category(shop_database, owner, name="Sabun")
    maker = add_partner(shop_database, owner, name="CV Rakitan Jaya")
    for name, sku, category, quantity in (
        ("Teh Botol 350 ml", "TB-350", drinks, 20),
        ("Botol Kosong", "BK", None, 0),
        ("Kopi Susu", "350-KS", drinks, 5),
        ("Sabun Cuci", "SC-1", soap, 2),
        ("Sabun Mandi Teh Hijau", "SM-1", soap, 0),
    ):
        item = add_item(shop_database, owner, name, sku=sku, category=category, supplier=maker)
        if quantity:
            receive(shop_database, owner, item, quantity * ONE)
    return shop_database


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sku:350", ["Kopi Susu", "Teh Botol 350 ml"]),
        ("sku:tb", ["Teh Botol 350 ml"]),
        ("SKU:teh", []),
        ("cat:minuman", ["Kopi Susu", "Teh Botol 350 ml"]),
        ('kat:"minuman ringan" botol', ["Teh Botol 350 ml"]),
        ("cat:mandi", []),
        ("botol", ["Botol Kosong", "Teh Botol 350 ml"]),
        ('"teh botol"', ["Teh Botol 350 ml"]),
        ('"botol teh"', []),
        ("stock<5", ["Botol Kosong", "Sabun Cuci", "Sabun Mandi Teh Hijau"]),
        ("stok<=5", ["Botol Kosong", "Kopi Susu", "Sabun Cuci", "Sabun Mandi Teh Hijau"]),
        ("sabun stok = 0", ["Sabun Mandi Teh Hijau"]),
        ("stock>=5 stock<20", ["Kopi Susu"]),
        ("cat:sabun stock>0", ["Sabun Cuci"]),
        ("sku:s kat:b", ["Sabun Cuci", "Sabun Mandi Teh Hijau"]),
    ],
)
def test_fields_phrases_and_levels(
    stock: ShopDatabase, viewer: Actor, text: str, found: list[str]
) -> None:
    """In English and Indonesian, together with words and with each other."""
    assert names(stock, viewer, text) == found


def test_places_are_found_by_what_they_hold(
    shop_database: ShopDatabase, owner: Actor, viewer: Actor
) -> None:
    """By `loc:` and by a bare word; shelves count for their store; sold out is not there."""
    store = add_location(shop_database, owner, name="Gudang Besar")
    shelf = add_location(shop_database, owner, name="Rak Atas")
    shop_database.execute_sql("UPDATE location SET parent = ? WHERE id = ?", (store, shelf))
    for name in ("Lampu Gudang", "Kabel", "Paku", "Tali"):
        add_item(shop_database, owner, name, sku=name)
    for place, code in ((store, "Kabel"), (shelf, "Paku")):
        draft = open_draft(shop_database, owner, kind="receipt", location=place)
        add_line(shop_database, owner, draft=draft, code=code, count=ONE)
        post_draft(shop_database, owner, draft=draft)
    receive(shop_database, owner, add_item(shop_database, owner, "Lem"), ONE)
    assert names(shop_database, viewer, "gudang") == ["Lampu Gudang", "Kabel", "Paku"]
    assert names(shop_database, viewer, "loc:gudang") == ["Kabel", "Paku"]
    assert names(shop_database, viewer, "lok:rak") == ["Paku"]
    assert names(shop_database, viewer, 'lok:"gudang besar" kab') == ["Kabel"]
    assert names(shop_database, viewer, "paku besar") == ["Paku"]
    assert names(shop_database, viewer, "tali besar") == []
    assert names(shop_database, viewer, "loc:nowhere") == []
    draft = open_draft(shop_database, owner, kind="sale", location=shelf)
    add_line(shop_database, owner, draft=draft, code="Paku", count=ONE)
    post_draft(shop_database, owner, draft=draft)
    assert names(shop_database, viewer, "loc:gudang") == ["Kabel"]


def test_of_two_words_that_name_places_the_name_may_have_either(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Whichever stands first, and whatever the order of the list."""
    shelf = add_location(shop_database, owner, name="Rak Atas")
    add_location(shop_database, owner, name="Gudang Besar")
    garam = add_item(shop_database, owner, "Gudang Garam", sku="GG")
    receive(shop_database, owner, garam, ONE, location=shelf)
    for text in ("gudang rak", "rak gudang"):
        assert names(shop_database, owner, text) == ["Gudang Garam"]


def test_what_is_not_found_is_not_counted(shop_database: ShopDatabase, owner: Actor) -> None:
    """The index knows ß as one letter: no letters are looked for in the texts after all."""
    add_item(shop_database, owner, "Straße")
    assert names(shop_database, owner, "ss") == []
    assert names(shop_database, owner, "ss stock<5") == []


def test_exact_codes_come_first_then_beginnings(shop_database: ShopDatabase, owner: Actor) -> None:
    """A SKU or barcode as typed, the whole text, its first word, the rest; each by name."""
    add_item(shop_database, owner, "Zaitun", sku="TEH")
    for name in ("Air teh", "Teh Melati", "Es Melati Teh", "Teh Hijau"):
        add_item(shop_database, owner, name)
    add_item(shop_database, owner, "Yoghurt", "8991234567891")
    add_item(shop_database, owner, "8991234567891 palsu")
    assert names(shop_database, owner, "teh") == [
        *("Zaitun", "Teh Hijau", "Teh Melati", "Air teh", "Es Melati Teh")
    ]
    assert names(shop_database, owner, "melati teh") == ["Es Melati Teh", "Teh Melati"]
    assert names(shop_database, owner, "teh melati") == ["Teh Melati", "Es Melati Teh"]
    assert names(shop_database, owner, "8991234567891") == ["Yoghurt", "8991234567891 palsu"]
    where = ItemFilter("teh")
    backwards = find_items(shop_database, owner, where=where, descending=True)
    assert [row.name for row in backwards][:3] == ["Zaitun", "Teh Melati", "Teh Hijau"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("goremg", ["Minyak Goreng"]),
        ("minyka", ["Minyak Goreng"]),
        ("minyk goren", ["Minyak Goreng"]),
        ("tubrk", ["Kopi Tubruk"]),
        ("kopi tubrukk", ["Kopi Tubruk"]),
        ("kpoi", []),
        ("tubruk goreng", []),
        ("8991234567890", []),
        ("xylophone", []),
        ("goremg stock>0", []),
        ("goremg stock<1", ["Minyak Goreng"]),
    ],
)
def test_mistakes_are_forgiven_when_nothing_matches(
    shop_database: ShopDatabase, owner: Actor, text: str, found: list[str]
) -> None:
    """The nearest word of the shop's own; codes and words that exist are never bent."""
    for name in ("Minyak Goreng", "Kopi Tubruk", "Teh"):
        add_item(shop_database, owner, name, *["8991234567891"] * (name == "Teh"))
    assert names(shop_database, owner, text) == found


def test_what_matches_is_never_mended(shop_database: ShopDatabase, owner: Actor) -> None:
    """A rare spelling that exists is what was meant."""
    add_item(shop_database, owner, "Kopi Tubruk")
    add_item(shop_database, owner, "Kopi Tubrukk")
    assert names(shop_database, owner, "tubrukk") == ["Kopi Tubrukk"]


def test_the_nearest_word_wins_then_the_most_frequent() -> None:
    """Swapped, missing, doubled and wrong letters are one mistake each."""
    words = Counter({"goreng": 5, "gorengan": 9, "loreng": 7, "minyak": 3})
    assert most_alike("goremg", words) == "goreng"
    assert most_alike("oreng", words) == "loreng"
    assert most_alike("mniyak", words) == "minyak"
    assert most_alike("sendok", words) is None


def test_archived_items_are_found_among_the_archived(
    stock: ShopDatabase, owner: Actor, warehouse: Actor
) -> None:
    """With the chip, and without it never."""
    (empty,) = find_items(stock, owner, where=ItemFilter("kosong"))
    archive_item(stock, owner, item=empty.id)
    assert names(stock, warehouse, "botol") == ["Teh Botol 350 ml"]
    assert names(stock, warehouse, "botol", archived=True) == ["Botol Kosong"]


@pytest.fixture
def many(shop_database: ShopDatabase, owner: Actor) -> ShopDatabase:
    """Eighty items whose words repeat; some of them archived, some in stock."""
    dice = random.Random(7)
    words = ("minyak", "goreng", "kopi", "susu", "Égal", "5", "kg", "x", "wangi", "Ölçü")
    drinks = add_category(shop_database, owner, name="Minuman Wangi")
    for number in range(80):
        name = " ".join(dice.sample(words, 3))
        item = add_item(
            shop_database, owner, name, sku=f"S{number:02}", category=dice.choice([drinks, None])
        )
        if number % 7 == 0:
            receive(shop_database, owner, item, dice.randrange(1, 9) * ONE)
        if number % 11 == 0:
            archive_item(shop_database, owner, item=item)
    sell(shop_database, owner, item, ONE, oversell=True)
    return shop_database


TEXTS = (
    *("kopi", "kopi susu", "wangi", "5 kg", "x", "k", "s1", "s2 goreng", "égal", "minuman"),
    *(
        "kat:wangi kopi",
        "loc:toko kg",
        "toko",
        "stock>3",
        "kopi stock<1",
        "sku:s10",
        "zz",
        "goremg",
    ),
)


def shown(database: ShopDatabase, actor: Actor, limit: int) -> list[list[bytes]]:
    """What each text finds, from the top of the alphabet and from its end."""
    return [
        [
            row.id
            for row in find_items(
                database, actor, where=ItemFilter(text), limit=limit, descending=descending
            )
        ]
        for text in TEXTS
        for descending in (False, True)
    ]


@pytest.mark.parametrize("few", [3, 0])
def test_every_way_to_look_finds_the_same(
    many: ShopDatabase, owner: Actor, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read from the top of the alphabet: the rows and their order are those of all in order."""
    in_order = [shown(many, owner, limit) for limit in (5, 400)]
    monkeypatch.setattr(search_pages, "FEW", few)
    assert [shown(many, owner, limit) for limit in (5, 400)] == in_order


@pytest.mark.parametrize("read", [20, 3, 0])
def test_of_many_late_ones_the_rest_comes_as_it_was_made(
    many: ShopDatabase, owner: Actor, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is missing or doubled, and short pages agree with long ones."""
    in_order = shown(many, owner, 400)
    monkeypatch.setattr(search_pages, "FEW", 0)
    monkeypatch.setattr(search_pages, "READ_AT_MOST", read)

    found = shown(many, owner, 400)

    assert [sorted(rows) for rows in found] == [sorted(rows) for rows in in_order]
    assert shown(many, owner, 7) == [rows[:7] for rows in found]


def test_of_many_what_begins_so_comes_first_in_order(
    many: ShopDatabase, owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the others come as they were made."""
    where = ItemFilter("kopi")
    in_order = [row.name for row in find_items(many, owner, where=where, limit=400)]
    begin = [name for name in in_order if name.startswith("kopi")]
    monkeypatch.setattr(search_pages, "FEW", 0)
    monkeypatch.setattr(search_pages, "READ_AT_MOST", len(begin))

    found = [row.name for row in find_items(many, owner, where=where, limit=400)]

    assert found[: len(begin)] == in_order[: len(begin)] == begin
    assert found != in_order


@pytest.mark.parametrize("read", [25_000, 20, 0])
@pytest.mark.parametrize("sort", ["sku", "on_hand", "category", "sale_price", "name"])
def test_every_way_to_sort_sorts_the_same(
    many: ShopDatabase, owner: Actor, sort: Sort, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read in the order of a column, or put in order whole."""

    def look() -> list[list[bytes]]:
        return [
            [
                row.id
                for row in find_items(
                    *(many, owner),
                    where=ItemFilter(text),
                    sort=sort,
                    descending=descending,
                    limit=limit,
                    offset=2,
                )
            ]
            for text in (*TEXTS, "stock<2", "stock>=0 stock<1")
            for limit in (5, 400)
            for descending in (False, True)
        ]

    in_order = look()
    monkeypatch.setattr(item_pages, "READ_AT_MOST", read)
    monkeypatch.setattr(item_pages, "SOME", read)
    monkeypatch.setattr(item_pages, "FEW", 0)
    if sort != "name":
        monkeypatch.setattr(search_pages, "FEW", 0)
    assert look() == in_order


def test_a_jump_by_name_lands_where_the_whole_list_has_it(many: ShopDatabase, owner: Actor) -> None:
    """From the top and from the end; beginnings that are the start of others are no others."""
    for name in ("k", "ko", "kop", "kopi", "kopia", "z"):
        add_item(many, owner, name)
    for descending in (False, True):
        whole = find_items(many, owner, descending=descending, limit=400)
        for offset in range(len(whole) + 2):
            page = find_items(many, owner, descending=descending, limit=4, offset=offset)
            assert page == whole[offset : offset + 4]


@pytest.mark.parametrize("sort", ["sku", "category", "on_hand", "sale_price", "unit_cost"])
def test_a_jump_past_the_middle_has_the_same_rows(
    many: ShopDatabase, owner: Actor, sort: Sort
) -> None:
    """Counted from the nearer end, and past the end there is nothing."""
    for descending in (False, True):
        order: dict[str, object] = {"sort": sort, "descending": descending}
        whole = find_items(many, owner, limit=400, **order)  # type: ignore[arg-type]  # by their names
        assert len(whole) == count_items(many, owner)
        for offset in range(len(whole) + 2):
            page = find_items(many, owner, limit=4, offset=offset, **order)  # type: ignore[arg-type]
            assert page == whole[offset : offset + 4]


LEVELS: dict[str, Callable[[int], bool]] = {
    "stock<1": lambda on_hand: on_hand < ONE,
    "stock>=3 stock<6": lambda on_hand: 3 * ONE <= on_hand < 6 * ONE,
    "stock=0": lambda on_hand: on_hand == 0,
    "": lambda _on_hand: True,
}


@pytest.mark.parametrize("meet", [200_000, 5, 0])
@pytest.mark.parametrize("few", [5_000, 0])
def test_words_with_levels_and_places_agree_with_a_plain_reading(
    many: ShopDatabase, owner: Actor, meet: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever side the search comes from: every text, number and place is looked at here."""
    monkeypatch.setattr(search_pages, "MEET_AT_MOST", meet)
    monkeypatch.setattr(search_pages, "FEW", few)
    everything = find_items(many, owner, limit=400)
    held = {
        row.id: " ".join(
            place for place, there in item_detail(many, owner, item=row.id).places if there > 0
        )
        for row in everything
    }
    for words in ("kopi", "kopi susu", "kg", "goreng x", "s1"):
        for level, holds in LEVELS.items():
            for place in ("", "toko"):
                wanted = sorted(
                    row.id
                    for row in everything
                    if holds(row.on_hand)
                    and place in held[row.id].lower()
                    and all(
                        word in folded(f"{row.name}\n{row.sku}\n{row.category or ''}")
                        for word in words.split()
                    )
                )
                text = f"{words} {level} {place and 'loc:'}{place}"
                where = ItemFilter(text)
                found = find_items(many, owner, where=where, limit=400)
                assert sorted(row.id for row in found) == wanted, text
                assert count_items(many, owner, where=where) == len(wanted), text


def test_the_plain_look_is_right(many: ShopDatabase, owner: Actor) -> None:
    """Against Python's own idea of the words, in the order of the names."""
    everything = find_items(many, owner, limit=400)
    for text in ("kopi", "kopi susu", "5 kg", "x", "w", "égal", "s1"):
        words = folded(text).split()
        begins = (folded(text), words[0])
        wanted = sorted(
            (
                row
                for row in everything
                if all(
                    word in folded(f"{row.name}\n{row.sku}\n{row.category or ''}\n")
                    for word in words
                )
            ),
            key=lambda row: (
                [not folded(row.name).startswith(text) for text in begins],
                folded(row.name),
                row.id,
            ),
        )
        found = find_items(many, owner, where=ItemFilter(text), limit=400)
        assert [row.id for row in found] == [row.id for row in wanted], text


@pytest.mark.parametrize("sort", ["name", "sku", "on_hand"])
def test_every_order_has_the_same_rows(many: ShopDatabase, owner: Actor, sort: Sort) -> None:
    """Searched for and sorted by a column."""
    for text in TEXTS:
        where = ItemFilter(text)
        rows = find_items(many, owner, where=where, sort=sort, limit=400)
        assert len(rows) == count_items(many, owner, where=where), text


def test_an_unwanted_search_ends(many: ShopDatabase, owner: Actor) -> None:
    """A newer keystroke lets go of what is still being looked for."""
    with pytest.raises(CannotOpen, match="interrupted"), many.interruptible(lambda: True):
        _search_for_long(many, owner)


def _search_for_long(database: ShopDatabase, actor: Actor) -> None:
    for _ in range(1_000):
        count_items(database, actor, where=ItemFilter("stock<1"))


def test_searching_asks_for_the_permission(many: ShopDatabase) -> None:
    """Nobody reads without an account."""
    for text in ("kopi", "loc:toko"):
        with pytest.raises(PermissionDenied):
            find_items(many, Actor(bytes(16)), where=ItemFilter(text))
        with pytest.raises(PermissionDenied):
            count_items(many, Actor(bytes(16)), where=ItemFilter(text))


@pytest.mark.parametrize("text", ["kopi susu", "k", "loc:toko", "sku:s1", "stock<5", "x"])
def test_no_search_reads_a_table_from_end_to_end(
    many: ShopDatabase, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every statement goes through an index, few matches or many."""
    asked: list[tuple[str, Sequence[object]]] = []
    plain_rows = ShopDatabase.rows

    def watched(database: ShopDatabase, sql: str, parameters: Sequence[object] = ()) -> object:
        asked.append((sql, parameters))
        return plain_rows(database, sql, parameters)

    plan = plan_for(many, read_wish(text))
    monkeypatch.setattr(ShopDatabase, "rows", watched)
    for few in (5_000, 0):
        monkeypatch.setattr(search_pages, "FEW", few)
        search_pages.first_keys(many, plan, 100)
        search_pages.count_keys(many, plan, 100)
    monkeypatch.undo()
    steps = [
        step
        for sql, parameters in asked
        for *_, step in many.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)
    ]
    assert steps
    allowed = ("SCAN found", "SCAN s", "SCAN location", "SCAN json_each", "SCAN (", "SCAN inside")
    scans = [step for step in steps if step.startswith("SCAN") and "VIRTUAL" not in step]
    assert [step for step in scans if not step.startswith(allowed)] == []
