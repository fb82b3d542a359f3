"""Barcode numbers: check digits, one GTIN-14 for every spelling, what a code may be."""

import pytest

from db.errors import InvalidInput
from db.rules.barcodes import (
    LONGEST_CODE,
    check_digit,
    clean_code,
    expand_upc_e,
    fitting_check_digit,
    has_valid_check_digit,
    normalise_gtin,
)


@pytest.mark.parametrize(
    ("code", "digit"), [("629104150021", "3"), ("1234567", "0"), ("03600029145", "2"), ("", "0")]
)
def test_check_digit_follows_the_gs1_weights(code: str, digit: str) -> None:
    """The published example of GS1 (6291041500213) and one of each other length."""
    assert check_digit(code) == digit


@pytest.mark.parametrize("code", ["6291041500213", "12345670", "036000291452"])
def test_a_single_wrong_digit_never_passes(code: str) -> None:
    """Every change of one digit is noticed, at every place."""
    assert has_valid_check_digit(code)
    for place, digit in enumerate(code):
        for other in set("0123456789") - {digit}:
            assert not has_valid_check_digit(code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize(
    ("code", "digit"),
    [
        ("8991002101230", "4"),  # EAN-13
        ("036000291450", "2"),  # UPC-A
        ("12345671", "0"),  # EAN-8
        ("01234560", "5"),  # UPC-E
        ("18991002101230", "1"),  # a carton
        *((right, None) for right in ("8991002101234", "036000291452", "12345670", "01234565")),
        *((other, None) for other in ("", "1234567", "123456789", "8991002101A30", "0" * 13)),
    ],
)
def test_the_digit_that_would_fit(code: str, digit: str | None) -> None:
    """Of what is as long as a trade item number and fails its check; nothing of other codes."""
    assert fitting_check_digit(code) == digit


@pytest.mark.parametrize("code", ["", "0", "12345678a0", "１２３４５６７０", "²²²²", "-1234567"])
def test_only_plain_digits_have_a_check_digit(code: str) -> None:
    """Letters, signs and digits of other scripts are no numbers here."""
    assert not has_valid_check_digit(code)


@pytest.mark.parametrize(
    ("code", "symbology", "gtin"),
    [
        ("8991002101235", "EAN13", None),
        ("6291041500213", "EAN13", "06291041500213"),
        ("036000291452", "UPCA", "00036000291452"),
        ("0036000291452", "EAN13", "00036000291452"),
        ("0036000291452", "UPCA", "00036000291452"),
        ("04963406", "UPCE", "00049000006346"),
        ("0049000006346", "UPCE", "00049000006346"),
        ("12345670", "EAN8", "00000012345670"),
        ("12345671", "EAN8", None),
        ("00012345678905", "ITF", "00012345678905"),
        ("070429", "ITF", None),
        ("0100012345678905", "DataBar", "00012345678905"),
        ("0190012345678908310300175", "DataBarExp", "90012345678908"),
        ("10ABC", "DataBarExpStk", None),
        ("6291041500213", "Code128", None),
        ("629104150021", "EAN13", None),
        ("00000000", "EAN8", None),
    ],
)
def test_gtin_of_a_symbol(code: str, symbology: str, gtin: str | None) -> None:
    """Every retail symbology leads to the same 14 digits, and a wrong check digit to none."""
    assert normalise_gtin(code, symbology) == gtin


@pytest.mark.parametrize(
    ("code", "gtin"),
    [
        ("6291041500213", "06291041500213"),
        ("036000291452", "00036000291452"),
        ("12345670", "00000012345670"),
        ("04963406", "00049000006346"),
        ("00012345678905", "00012345678905"),
        ("6291041500214", None),
        ("1234", None),
        ("SKU-1", None),
        ("", None),
    ],
)
def test_gtin_of_a_typed_code(code: str, gtin: str | None) -> None:
    """Without a symbology, the length and the check digit tell."""
    assert normalise_gtin(code) == gtin


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("01234505", "012000003455"),
        ("01278906", "012000007896"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234558", "012345000058"),
        ("01264904", "012000006494"),
        ("11234505", ""),
        ("123", ""),
        ("0126490x", ""),
    ],
)
def test_upc_e_grows_its_zeros_back(short: str, full: str) -> None:
    """The six digits expand by their last one; only the number system 0 has UPC-E."""
    assert expand_upc_e(short) == full


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" 8991\r\n", "8991"),
        ("\x1d0100012345678905\x1d10A", "\x1d0100012345678905\x1d10A"),
        ("Kopi ☕ 👩‍🌾", "Kopi ☕ 👩‍🌾"),
        ("0" * LONGEST_CODE, "0" * LONGEST_CODE),
        ("<img src=x>'; DROP TABLE", "<img src=x>'; DROP TABLE"),
    ],
)
def test_a_code_is_kept_as_printed(text: str, code: str) -> None:
    """Only the blanks around a code go; leading zeros, emoji and group separators stay."""
    assert clean_code(text) == code


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "barcode_empty"),
        (" \t\n", "barcode_empty"),
        ("x" * (LONGEST_CODE + 1), "barcode_too_long"),
        ("5" * 5000, "barcode_too_long"),
        ("a\x00b", "barcode_control_characters"),
        ("a\nb", "barcode_control_characters"),
        ("a\x1eb", "barcode_control_characters"),
        ("a\ud800b", "barcode_control_characters"),
    ],
)
def test_a_code_that_cannot_be_kept_is_refused(text: str, problem: str) -> None:
    """Empty, endless and unprintable codes are refused by name."""
    with pytest.raises(InvalidInput) as refused:
        clean_code(text)
    assert refused.value.code == problem
    assert refused.value.field == "code"
