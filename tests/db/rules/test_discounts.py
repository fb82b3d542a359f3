"""Discounts never take off more than there is, and their shares add up to the last digit."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import InvalidInput
from db.rules.discounts import (
    FULL_RATE,
    NONE,
    Discount,
    Priced,
    amounts,
    base,
    bill,
    checked_discount,
    outgrows,
    taken_off,
)
from db.rules.money import MAX_AMOUNT, share_out
from tests.shops import ONE, RUPIAH

RATES = st.builds(lambda rate: Discount(rate=rate), st.integers(0, FULL_RATE))
MONEY = st.builds(lambda amount: Discount(amount=amount), st.integers(0, MAX_AMOUNT))
DISCOUNTS = st.one_of(st.just(NONE), RATES, MONEY)
LINES = st.lists(
    st.builds(Priced, st.integers(1, 10**7), st.integers(0, 10**9), DISCOUNTS), max_size=12
)


@given(LINES, DISCOUNTS)
def test_a_total_is_never_below_zero_nor_above_the_price(
    lines: list[Priced], whole: Discount
) -> None:
    """Neither of a line nor of the sale; the lines add up to the total."""
    due = amounts(lines, whole)
    assert all(0 <= amount <= line.gross for amount, line in zip(due, lines, strict=True))
    assert bill(lines, whole).total == sum(due)
    assert bill(lines, whole).saved >= 0


@given(LINES, MONEY)
def test_an_amount_off_the_sale_is_taken_to_the_last_digit(
    lines: list[Priced], whole: Discount
) -> None:
    """However unequal the lines are; of a sale that costs less all of it."""
    before = bill(lines).total
    assert bill(lines, whole).total == before - min(whole.amount or 0, before)


@given(LINES, RATES)
def test_a_rate_off_the_sale_leaves_lines_with_their_own_alone(
    lines: list[Priced], whole: Discount
) -> None:
    """Also those that say that nothing is to be taken off."""
    alone = amounts(lines)
    for line, before, after in zip(lines, alone, amounts(lines, whole), strict=True):
        expected = before if line.discount.is_said else before - taken_off(before, whole)
        assert after == expected


@given(st.integers(0, 10**16), st.integers(0, FULL_RATE))
def test_a_rate_rounds_halves_up(amount: int, rate: int) -> None:
    """As Decimal does it."""
    exact = Decimal(amount) * rate / FULL_RATE
    assert taken_off(amount, Discount(rate=rate)) == exact.quantize(Decimal(1), ROUND_HALF_UP)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**10), min_size=1, max_size=20))
def test_shares_add_up(total: int, parts: list[int]) -> None:
    """To the total; none is larger than its part when the total is not larger than all."""
    shares = share_out(total, parts)
    assert sum(shares) == total
    if total <= sum(parts):
        assert all(0 <= share <= part for share, part in zip(shares, parts, strict=True))


def test_the_last_line_takes_the_remainder() -> None:
    """A hundred off three equal lines."""
    lines = [Priced(ONE, 1_000)] * 3
    assert amounts(lines, Discount(amount=100)) == [967, 966, 967]


def test_what_a_bill_says() -> None:
    """One tenth off tea, five hundred off coffee, and 5% off what has nothing of its own."""
    lines = [
        Priced(2 * ONE, 5_000 * RUPIAH, Discount(rate=1_000)),
        Priced(ONE, 9_500 * RUPIAH, Discount(amount=500 * RUPIAH)),
        Priced(ONE, 10_000 * RUPIAH),
        Priced(ONE, 2_000 * RUPIAH, Discount(rate=0)),
    ]
    said = bill(lines, Discount(rate=500))
    assert (said.gross, said.total) == (31_500 * RUPIAH, 29_500 * RUPIAH)
    assert said.saved == 2_000 * RUPIAH


@pytest.mark.parametrize(
    ("discount", "code"),
    [
        (Discount(1, 1), "discount_doubled"),
        (Discount(-1), "discount_rate_wrong"),
        (Discount(FULL_RATE + 1), "discount_rate_wrong"),
        (Discount(amount=-1), "discount_amount_wrong"),
        (Discount(amount=MAX_AMOUNT + 1), "discount_amount_wrong"),
    ],
)
def test_a_discount_that_cannot_be_is_refused(discount: Discount, code: str) -> None:
    """Both ways at once, a surcharge, more than all."""
    with pytest.raises(InvalidInput, match=code):
        checked_discount(discount)


@given(st.integers(0, 10**9), st.integers(0, 10**9), DISCOUNTS)
def test_what_does_not_outgrow_is_no_more_than_what_was_given(
    given_for: int, amount: int, discount: Discount
) -> None:
    """Neither in money nor, but for what is rounded, as a part of the amount."""
    if outgrows(discount, given_for, amount):
        return
    given_off, off = taken_off(given_for, discount), taken_off(amount, discount)
    assert off <= given_off
    assert off * given_for <= given_off * amount + max(given_for, amount)  # one is rounded


@given(LINES, DISCOUNTS)
def test_the_base_is_what_the_whole_is_taken_off(lines: list[Priced], whole: Discount) -> None:
    """A rate leaves out lines with a discount of their own; nothing is off nothing."""
    without = bill(lines).total
    assert bill(lines, whole).total >= without - base(lines, whole)
    if base(lines, whole) == 0:
        assert bill(lines, whole).total == without
