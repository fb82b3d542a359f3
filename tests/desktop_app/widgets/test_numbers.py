"""Numbers typed and read in two languages, never rounded, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from desktop_app.widgets.numbers import (
    MONEY_BOUND,
    QUANTITY_BOUND,
    NumberRefused,
    format_average,
    format_money,
    format_quantity,
    parse_money,
    parse_quantity,
    plain_money,
    plain_quantity,
)

ID = QLocale(QLocale.Language.Indonesian)
EN = QLocale(QLocale.Language.English)


@pytest.mark.parametrize(
    ("text", "decimals", "thousandths"),
    [
        ("12", 0, 12_000),
        ("1.250", 0, 1_250_000),
        ("1,250", 0, 1_250_000),
        ("1.250,5", 3, 1_250_500),
        ("1,250.5", 3, 1_250_500),
        ("1250.5", 3, 1_250_500),
        ("1250,5", 3, 1_250_500),
        ("0.250", 3, 250),
        ("0,250", 3, 250),
        (",5", 3, 500),
        ("2,5", 1, 2_500),
        ("1.250.000", 3, 1_250_000_000),
        ("1,2550", 3, 1_255),
        ("2,50", 1, 2_500),
        (" -3 ", 0, -3_000),
        ("−3", 0, -3_000),
        ("0", 0, 0),
        ("10000000", 0, QUANTITY_BOUND),
    ],
)
def test_a_quantity_is_read(text: str, decimals: int, thousandths: int) -> None:
    """Both languages' marks are understood where only one reading makes sense."""
    assert parse_quantity(text, decimals) == thousandths


@pytest.mark.parametrize(
    ("text", "decimals", "code"),
    [
        ("", 3, "empty"),
        ("  ", 3, "empty"),
        ("dua", 3, "not_a_number"),
        ("1.2.3", 3, "not_a_number"),
        ("1,25.0,5", 3, "not_a_number"),
        ("12e3", 3, "not_a_number"),
        ("٣", 3, "not_a_number"),
        ("-", 3, "not_a_number"),
        (".", 3, "not_a_number"),
        ("1.250", 3, "ambiguous"),
        ("1,250", 2, "ambiguous"),
        ("1.5", 0, "too_fine"),
        ("0.0005", 3, "too_fine"),
        ("1.2505", 3, "too_fine"),
        ("10000001", 0, "too_large"),
        ("1" + "0" * 18, 0, "too_large"),
        ("9" * 5000, 0, "too_large"),
    ],
)
def test_a_quantity_is_refused(text: str, decimals: int, code: str) -> None:
    """What is no number, two numbers, too fine or absurd is refused with its reason."""
    with pytest.raises(NumberRefused) as refusal:
        parse_quantity(text, decimals)
    assert refusal.value.code == code


def test_an_ambiguous_number_names_its_readings() -> None:
    """The question to the person has both answers in it."""
    with pytest.raises(NumberRefused) as refusal:
        parse_quantity("1.250")
    assert refusal.value.details["readings"] == ["1.250", "1250"]


@pytest.mark.parametrize(
    ("text", "ten_thousandths"),
    [
        ("15000", 150_000_000),
        ("15.000", 150_000_000),
        ("15,000", 150_000_000),
        ("Rp15.000,50", 150_005_000),
        ("Rp 15.000", 150_000_000),
        ("$1,250.5", 12_505_000),
        ("S$3", 30_000),
        ("0,5", 5_000),
    ],
)
def test_money_is_read(text: str, ten_thousandths: int) -> None:
    """With and without sign and grouping."""
    assert parse_money(text) == ten_thousandths


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("15.0000", "too_fine"),
        ("0.125", "too_fine"),
        ("100.000.000.000", "too_large"),
        ("Rp", "empty"),
    ],
)
def test_money_is_refused(text: str, code: str) -> None:
    """Finer than a hundredth is never rounded, absurd amounts are not taken."""
    with pytest.raises(NumberRefused) as refusal:
        parse_money(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("thousandths", "indonesian", "english"),
    [
        (1_250_500, "1.250,5", "1,250.5"),
        (12_000, "12", "12"),
        (-250, "−0,25", "−0.25"),
        (0, "0", "0"),
    ],
)
def test_a_quantity_is_written(thousandths: int, indonesian: str, english: str) -> None:
    """As the language writes it, without zeros that say nothing."""
    assert format_quantity(thousandths, ID) == indonesian
    assert format_quantity(thousandths, EN) == english


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (150_000_000, "IDR", ID, "Rp15.000"),
        (150_005_000, "IDR", ID, "Rp15.000,50"),
        (150_000_000, "IDR", EN, "Rp15,000"),
        (-150_000_000, "IDR", ID, "−Rp15.000"),
        (12_345_678, "IDR", ID, "Rp1.234,5678"),
        (150_000, "USD", EN, "$15.00"),
        (150_000, "CHF", EN, "CHF\N{NO-BREAK SPACE}15.00"),
    ],
)
def test_money_is_written(amount: int, currency: str, locale: QLocale, text: str) -> None:
    """Sign, grouping and places follow currency and language."""
    assert format_money(amount, currency, locale) == text


def test_a_field_is_filled_without_grouping() -> None:
    """What a field shows to be edited is read back as it was meant."""
    assert plain_quantity(1_250_500, ID) == "1250,5"
    assert plain_money(150_005_000, ID) == "15000,50"


def test_an_average_can_be_rounded_for_showing() -> None:
    """Half a rupiah goes to the even one; only what is shown is rounded."""
    assert format_money(12_345_000, "IDR", ID, places=0) == "Rp1.234"
    assert format_money(12_355_000, "IDR", ID, places=0) == "Rp1.236"


def answer(text: str) -> int | str:
    """The quantity, or the reason why not."""
    try:
        return parse_quantity(text)
    except NumberRefused as refusal:
        return refusal.code


@given(st.integers(-QUANTITY_BOUND, QUANTITY_BOUND))
def test_a_written_quantity_is_read_back_or_asked_about(thousandths: int) -> None:
    """Writing and reading agree; only a thousand's mark can need a question."""
    for locale in (ID, EN):
        read = answer(format_quantity(thousandths, locale))
        assert read in (thousandths, "ambiguous")


@given(st.integers(-MONEY_BOUND // 100, MONEY_BOUND // 100))
def test_written_money_is_read_back(hundredths: int) -> None:
    """Every amount with two places survives the way out and in."""
    for locale in (ID, EN):
        assert parse_money(format_money(hundredths * 100, "IDR", locale)) == hundredths * 100


@given(st.text(alphabet="0123456789.,- RpE٣\n", max_size=30))
def test_any_text_is_a_number_or_a_reason(text: str) -> None:
    """Nothing but NumberRefused comes out, and a number stays within its bounds."""
    read = answer(text)
    if isinstance(read, int):
        assert abs(read) <= QUANTITY_BOUND
    else:
        assert read in {"empty", "not_a_number", "ambiguous", "too_fine", "too_large"}


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(32_277_457, "Rp3.228"), (150_005_000, "Rp15.000,50"), (-32_277_457, "−Rp3.228")],
)
def test_averages_are_rounded_and_prices_are_not(amount: int, shown: str) -> None:
    """Four decimals of an average help nobody; half a rupiah that was typed is a price."""
    assert format_average(amount, locale=QLocale(QLocale.Language.Indonesian)) == shown
