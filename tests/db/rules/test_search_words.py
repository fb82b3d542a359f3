"""What stands in the search box, read as words, fields, phrases and levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.search_words import MOST_WORDS, Field, Level, Sign, Wish, Word, read_wish

LETTERS = st.text("abcdefg0123 é", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
FIELDS: dict[str, Field] = {
    "": "any",
    "sku:": "sku",
    "cat:": "category",
    "KAT:": "category",
    "loc:": "location",
    "Lok:": "location",
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("   ", []),
        ("teh botol", [Word("teh"), Word("botol")]),
        ("teh teh", [Word("teh")]),
        ('"teh botol" kg', [Word("teh botol"), Word("kg")]),
        ('"teh bo', [Word("teh bo")]),
        ('"', [Word('"')]),
        ('""', [Word('""')]),
        ('12" pipa', [Word('12"'), Word("pipa")]),
        ("sku:AB-1", [Word("AB-1", "sku")]),
        ('kat:"Minuman Ringan" x', [Word("Minuman Ringan", "category"), Word("x")]),
        ("cat:a kat:b", [Word("a", "category"), Word("b", "category")]),
        ("lok:rak loc:rak", [Word("rak", "location")]),
        ("sku:", []),
        ("stock<", []),
        ("stok", [Word("stok")]),
        ("stock<5x", [Word("stock<5x")]),
        ("http://x text:y", [Word("http://x"), Word("text:y")]),
        ("\0a\ud83d", [Word("a")]),
    ],
)
def test_words_and_their_fields(text: str, words: list[Word]) -> None:
    """What is half typed asks for nothing yet, and nothing is ever wrong."""
    assert read_wish(text) == Wish(tuple(words))


@pytest.mark.parametrize(
    ("text", "sign", "amount"),
    [
        ("stock<5", "<", 5_000),
        ("STOK <= 5", "<=", 5_000),
        ("stok>0,5", ">", 500),
        ("stock>=1.25", ">=", 1_250),
        ("stock=1.250", "=", 1_250_000),
        ("stok<-1,5", "<", -1_500),
    ],
)
def test_levels_are_thousandths(text: str, sign: Sign, amount: int) -> None:
    """Comma and point, blanks, both languages; three digits after a point are thousands."""
    assert read_wish(f"kopi {text} susu") == Wish(
        (Word("kopi"), Word("susu")), (Level(sign, amount),)
    )


@given(st.lists(st.tuples(st.sampled_from(sorted(FIELDS)), LETTERS), max_size=8))
def test_quoted_parts_are_read_as_they_were_meant(parts: list[tuple[str, str]]) -> None:
    """Whatever stands between quotes is one word of its field, once."""
    text = " ".join(f'{field}"{letters}"' for field, letters in parts)
    meant = [Word(letters.strip(), FIELDS[field]) for field, letters in parts]
    assert read_wish(text).words == tuple(dict.fromkeys(meant))


@given(st.text(max_size=200))
def test_any_text_is_a_wish(text: str) -> None:
    """Never too many words, never an empty one, nothing that SQLite cannot hold."""
    wish = read_wish(text)
    assert len(wish.words) + len(wish.levels) <= MOST_WORDS
    for word in wish.words:
        assert word.text.strip() == word.text != ""
        assert "\0" not in word.text
        word.text.encode()
