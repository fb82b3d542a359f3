"""How much to order, worked out by hand; quantities in thousandths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.reorder import days_of_cover, order_need, whole_packs

ONE = 1_000


@pytest.mark.parametrize(
    ("position", "point", "quantity", "sold", "days", "cover", "need"),
    [
        # 60 sold in 60 days is one a day: 30 days need 30, of which 4 are there
        (4 * ONE, 5 * ONE, 0, 60 * ONE, 60, 30, 26 * ONE),
        # the same, but the owner always takes 48
        (4 * ONE, 5 * ONE, 48 * ONE, 60 * ONE, 60, 30, 48 * ONE),
        # nothing sold: the fixed quantity, or just above the point
        (4 * ONE, 5 * ONE, 12 * ONE, 0, 60, 30, 12 * ONE),
        (4 * ONE, 5 * ONE, 0, 0, 60, 30, 2 * ONE),
        (5 * ONE, 5 * ONE, 0, 0, 60, 30, ONE),
        # no point, no sales, no stock: nobody asked for it
        (0, 0, 0, 0, 60, 30, 0),
        # no point and no sales, but 3 are owed
        (-3 * ONE, 0, 0, 0, 60, 30, 3 * ONE),
        # below zero the debt comes on top of what 30 days need
        (-3 * ONE, 5 * ONE, 0, 60 * ONE, 60, 30, 33 * ONE),
        # a new item, 14 in its first 7 days: two a day
        (10 * ONE, 0, 0, 14 * ONE, 7, 30, 50 * ONE),
        # out for 50 of 60 days, 20 sold in the other 10: two a day, not a third
        (0, 0, 0, 20 * ONE, 10, 30, 60 * ONE),
        # 10 kg in 60 days, for 7 days 1.1666... kg, rounded up to the thousandth
        (0, 0, 0, 10 * ONE, 60, 7, 1_167),
        # more came back than was sold
        (2 * ONE, 0, 0, -5 * ONE, 60, 30, 0),
        # enough is on the way
        (40 * ONE, 5 * ONE, 0, 60 * ONE, 60, 30, 0),
    ],
)
def test_worked_examples(
    position: int, point: int, quantity: int, sold: int, days: int, cover: int, need: int
) -> None:
    """Reorder point, fixed quantity and velocity, each where it decides."""
    assert order_need(position, point, quantity, sold, days, cover) == need


@pytest.mark.parametrize(
    ("need", "pack", "decimals", "ordered"),
    [
        (26 * ONE, None, 0, 26 * ONE),
        (26 * ONE, 12 * ONE, 0, 36 * ONE),
        (24 * ONE, 12 * ONE, 0, 24 * ONE),
        (1_167, None, 3, 1_167),
        (1_167, None, 1, 1_200),
        (1_167, None, 0, 2_000),
        (1_167, 25 * ONE, 3, 25 * ONE),
        (0, 12 * ONE, 0, 0),
    ],
)
def test_packs(need: int, pack: int | None, decimals: int, ordered: int) -> None:
    """Whole cartons where there are some, else what the unit counts; always upwards."""
    assert whole_packs(need, pack, decimals) == ordered


def test_days_of_cover() -> None:
    """9 left at two a day last four whole days; what is not sold lasts nobody knows how long."""
    assert days_of_cover(9 * ONE, 120 * ONE, 60) == 4
    assert days_of_cover(-ONE, 120 * ONE, 60) == 0
    assert days_of_cover(9 * ONE, 0, 60) is None


@given(
    position=st.integers(-(10**10), 10**10),
    point=st.integers(0, 10**10),
    quantity=st.integers(0, 10**10),
    sold=st.integers(-(10**10), 10**10),
    days=st.integers(7, 60),
    cover=st.integers(1, 365),
    pack=st.none() | st.integers(1, 10**7),
    decimals=st.integers(0, 3),
)
def test_what_was_ordered_is_enough_and_not_due_again(
    position: int,
    point: int,
    quantity: int,
    sold: int,
    days: int,
    cover: int,
    pack: int | None,
    decimals: int,
) -> None:
    """Once it is on the way the goods last, no pack is broken, and no pack too many is taken."""
    need = order_need(position, point, quantity, sold, days, cover)
    ordered = whole_packs(need, pack, decimals)
    step = pack or 10 ** (3 - decimals)
    assert need <= ordered < need + step
    assert ordered % step == 0
    assert (position + ordered) * days >= sold * cover
    assert position + ordered > point or point == 0
    assert order_need(position + ordered, point, 0, sold, days, cover) == 0
