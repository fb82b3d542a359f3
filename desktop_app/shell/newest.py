"""Lets go of a query that is still running as soon as a newer one of its kind is asked for."""

from collections.abc import Callable
from typing import TypeVar

from db.connection import ShopDatabase

Result = TypeVar("Result")


class Newest:
    """One kind of query of one widget, for `Background.read` with a key of its own.

    What is let go of raises `CannotOpen("interrupted")`, which the key keeps from being delivered.
    """

    def __init__(self, database: ShopDatabase) -> None:
        self._database = database
        self._wanted = object()

    def asked(self, query: Callable[[], Result]) -> Callable[[], Result]:
        """The query, to be run on another thread; those asked for before are unwanted now."""
        mine = self._wanted = object()

        def run() -> Result:
            with self._database.interruptible(lambda: self._wanted is not mine):
                return query()

        return run
