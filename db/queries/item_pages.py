"""The SQL of one page of the item list: which items, in which order, with the least reading."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from db.connection import ShopDatabase
from db.queries.find import found_keys, meant, plans
from db.queries.search import IS_LOW, OF_CATEGORY, Plan, Test, every, fold
from db.queries.search_pages import FEW, matching, narrowed
from db.rules.search_words import Level, Wish, read_wish

Sort = Literal["name", "sku", "category", "on_hand", "sale_price", "unit_cost"]

ORDERS: Final[dict[Sort, str]] = {
    "name": "item.sort_name",
    "sku": "item.sku COLLATE NOCASE",
    "category": fold("category.name"),
    "on_hand": "item.on_hand",
    "sale_price": "item.sale_price",
    "unit_cost": "item.unit_cost",
}
JOINS: Final[dict[Sort, str]] = {
    "category": "LEFT JOIN category ON category.id = item.category",
}
BY_KEY: Final = """
SELECT item_search.item AS id, json_each.key AS place
FROM json_each(?) CROSS JOIN item_search ON item_search.key = json_each.value
"""
BY_TEXT: Final = "JOIN item_search AS s ON s.item = item.id"
BY_CATEGORY: Final = """
SELECT category_count.category, category_count.items
FROM category_count LEFT JOIN category ON category.id = category_count.category
WHERE archived = 0 ORDER BY folded(category.name) {0}, category.id {0}
"""
ONE_CATEGORY: Final = """
SELECT * FROM (
    SELECT id FROM item WHERE archived_at IS NULL AND category {} ORDER BY id {} LIMIT {} OFFSET {})
"""
PAGE: Final = """
SELECT item.id AS id FROM item {joins} WHERE {chosen}
ORDER BY {order} {direction}, item.id {direction} LIMIT ? OFFSET ?
"""
READ: Final = """
SELECT s.key FROM (
    SELECT item.id FROM item INDEXED BY item_listed_by_{sort} WHERE {listed}
    ORDER BY {order} {direction}, item.id {direction} LIMIT ?) AS listed
CROSS JOIN item_search AS s ON s.item = listed.id WHERE {tests} LIMIT ?
"""
READ_AT_MOST: Final = 10_000
BEGINNING: Final = """
SELECT beginning, above, before FROM (
    SELECT beginning, lead(beginning) OVER (ORDER BY beginning) AS above,
           sum(items) OVER (ORDER BY beginning {}) - items AS before
    FROM beginning_count)
