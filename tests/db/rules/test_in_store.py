"""Codes that a shop's scale prints."""

import pytest

from db.rules.barcodes import check_digit
from db.rules.in_store import InStoreCode, InStoreFormat, read_in_store

WEIGHED = InStoreFormat("21", "weight")
PRICED = InStoreFormat("22", "price", item_digits=4, skipped_digits=1, decimals=0)


def with_check(body: str) -> str:
    """Twelve digits and their check digit."""
    return body + check_digit(body)


def test_a_weight() -> None:
    """1,250 grams of item 12345; the item's own code has no weight in it."""
    read = read_in_store(with_check("211234501250"), [PRICED, WEIGHED])
    assert read == InStoreCode(with_check("211234500000"), quantity=1250, price=None)


def test_a_price_behind_a_digit_that_is_skipped() -> None:
    """15,000 rupiah in ten-thousandths."""
    read = read_in_store(with_check("221234715000"), [WEIGHED, PRICED])
    assert read == InStoreCode(with_check("221234000000"), quantity=None, price=150_000_000)


def test_decimals_are_scaled_and_rounded() -> None:
    """Two decimals of a kilogram are tens of grams; four are rounded half up."""
    code = with_check("211234501255")
    read = [read_in_store(code, [InStoreFormat("21", "weight", decimals=d)]) for d in (2, 4)]
    assert [found.quantity for found in read if found] == [12550, 126]


@pytest.mark.parametrize(
    "code", ["8992696404441", "2112345012503", "", "21", "211234501250", "abcdefghijklm"]
)
def test_other_codes_are_none(code: str) -> None:
    """Another prefix, a wrong check digit, another length, no digits."""
    assert read_in_store(code, [WEIGHED]) is None


def test_without_a_setting_nothing_is_special() -> None:
    """A shop without a scale sells 21... as any other code."""
    assert read_in_store(with_check("211234501250"), []) is None
