"""Names and notes: one spelling, printable, within bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import InvalidInput
from db.rules.texts import clean_line, clean_note


@pytest.mark.parametrize(
    "name",
    [
        "Kopi 'Tubruk' \"Asli\" 100 g",
        "'; DROP TABLE item; --",
        '<img src="http://example.com/x.png">',
        "Bakso 🍜 pedas 👩‍🍳",
        "قهوة عربية",
        "ขนมไทย",
    ],
)
def test_any_script_and_any_punctuation_is_a_name(name: str) -> None:
    """What people write comes back as they wrote it."""
    assert clean_line(name, "name") == name


def test_one_spelling_of_accents_and_no_blanks_around() -> None:
    """An e with a combining accent is the letter é; blanks around a name are dropped."""
    assert clean_line("  Cafe\u0301\t", "name") == "Café"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_missing"),
        ("  \t ", "text_missing"),
        ("x" * 201, "text_too_long"),
        ("a\x00b", "text_unprintable"),
        ("a\x1bb", "text_unprintable"),
        ("two\nlines", "text_unprintable"),
        ("two\u2028lines", "text_unprintable"),
        ("\u202egnip", "text_unprintable"),
        ("\ud800", "text_unprintable"),
    ],
)
def test_what_is_no_name_is_refused(text: str, code: str) -> None:
    """Nothing, too much, control characters, line breaks and reversed text have their codes."""
    with pytest.raises(InvalidInput, match=code) as refused:
        clean_line(text, "name")
    assert refused.value.field == "name"


def test_a_text_that_may_be_missing() -> None:
    """An optional text may be empty."""
    assert clean_line("  ", "phone", required=False) == ""


def test_a_note_keeps_its_lines() -> None:
    """Notes have lines; tabs and line ends of other systems become plain ones."""
    assert clean_note("one\r\n\ttwo \nthree\n\n") == "one\ntwo\nthree"


def test_a_note_has_a_limit_over_all_lines() -> None:
    """Many short lines are too long together."""
    assert len(clean_note("x" * 4_000)) == 4_000
    with pytest.raises(InvalidInput, match="text_too_long"):
        clean_note("x\n" * 2_001)


@given(st.text(max_size=300))
def test_a_clean_line_is_clean(text: str) -> None:
    """Whatever is taken is taken again unchanged; whatever is not raises a known error."""
    try:
        cleaned = clean_line(text, "name")
    except InvalidInput:
        return
    assert clean_line(cleaned, "name") == cleaned
    assert 0 < len(cleaned) <= 200
    assert len(cleaned.splitlines()) == 1
