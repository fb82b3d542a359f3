"""Puts the items that match a search in order, and counts them, with the least reading.

Up to `FEW` candidates are put in order one by one. Of more, the texts are read from the top of the
alphabet until the page is full, which is soon where many match. Only what is neither (many, but all
late in the alphabet) is put in order whole, or read to the end.
"""

from typing import Final

from db.connection import ShopDatabase
from db.queries.search import Plan, Test, every

FEW: Final = 5_000
READ_AT_MOST: Final = 25_000
WITHOUT_END: Final = -1
BY_NAME: Final = "item_search AS s INDEXED BY item_search_by_name"
TEXTS: Final = """
SELECT key, sort_name, text FROM item_search AS s INDEXED BY item_search_by_name
WHERE archived = ? AND {0} ORDER BY sort_name {1}, key {1} LIMIT ?
"""
GOES_ON: Final = f"SELECT 1 FROM {BY_NAME} WHERE archived = ? AND {{}} LIMIT 1 OFFSET ?"  # noqa: S608  (constants)
GIVEN: Final = "SELECT value AS key FROM json_each(?)"
BEGINS: Final = "s.sort_name >= ? AND s.sort_name < ?"
LAST: Final = "\U0010ffff"


def first_keys(
    database: ShopDatabase, plan: Plan, limit: int, *, descending: bool = False
) -> list[int]:
    """The keys of the first items that match, in order."""
    direction = "DESC" if descending else "ASC"
    for source in plan.sources:
        few = _few(database, source)
        if few:
            return _in_order(database, plan, few, limit, direction)
    whole = next((each for each in plan.sources if not plan.left_by(each).parameters), None)
    most = READ_AT_MOST if whole else WITHOUT_END
    keys = _from_the_top(database, plan, limit, direction, most)
    if keys is None and whole:
        return _in_order(database, plan, whole, limit, direction)
    return keys or []


def count_keys(database: ShopDatabase, plan: Plan, at_most: int) -> int:
    """How many items match; counting ends at `at_most`."""
    if plan.sources:
        found = _candidates(plan, plan.sources[0])
    else:
        tests = every(plan.tests)
        sql = f"FROM {BY_NAME} WHERE s.archived = ? AND {tests.sql}"
        found = Test(sql, (plan.archived, *tests.parameters))
    sql = f"SELECT count(*) FROM (SELECT 1 {found.sql} LIMIT ?)"  # noqa: S608  (constants)
    return int(database.rows(sql, (*found.parameters, at_most))[0][0])


def matching(plan: Plan) -> Test:
    """The condition that a row `s` of `item_search` is among those that match."""
    own = Test("s.archived = ?", (plan.archived,))
    if not plan.sources:
        return every((own, *plan.tests))
    source = plan.sources[0]
    sourced = Test(f"s.key IN ({source.sql})", source.parameters)
    return every((own, sourced, plan.left_by(source)))


def _few(database: ShopDatabase, source: Test) -> Test | None:
    """The keys that a source gives, unless they are too many."""
    sql = f"SELECT count(*), json_group_array(key) FROM ({source.sql} LIMIT ?)"  # noqa: S608  (constants)
    number, keys = database.rows(sql, (*source.parameters, FEW + 1))[0]
    return Test(GIVEN, (keys,), source.by_index) if number <= FEW else None


def _candidates(plan: Plan, source: Test) -> Test:
    """What a source gives; the names alone are read where that is enough."""
    left = plan.left_by(source)
    index = "" if left.parameters else "INDEXED BY item_search_names"
    sql = f"""
    FROM ({source.sql}) AS found CROSS JOIN item_search AS s {index}
    ON s.archived = ? AND s.key = found.key WHERE {left.sql}
    """
    return Test(sql, (*source.parameters, plan.archived, *left.parameters))


def _in_order(
    database: ShopDatabase, plan: Plan, source: Test, limit: int, direction: str
) -> list[int]:
    """Puts everything that the source gives in order."""
    found = _candidates(plan, source)
    firsts = [_is_exact(plan), *map(_begins, plan.begins)]
    ranks = "".join(f"{first.sql} DESC, " for first in firsts if first.sql != "FALSE")
    order = f"{ranks}s.sort_name {direction}, s.key {direction}"
    values = [value for first in firsts for value in first.parameters]
    sql = f"SELECT s.key {found.sql} ORDER BY {order} LIMIT ?"
    return [key for (key,) in database.rows(sql, (*found.parameters, *values, limit))]


def _from_the_top(
    database: ShopDatabase, plan: Plan, limit: int, direction: str, most: int
) -> list[int] | None:
    """Reads the texts in order, those that come first before; None when that takes too long."""
    keys = _exact_keys(database, plan, limit, direction)
    done = [_is_exact(plan)]
    for part in (*map(_begins, plan.begins), Test("TRUE")):
        left = limit - len(keys)
        tests = every((*map(_not, done), *plan.tests))
        texts = TEXTS.format(part.sql, direction)
        sql = f"SELECT s.key FROM ({texts}) AS s WHERE {tests.sql} LIMIT ?"  # noqa: S608  (constants)
        values = (plan.archived, *part.parameters, most, *tests.parameters, left)
        found = database.rows(sql, values) if left else []
        keys += [key for (key,) in found]
        if len(found) < left and most != WITHOUT_END:
            goes_on = (plan.archived, *part.parameters, most)
            if database.rows(GOES_ON.format(part.sql), goes_on):
                return None
        done.append(part)
    return keys


def _exact_keys(database: ShopDatabase, plan: Plan, limit: int, direction: str) -> list[int]:
    if not plan.exact:
        return []
    tests = every((Test("s.archived = ?", (plan.archived,)), _is_exact(plan), *plan.tests))
    order = f"s.sort_name {direction}, s.key {direction}"
    sql = f"SELECT s.key FROM item_search AS s WHERE {tests.sql} ORDER BY {order} LIMIT ?"  # noqa: S608  (constants)
    return [key for (key,) in database.rows(sql, (*tests.parameters, limit))]


def _is_exact(plan: Plan) -> Test:
    return Test(f"s.key IN ({', '.join(map(str, plan.exact))})" if plan.exact else "FALSE")


def _begins(text: str) -> Test:
    return Test(BEGINS, (text, text + LAST))


def _not(test: Test) -> Test:
    return Test(f"NOT ({test.sql})", test.parameters)
