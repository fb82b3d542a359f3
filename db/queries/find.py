"""Finds and counts items for a search: by their texts, by their places, else as it was meant."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from db.connection import ShopDatabase
from db.queries.search import Plan, Test, plan_by_place, plan_for
from db.queries.search_pages import count_keys, first_keys
from db.queries.spelling import better_spelled
from db.rules.search_words import Wish

Result = TypeVar("Result")

EVERYTHING: Final = 2**62


def found_keys(
    database: ShopDatabase,
    wish: Wish,
    limit: int,
    *,
    archived: bool = False,
    also: tuple[Test, ...] = (),
    descending: bool = False,
) -> list[int]:
    """The keys of the first matches in order: exact ones, names that begin so, then the others.

    What has the words in its own texts comes before what has them through the places that hold it.
    Only when there is nothing at all are the words mended.
    """

    def look(wish: Wish) -> list[int]:
        keys: list[int] = []
        for plan in plans(database, wish, archived, also):
            keys += first_keys(database, plan, limit - len(keys), descending=descending)
            if len(keys) == limit:
                break
        return keys

    return _or_as_meant(database, wish, look)


def count_found(
    database: ShopDatabase,
    wish: Wish,
    *,
    archived: bool = False,
    also: tuple[Test, ...] = (),
    at_most: int = EVERYTHING,
) -> int:
    """How many items match; counting ends at `at_most`."""

    def count(wish: Wish) -> int:
        number = 0
        for plan in plans(database, wish, archived, also):
            if number < at_most:
                number += count_keys(database, plan, at_most - number)
        return number

    return _or_as_meant(database, wish, count)


def plans(
    database: ShopDatabase, wish: Wish, archived: bool, also: tuple[Test, ...]
) -> Iterator[Plan]:
    """The ways to match; no item matches in two of them."""
    yield plan_for(database, wish, archived=archived, also=also)
    by_place = plan_by_place(database, wish, archived=archived, also=also)
    if by_place:
        yield by_place


def meant(
    database: ShopDatabase, wish: Wish, *, archived: bool = False, also: tuple[Test, ...] = ()
) -> Wish:
    """The wish itself when anything matches, otherwise with its words mended."""

    def matches(wish: Wish) -> Wish | None:
        ways = plans(database, wish, archived, also)
        return wish if any(first_keys(database, plan, 1) for plan in ways) else None

    return _or_as_meant(database, wish, matches) or wish


def _or_as_meant(database: ShopDatabase, wish: Wish, look: Callable[[Wish], Result]) -> Result:
    found = look(wish)
    better = None if found else better_spelled(database, wish)
    return look(better) if better else found
