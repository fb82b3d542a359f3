"""Ways to pay, and the notes that customers hand over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import InvalidInput
from db.rules.payment import (
    NOTES,
    PAYMENT_METHODS,
    checked_method,
    due_in_cash,
    is_plausible,
    likely_cash,
)
from tests.shops import RUPIAH


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (264_000, [265_000, 270_000, 300_000]),
        (13_900, [20_000, 50_000, 100_000]),
        (3_500, [5_000, 10_000, 20_000]),
        (74_500, [75_000, 80_000, 100_000]),
        (100_000, []),
        (0, []),
    ],
)
def test_the_amounts_that_take_the_fewest_notes(total: int, expected: list[int]) -> None:
    """As customers in Indonesia pay; what is round already is paid exactly."""
    shown = likely_cash(total * RUPIAH, "IDR")
    assert shown == [amount * RUPIAH for amount in expected]


@given(st.integers(0, 10**12), st.sampled_from([*NOTES, "CHF"]))
def test_what_is_proposed_is_enough_and_plausible(total: int, currency: str) -> None:
    """More than the total, in whole notes, ascending."""
    proposed = likely_cash(total, currency)
    assert proposed == sorted(set(proposed))
    assert len(proposed) <= 3
    assert all(amount > total and amount % 10_000 == 0 for amount in proposed)
    assert all(is_plausible(amount, total, currency) for amount in proposed)


def test_a_barcode_is_no_cash() -> None:
    """Twenty of the largest notes above the total are the most that is believed."""
    assert is_plausible(2_003_500 * RUPIAH, 3_500 * RUPIAH, "IDR")
    assert not is_plausible(2_003_501 * RUPIAH, 3_500 * RUPIAH, "IDR")
    assert not is_plausible(96_385_074 * RUPIAH, 3_500 * RUPIAH, "IDR")  # an EAN-8


def test_another_way_to_pay_is_refused() -> None:
    """The five that there are are taken as they are."""
    assert [checked_method(method) for method in PAYMENT_METHODS] == list(PAYMENT_METHODS)
    with pytest.raises(InvalidInput, match="payment_method_unknown"):
        checked_method("cheque")


@pytest.mark.parametrize(
    ("total", "currency", "due"),
    [
        (3_080_250, "IDR", 3_080_000),
        (3_085_000, "IDR", 3_090_000),
        (17_991_000, "IDR", 17_990_000),
        (15_049, "USD", 15_000),
        (15_050, "CHF", 15_100),
        (0, "IDR", 0),
    ],
)
def test_cash_is_no_finer_than_the_coins(total: int, currency: str, due: int) -> None:
    """What nobody has in a till is neither asked for nor given back."""
    assert due_in_cash(total, currency) == due
