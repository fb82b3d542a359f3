"""Cells: numbers with either mark, days in either order, codes that a spreadsheet damaged."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.cells import Exact
from db.exchange.values import (
    Evidence,
    Mark,
    Order,
    Unreadable,
    look_at,
    read_code,
    read_day,
    read_flag,
    read_money,
    read_number,
    read_quantity,
    read_text,
)


@pytest.mark.parametrize(
    ("cell", "mark", "number"),
    [
        ("Rp 1.250,00", None, "1250"),
        ("Rp1.250.000", None, "1250000"),
        ("IDR 15.000", None, "15000"),
        ("1.250", None, "1250"),
        ("1.250", ",", "1250"),
        ("1.250", ".", "1.250"),
        ("1,250", ",", "1.250"),
        ("1,250.5", ",", "1250.5"),
        ("0.125", ",", "0.125"),
        ("12,5", None, "12.5"),
        ("5.000,-", None, "5000"),
        ("(5)", None, "-5"),
        ("-3", None, "-3"),
        ("$ 1,234.50", None, "1234.50"),
        ("1 250,5", None, "1250.5"),
        ("1\u00a0250", None, "1250"),
        (".5", None, "0.5"),
        ("007", None, "7"),
        (Exact("1.125"), ",", "1.125"),
        (Exact("-2"), None, "-2"),
    ],
)
def test_numbers_are_read_as_they_are_written(cell: str, mark: Mark | None, number: str) -> None:
    """Currency, groups, either decimal mark; what is unclear follows its column."""
    assert read_number(cell, mark) == Decimal(number)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("abc", "cell_no_number"),
        ("", "cell_no_number"),
        ("12 pcs", "cell_no_number"),
        ("1.2.3", "cell_number_unclear"),
        ("1,25,00", "cell_number_unclear"),
        ("(5", "cell_no_number"),
        ("1e5", "cell_no_number"),
        ("9" * 2**20, "cell_no_number"),
        ("٣", "cell_no_number"),
    ],
)
def test_what_is_no_number_is_refused(cell: str, code: str) -> None:
    """Never guessed."""
    with pytest.raises(Unreadable) as refused:
        read_number(cell)
    assert refused.value.code == code


def test_a_mark_that_is_known_is_not_contradicted() -> None:
    """Who says that the mark is a point does not get 12.5 from 12,5."""
    with pytest.raises(Unreadable):
        read_number("12,5", ".", strict=True)


def test_quantities_are_never_rounded() -> None:
    """Finer than a thousandth is refused; a spreadsheet's binary noise is none."""
    assert read_quantity("1,125", ",") == 1125
    assert read_quantity(Exact("0.30000000000000004")) == 300
    with pytest.raises(Unreadable, match="cell_too_fine"):
        read_quantity("0.1255")


def test_money_goes_to_the_nearest_ten_thousandth() -> None:
    """A third of a rupiah more or less."""
    assert read_money(Exact("3333.3333333333335")) == 33333333
    assert read_money("Rp 1.250,50") == 12505000


@given(st.integers(-(10**9), 10**9))
def test_exact_numbers_come_back(thousandths: int) -> None:
    """Whatever is written with a point or a comma is read again."""
    plain = f"{Decimal(thousandths).scaleb(-3):f}"
    assert read_quantity(plain, ".") == thousandths
    assert read_quantity(plain.replace(".", ","), ",") == thousandths


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.250,00", "15"], ","),
        (["1.5", "2.25"], "."),
        (["1.250", "0.500"], "."),
        (["1.250", "15.000"], None),
        (["10", "20"], None),
    ],
)
def test_a_column_shows_its_mark(cells: list[str], mark: str | None) -> None:
    """By the cells that can be read in one way alone."""
    assert look_at(cells, Evidence()).mark() == mark


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("31/01/2026", None, date(2026, 1, 31)),
        ("01-20-2022", "mdy", date(2022, 1, 20)),
        ("03/04/2026", "dmy", date(2026, 4, 3)),
        ("03/04/2026", "mdy", date(2026, 3, 4)),
        ("2026-04-03", "mdy", date(2026, 4, 3)),
        ("2026-04-03T10:00:00Z", None, date(2026, 4, 3)),
        ("3.4.26", None, date(2026, 4, 3)),
        ("17 Agustus 2026", None, date(2026, 8, 17)),
        ("5 Mei 2026 08:00", None, date(2026, 5, 5)),
        ("20260403", None, date(2026, 4, 3)),
    ],
)
def test_days_are_read_in_either_order(cell: str, order: Order | None, day: date) -> None:
    """Numbers, months' names in both languages, ISO 8601."""
    assert read_day(cell, order) == day


@pytest.mark.parametrize("cell", ["31/02/2026", "13/13/2026", "1/1/0001", "12", "1 xyz 2026"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    """Also days that no calendar has."""
    with pytest.raises(Unreadable, match="cell_no_date"):
        read_day(cell)


@pytest.mark.parametrize("cell", ["8.99E+12", "8,99E+12", "1E+05", "8.991234E+12"])
def test_a_damaged_code_is_refused(cell: str) -> None:
    """Its last digits are lost."""
    with pytest.raises(Unreadable, match="code_damaged"):
        read_code(cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("0012", "0012"),
        ("8991234567897", "8991234567897"),
        ("8991234567897.0", "8991234567897"),
        ("12E5", "12E5"),
        ("'=1+1", "=1+1"),
        ("''-2", "'-2"),
        ("'tis", "'tis"),
        ("1000-003", "1000-003"),
    ],
)
def test_codes_stay_as_they_are_printed(cell: str, code: str) -> None:
    """Zeros in front and all; the apostrophe of an export goes."""
    assert read_code(cell) == code


def test_a_spreadsheets_error_is_no_text() -> None:
    """Nobody's item is called #N/A."""
    with pytest.raises(Unreadable, match="cell_broken"):
        read_text("#N/A")


def test_flags_speak_both_languages() -> None:
    """Yes and no, in words and signs."""
    assert [read_flag(cell) for cell in ("Ya", "TRUE", "1", "tidak", "0")] == [
        *(True, True, True),
        *(False, False),
    ]
    with pytest.raises(Unreadable, match="cell_no_flag"):
        read_flag("maybe")