WHERE before <= ? ORDER BY before DESC LIMIT 1
"""
BY_LOW: Final = "INDEXED BY item_listed_low"
BY_LEVEL: Final = "INDEXED BY item_listed_by_on_hand"
SOME: Final = 50_000  # that have such a stock: put in order sooner than looked for in their order
COUNT_LISTED: Final = "SELECT count(*) FROM (SELECT 1 FROM item {} WHERE {} LIMIT ?)"


@dataclass(frozen=True)
class ItemFilter:
    """Which items a list shows; an empty filter shows all that are not archived."""

    text: str = ""
    category: bytes | None = None
    only_low: bool = False
    archived: bool = False


@dataclass(frozen=True)
class Page:
    """So many items after the first so many, in one order."""

    sort: Sort
    descending: bool
    limit: int
    offset: int

    @property
    def direction(self) -> str:
        """As SQL says it."""
        return "DESC" if self.descending else "ASC"


EVERY: Final = ItemFilter()
LOW: Final = ItemFilter(only_low=True)


def page_of(database: ShopDatabase, where: ItemFilter, page: Page) -> Test:
    """A statement that gives `id` and `place` of the items on a page."""
    wish = read_wish(where.text)
    if wish.words and page.sort == "name":
        return _found_page(database, wish, where, page)
    if wish.words:
        return _sorted_page(database, wish, where, page)
    if where == EVERY and page.sort == "category":
        return _numbered(_page_by_category(database, page))
    if where == EVERY and page.sort == "name":
        return _numbered(_page_by_name(database, page))
    return _numbered(_listed_page(database, wish.levels, where, page))


def listed(where: ItemFilter, levels: tuple[Level, ...] = ()) -> Test:
    """The condition for the items of a list; the indexes of the lists are over just these."""
    shown = "item.archived_at IS NULL"
    archived = "item.archived_at IS NOT NULL AND item.merged_into IS NULL"
    tests = [Test(archived if where.archived else shown)]
    if where.category is not None:
        tests.append(Test("item.category = ?", (where.category,)))
    if where.only_low:
        tests.append(Test("item.on_hand <= item.reorder_point"))
    tests += [Test(f"item.on_hand {level.sign} ?", (level.amount,)) for level in levels]
    return every(tests)


def also(where: ItemFilter) -> tuple[Test, ...]:
    """The chips, as conditions beside the words."""
    category = () if where.category is None else (Test(OF_CATEGORY, (where.category,)),)
    return (*category, *((Test(IS_LOW),) if where.only_low else ()))


def _numbered(page: Test) -> Test:
    """Numbered only after the LIMIT: a window over all that match would sort and keep them all."""
    sql = f"SELECT id, row_number() OVER () AS place FROM ({page.sql})"  # noqa: S608  (ours)
    return Test(sql, page.parameters)


def _by_key(keys: list[int]) -> Test:
    return Test(BY_KEY, (json.dumps(keys),))


def _found_page(database: ShopDatabase, wish: Wish, where: ItemFilter, page: Page) -> Test:
    keys = found_keys(
        database,
        wish,
        page.offset + page.limit,
        archived=where.archived,
        also=also(where),
        descending=page.descending,
    )
    return _by_key(keys[page.offset :])


def _sorted_page(database: ShopDatabase, wish: Wish, where: ItemFilter, page: Page) -> Test:
    """A page of what is searched for, in the order of a column.

    Few are put in order. Of more, the texts are read in the column's order until the page is full;
    only what is neither (many, but all late in that order) is put in order whole.
    """
    archived, chips = where.archived, also(where)
    wish = meant(database, wish, archived=archived, also=chips)
    ways = list(plans(database, wish, archived, chips))
    few = [narrowed(database, way) for way in ways]
    if None in few and not archived:
        keys = _read_in_order(database, ways, page)
        if keys is not None:
            return _by_key(keys[page.offset :])
    found = _any_of(matching(small or way) for small, way in zip(few, ways, strict=True))
    # The plus keeps the order's index out of it: all items would be looked at in their order.
    joins = f"{JOINS.get(page.sort, '')} {BY_TEXT}"
    return _numbered(_ordered(joins, found, f"+{ORDERS[page.sort]}", page))


def _read_in_order(database: ShopDatabase, ways: list[Plan], page: Page) -> list[int] | None:
    """The keys up to the end of a page; None when that would take too long."""
    tests = _any_of(every(way.tests) for way in ways)
    wanted, may_read = page.offset + page.limit, READ_AT_MOST
    keys: list[int] = []
    for part, items in _parts(database, page):
        sql = READ.format(
            sort=page.sort,
            listed=part.sql,
            order="item.category" if page.sort == "category" else ORDERS[page.sort],
            direction=page.direction,
            tests=tests.sql,
        )
        values = (*part.parameters, may_read, *tests.parameters, wanted - len(keys))
        keys += [key for (key,) in database.rows(sql, values)]
        may_read -= items
        if len(keys) == wanted:
            break
        if may_read < 0:
            return None
    return keys


def _parts(database: ShopDatabase, page: Page) -> Iterator[tuple[Test, int]]:
    """The listed items and how many these are; category by category where that is the order."""
    counts = database.rows(BY_CATEGORY.format(page.direction))
    if page.sort != "category":
        yield listed(EVERY), sum(items for _, items in counts)
        return
    for category, items in counts:
        yield every((listed(EVERY), Test("item.category IS ?", (category or None,)))), items


def _listed_page(
    database: ShopDatabase, levels: tuple[Level, ...], where: ItemFilter, page: Page
) -> Test:
    """A page of a list without words: its order has an index."""
    chosen, order, index = listed(where, levels), ORDERS[page.sort], ""
    if where == LOW and page.sort == "category":
        index = BY_LOW
    elif levels and not where.archived:
        few = page.sort != "on_hand" and _have_level(database, levels, page.sort)
        in_order = "" if page.sort in JOINS else f"INDEXED BY item_listed_by_{page.sort}"
        index, order = (BY_LEVEL, f"+{order}") if few else (in_order, order)
    return _ordered(f"{index} {JOINS.get(page.sort, '')}", chosen, order, page)


def _have_level(database: ShopDatabase, levels: tuple[Level, ...], sort: Sort) -> bool:
    """Whether few enough have such a stock to put them in order; names stand in the same index."""
    most = SOME if sort == "name" else FEW
    chosen = listed(EVERY, levels)
    sql = COUNT_LISTED.format(BY_LEVEL, chosen.sql)
    return bool(database.rows(sql, (*chosen.parameters, most + 1))[0][0] <= most)


def _ordered(joins: str, chosen: Test, order: str, page: Page) -> Test:
    """The ids of one page in order; what the list shows is looked up for these alone."""
    sql = PAGE.format(joins=joins, chosen=chosen.sql, order=order, direction=page.direction)
    return Test(sql, (*chosen.parameters, page.limit, page.offset))


def _page_by_name(database: ShopDatabase, page: Page) -> Test:
    """A page of all items by name: whole beginnings of names are skipped by their counts."""
    chosen, skipped = listed(EVERY), 0
    beginning = database.row(BEGINNING.format(page.direction), (page.offset,))
    if beginning:
        first, above, skipped = beginning
        if not page.descending:
            chosen = every((chosen, Test("item.sort_name >= ?", (first,))))
        elif above is not None:
            chosen = every((chosen, Test("item.sort_name < ?", (above,))))
    return _ordered("", chosen, ORDERS["name"], replace(page, offset=page.offset - skipped))


def _page_by_category(database: ShopDatabase, page: Page) -> Test:
    """A page of all items by category: whole categories are skipped by their counts."""
    selects, limit, offset = [], page.limit, page.offset
    for category, items in database.rows(BY_CATEGORY.format(page.direction)):
        if offset < items and limit > 0:
            wanted = min(limit, items - offset)
            is_it = f"= x'{category.hex()}'" if category else "IS NULL"
            selects.append(ONE_CATEGORY.format(is_it, page.direction, wanted, offset))
            limit -= wanted
        offset = max(offset - items, 0)
    return Test(" UNION ALL ".join(selects) or "SELECT NULL AS id WHERE 0")


def _any_of(tests: Iterable[Test]) -> Test:
    """One condition of some, of which any is enough."""
    tests = list(tests)
    sql = " OR ".join(f"({test.sql})" for test in tests)
    return Test(f"({sql})", tuple(value for test in tests for value in test.parameters))
