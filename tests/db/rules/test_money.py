"""Quantities and money are whole numbers within bounds."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import InvalidInput
from db.rules import money


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**12))
def test_division_rounds_halves_away_from_zero(dividend: int, divisor: int) -> None:
    """The quotient is what Decimal's ROUND_HALF_UP gives."""
    exact = Decimal(dividend) / Decimal(divisor) if abs(dividend) < 10**15 else None
    quotient = money.divide_rounded(dividend, divisor)
    assert 2 * abs(quotient * divisor - dividend) <= divisor
    if exact is not None:
        assert quotient == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_a_line_costs_quantity_times_price() -> None:
    """1.5 kg at Rp 13.333,5 a kilogram is Rp 20.000,25; halves of the smallest part round up."""
    assert money.line_amount(1_500, 133_335_000) == 200_002_500
    assert money.line_amount(1, 500) == 1
    assert money.line_amount(1, 499) == 0


def test_an_amount_beyond_the_bounds_is_refused() -> None:
    """The largest amount is taken, the next is not."""
    assert money.line_amount(1_000, money.MAX_AMOUNT) == money.MAX_AMOUNT
    with pytest.raises(InvalidInput, match="amount_too_large"):
        money.line_amount(1_000, money.MAX_AMOUNT + 1)


def test_a_total_beyond_the_bounds_is_refused() -> None:
    """A hundred of the largest amounts are a document, one more is not."""
    largest = [money.MAX_AMOUNT] * 100
    assert money.total_amount(largest) == money.MAX_TOTAL
    with pytest.raises(InvalidInput, match="amount_too_large"):
        money.total_amount([*largest, 1])


@pytest.mark.parametrize(
    ("quantity", "decimals", "code"),
    [
        (0, 3, "quantity_not_positive"),
        (-1, 3, "quantity_not_positive"),
        (10**10 + 1, 3, "quantity_too_large"),
        (10**18, 0, "quantity_too_large"),
        (500, 0, "quantity_too_fine"),
        (1_005, 2, "quantity_too_fine"),
    ],
)
def test_impossible_quantities_are_refused(quantity: int, decimals: int, code: str) -> None:
    """Nothing, negative, absurd and too finely divided quantities each have their code."""
    with pytest.raises(InvalidInput, match=code):
        money.checked_quantity(quantity, decimals)


@pytest.mark.parametrize(("quantity", "decimals"), [(1, 3), (10, 2), (1_000, 0), (10**10, 0)])
def test_possible_quantities_are_taken(quantity: int, decimals: int) -> None:
    """Quantities within the unit's decimals come back as they are."""
    assert money.checked_quantity(quantity, decimals) == quantity


def test_levels_may_be_zero_but_not_negative_or_absurd() -> None:
    """A reorder point is at least zero."""
    assert money.checked_level(0, "reorder_point") == 0
    for level, code in ((-1, "quantity_negative"), (10**18, "quantity_too_large")):
        with pytest.raises(InvalidInput, match=code) as refused:
            money.checked_level(level, "reorder_point")
        assert refused.value.field == "reorder_point"


def test_prices_may_be_zero_but_not_negative_or_absurd() -> None:
    """A free item is possible, one that pays the buyer is not."""
    assert money.checked_price(0) == 0
    assert money.checked_price(money.MAX_PRICE) == money.MAX_PRICE
    for price, code in ((-1, "price_negative"), (money.MAX_PRICE + 1, "price_too_large")):
        with pytest.raises(InvalidInput, match=code):
            money.checked_price(price)
