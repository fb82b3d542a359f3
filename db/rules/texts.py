"""Text that people or files give: trimmed, one Unicode spelling, without control characters."""

import unicodedata
from typing import Final

from db.errors import InvalidInput

NAME_LIMIT: Final = 200
NOTE_LIMIT: Final = 4000
INVISIBLE: Final = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
BIDIRECTIONAL: Final = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_line(text: str, field: str, *, limit: int = NAME_LIMIT, required: bool = True) -> str:
    """One line of text in NFC; raises `text_missing`, `text_too_long` or `text_unprintable`."""
    cleaned = unicodedata.normalize("NFC", text).strip()
    if required and not cleaned:
        raise InvalidInput("text_missing", field)
    if len(cleaned) > limit:
        raise InvalidInput("text_too_long", field, limit=limit)
    if not cleaned.isprintable() and any(map(_is_unprintable, cleaned)):
        raise InvalidInput("text_unprintable", field)
    return cleaned


def clean_note(text: str, field: str = "note") -> str:
    """Several lines of text, up to 4,000 characters."""
    lines = text.replace("\r\n", "\n").split("\n")
    note = "\n".join(
        clean_line(line.replace("\t", " "), field, limit=NOTE_LIMIT, required=False)
        for line in lines
    ).strip()
    if len(note) > NOTE_LIMIT:
        raise InvalidInput("text_too_long", field, limit=NOTE_LIMIT)
    return note


def folded(text: str) -> str:
    """The text as it is sorted and found: without case or marks on its letters (É is e)."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in spread if not unicodedata.combining(character))


def _is_unprintable(character: str) -> bool:
    return unicodedata.category(character) in INVISIBLE or character in BIDIRECTIONAL
