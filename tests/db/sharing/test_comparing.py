"""The link's own comparison of all PCs' books, while it is quiet."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace
from typing import cast

import pytest

from db.operations.places import add_category
from db.sharing import shop_copy
from db.sharing.line import Line
from db.sharing.protocol import Compared
from db.sharing.shop_copy import ShopCopy
from tests.db.sharing.town import Pc, Town


@pytest.fixture
def town(real_town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Two PCs that agree; they may compare as often as they like."""
    monkeypatch.setattr(shop_copy, "LOOK_SECONDS", 0.0)
    monkeypatch.setattr(shop_copy, "COMPARE_SECONDS", 0.0)
    add_category(real_town.pcs[0].database, real_town.pcs[0].owner, name="Teh")
    real_town.settle()
    return real_town


def copy_of(pc: Pc) -> ShopCopy:
    """As its link has it."""
    return ShopCopy(pc.database, pc.owner)


def compare(town: Town, pc: Pc, copy: ShopCopy, *, called: bool = False) -> bool | None:
    """What comes of it; `called`: something else is to be done first."""
    return copy.compare(cast(Line, town.office.line(pc)), lambda: called, nullcontext)


def test_all_pcs_come_to_know_that_they_agree(town: Town) -> None:
    """The last one at once, the others when they look again."""
    left, right = town.pcs
    first, second = copy_of(left), copy_of(right)
    assert compare(town, left, first) is None
    assert compare(town, right, second) is True
    assert compare(town, left, first) is True


def test_a_copy_that_differs_is_found(town: Town) -> None:
    """Whatever changed it."""
    left, right = town.pcs
    right.database.execute_sql("UPDATE category SET name = name || '!'")
    compare(town, left, copy_of(left))
    assert compare(town, right, copy_of(right)) is False


def test_it_gives_way_and_waits_for_what_waits(town: Town) -> None:
    """While something is to be done, or to go, nothing is told."""
    left, right = town.pcs
    compare(town, right, copy_of(right))
    assert compare(town, left, copy_of(left), called=True) is None
    add_category(left.database, left.owner, name="Rak")
    assert compare(town, left, copy_of(left)) is None


def test_the_hub_is_told_in_time(town: Town) -> None:
    """One that hangs then is left."""
    inside: list[str] = []

    @contextmanager
    def in_time() -> Iterator[None]:
        inside.append("begun")
        yield
        inside.append("ended")

    def report(*_told: object) -> Compared:
        inside.append("told")
        return Compared(same=2)

    line = cast(Line, SimpleNamespace(report=report))
    assert copy_of(town.pcs[0]).compare(line, lambda: False, in_time)
    assert inside == ["begun", "told", "ended"]


def test_it_is_done_now_and_then(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at every poll once all are known."""
    monkeypatch.setattr(shop_copy, "COMPARE_SECONDS", 600.0)
    left, right = town.pcs
    compare(town, right, copy_of(right))
    copy = copy_of(left)
    assert compare(town, left, copy) is True
    assert compare(town, left, copy) is None
