"""Puts the items that match a search in order, and counts them, with the least reading.

Up to `FEW` candidates are put in order one by one. Of more, the texts are read from the top of the
alphabet until the page is full, which is soon where many match. After `READ_AT_MOST` of them what
is left comes as it was made: so many, and all late in the alphabet, that nobody reads on.
"""

from dataclasses import replace
from typing import Final, Literal

from db.connection import ShopDatabase
from db.queries.search import Plan, Test, by_all_terms, every

Direction = Literal["ASC", "DESC"]

FEW: Final = 5_000
READ_AT_MOST: Final = 5_000
WITHOUT_END: Final = -1
BY_NAME: Final = "item_search AS s INDEXED BY item_search_by_name"
TEXTS: Final = """
SELECT key, sort_name, text FROM item_search AS s INDEXED BY item_search_by_name
WHERE archived = ? AND {0} ORDER BY sort_name {1}, key {1} LIMIT ?
"""
GOES_ON: Final = f"""
SELECT sort_name, key FROM {BY_NAME} WHERE archived = ? AND {{0}}
ORDER BY sort_name {{1}}, key {{1}} LIMIT 1 OFFSET ?
"""  # noqa: S608  (constants)
GIVEN: Final = "SELECT value AS key FROM json_each(?)"
BEGINS: Final = "s.sort_name >= ? AND s.sort_name < ?"
LAST: Final = "\U0010ffff"
BEFORE: Final[dict[Direction, str]] = {"ASC": "<", "DESC": ">"}


def first_keys(
    database: ShopDatabase, plan: Plan, limit: int, *, descending: bool = False
) -> list[int]:
    """The keys of the first items that match, in order."""
    direction: Direction = "DESC" if descending else "ASC"
    few = narrowed(database, plan)
    if few:
        return _in_order(database, few, few.sources[0], limit, direction)
    for most in (READ_AT_MOST, WITHOUT_END):
        keys = _from_the_top(database, plan, limit, direction, most)
        if keys is not None:
            break
    return keys or []


def count_keys(database: ShopDatabase, plan: Plan, at_most: int) -> int:
    """How many items match; counting ends at `at_most`."""
    if plan.sources:
        found = _candidates(plan, plan.shortest)
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
    source = plan.shortest
    sourced = Test(f"s.key IN ({source.sql})", source.parameters)
    return every((own, sourced, plan.left_by(source)))


def narrowed(database: ShopDatabase, plan: Plan) -> Plan | None:
    """The plan with all keys that can match at hand; None when they are too many, or unknown."""
    for source in plan.sources:
        few = _few(database, source)
        if few:
            return replace(plan, sources=(few,))
    return None


def _few(database: ShopDatabase, source: Test) -> Test | None:
    """The keys that a source gives, unless they are too many."""
    if source.is_few:
        return source
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
    database: ShopDatabase, plan: Plan, source: Test, limit: int, direction: Direction
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
    database: ShopDatabase, plan: Plan, limit: int, direction: Direction, most: int
) -> list[int] | None:
    """Reads the texts in order, those that come first before; a page is the same however long.

    None when the texts have to be read to the end, because nothing else tells what is left.
    """
    keys = _exact_keys(database, plan, limit, direction)
    done, goes_on = [_is_exact(plan)], False
    for part in (*map(_begins, plan.begins), Test("TRUE")):
        left = limit - len(keys)
        tests = every((*map(_not, done), *plan.tests))
        texts = TEXTS.format(part.sql, direction)
        sql = f"SELECT s.key FROM ({texts}) AS s WHERE {tests.sql} LIMIT ?"  # noqa: S608  (constants)
        values = (plan.archived, *part.parameters, most, *tests.parameters, left)
        found = database.rows(sql, values) if left else []
        keys += [key for (key,) in found]
        end = _end(database, plan, part, direction, most) if len(found) < left else None
        goes_on |= end is not None
        done.append(every((part, end)) if end else part)
    if not goes_on:
        return keys
    return _and_the_rest(database, plan, keys, done, limit, direction)


def _end(
    database: ShopDatabase, plan: Plan, part: Test, direction: Direction, most: int
) -> Test | None:
    """The condition for the texts of a part that were read; None when all were."""
    if most == WITHOUT_END:
        return None
    values = (plan.archived, *part.parameters, most)
    end = database.row(GOES_ON.format(part.sql, direction), values)
    return Test(f"(s.sort_name, s.key) {BEFORE[direction]} (?, ?)", end) if end else None


def _and_the_rest(
    database: ShopDatabase,
    plan: Plan,
    keys: list[int],
    done: list[Test],
    limit: int,
    direction: Direction,
) -> list[int] | None:
    """What matches besides what was read, in the order in which it was made."""
    source = plan.shortest if plan.sources else by_all_terms(database, plan.words)
    if source is None:
        return None
    found = _candidates(plan, source)
    others = every(map(_not, done))
    sql = f"SELECT s.key {found.sql} AND {others.sql} ORDER BY found.key {direction} LIMIT ?"
    values = (*found.parameters, *others.parameters, limit - len(keys))
    return keys + [key for (key,) in database.rows(sql, values)]


def _exact_keys(database: ShopDatabase, plan: Plan, limit: int, direction: Direction) -> list[int]:
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
