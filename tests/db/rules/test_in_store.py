"""Codes that a shop's scale prints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import InvalidInput
from db.rules.barcodes import check_digit
from db.rules.in_store import (
    InStoreCode,
    InStoreFormat,
    formats_of,
    is_restricted,
    read_in_store,
    text_of,
)

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


FORMATS = st.builds(
    InStoreFormat,
    st.integers(20, 29).map(str),
    st.sampled_from(["weight", "price"]),
    st.integers(3, 6),
    st.integers(0, 1),
    st.integers(0, 3),
)


@given(FORMATS)
def test_a_format_is_written_and_read(spelling: InStoreFormat) -> None:
    """As the setting keeps it and the command line takes it."""
    assert formats_of(text_of([spelling])) == (spelling,)


@given(FORMATS, st.integers(0, 10**6 - 1), st.integers(0, 999))
def test_what_a_scale_prints_is_what_is_read(spelling: InStoreFormat, plu: int, value: int) -> None:
    """Item and value come back; one digit changed and nothing is read."""
    width = 12 - 2 - spelling.item_digits - spelling.skipped_digits
    item = str(plu).zfill(6)[-spelling.item_digits :]
    body = f"{spelling.prefix}{item}{'0' * spelling.skipped_digits}{str(value).zfill(width)}"
    read = read_in_store(with_check(body), [spelling])
    assert read is not None
    assert read.plu == item
    scale = 10 ** ((3 if spelling.kind == "weight" else 4) - spelling.decimals)
    assert (read.quantity if spelling.kind == "weight" else read.price) == value * scale
    wrong = str((int(body[-1]) + 1) % 10)
    assert read_in_store(body[:-1] + wrong + check_digit(body), [spelling]) is None


def test_what_is_left_out_is_as_usual() -> None:
    """Five digits of the item and grams."""
    assert formats_of("21:weight") == (InStoreFormat("21", "weight"),)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("21", "in_store_unreadable"),
        ("21:length", "in_store_unreadable"),
        ("89:weight", "in_store_prefix"),
        ("2123456:weight", "in_store_prefix"),
        ("21:weight:0", "in_store_digits"),
        ("21:weight:9:1", "in_store_digits"),
        ("21:price:5:0:5", "in_store_decimals"),
        ("2:weight 21:price", "in_store_prefix_twice"),
        (" ".join(f"2{number}:weight" for number in range(10, 31)), "in_store_too_many"),
    ],
)
def test_formats_that_cannot_be(text: str, error: str) -> None:
    """Each says why."""
    with pytest.raises(InvalidInput, match=error):
        formats_of(text)


@pytest.mark.parametrize(
    ("code", "restricted"),
    [
        *(("2112345012503", True), ("211234501250", True), ("0211234501250", True), ("21", False)),
        *(("8992696404441", False), ("0892696404441", False), ("211234501250x", False)),
    ],
)
def test_which_codes_are_a_shops_own(code: str, restricted: bool) -> None:
    """EAN-13 from 20 to 29, UPC-A that begins with 2, and that with a 0 before it."""
    assert is_restricted(code) is restricted
