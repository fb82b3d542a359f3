"""Reads the search box: words, "phrases", `sku:`, `cat:` and `loc:` before a word, `stock<5`."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from db.rules.texts import folded

Field = Literal["any", "sku", "category", "location"]
Sign = Literal["<", "<=", "=", ">=", ">"]

MOST_WORDS: Final = 20  # a pasted page would be more conditions than SQLite takes
TRIGRAM: Final = 3
THOUSAND: Final = 1_000
FIELDS: Final[dict[str, Field]] = {
    "sku": "sku",
    "cat": "category",
    "kat": "category",
    "loc": "location",
    "lok": "location",
}
SIGNS: Final[dict[str, Sign]] = {"<": "<", "<=": "<=", "=": "=", ">=": ">=", ">": ">"}
PART: Final = re.compile(
    r"""(?:stock|stok)\s*(?P<sign><=|>=|<|>|=)\s*(?P<amount>-?\d{1,9}(?:[.,]\d{1,3})?)?(?=\s|$)
    | (?:(?P<field>sku|cat|kat|loc|lok):)?
      (?:"(?P<phrase>[^"]*[^"\s][^"]*)(?:"(?=\s|$)|$) | (?P<word>\S*))
    """,
    re.VERBOSE | re.IGNORECASE,
)
LETTER: Final = re.compile(r"\S")
GROUPED: Final = re.compile(r"-?\d+\.\d{3}")


@dataclass(frozen=True)
class Word:
    """Letters to be found together, as typed: anywhere, or in one field alone."""

    text: str
    field: Field = "any"

    @property
    def has_trigram(self) -> bool:
        """The index leaves marks out, and knows ß as one letter."""
        return min(len(self.text), len(folded(self.text))) >= TRIGRAM


@dataclass(frozen=True)
class Level:
    """How much of an item there must be, in thousandths."""

    sign: Sign
    amount: int


@dataclass(frozen=True)
class Wish:
    """What stands in the box; all of it must hold for an item to be found."""

    words: tuple[Word, ...] = ()
    levels: tuple[Level, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.levels)

    @property
    def plain(self) -> str:
        """The words without a field, folded: names that begin with them come first."""
        return folded(" ".join(word.text for word in self.words if word.field == "any"))


def read_wish(text: str) -> Wish:
    """What a text asks for; any text is a wish. Words after the twentieth do not count.

    Half of what could become something (`stock<`, `sku:`) asks for nothing yet, and a phrase may
    lack its end. What is nothing else is a word. NUL and halves of characters, which SQLite cannot
    hold, are left out.
    """
    words: dict[Word, None] = {}
    levels: dict[Level, None] = {}
    for part in _parts(text.replace("\0", " ").encode(errors="ignore").decode()):
        sign, amount = part["sign"], part["amount"]
        found = (part["phrase"] or part["word"] or "").strip()
        if sign and amount:
            levels[Level(SIGNS[sign], _thousandths(amount))] = None
        elif found:
            words[Word(found, FIELDS.get((part["field"] or "").lower(), "any"))] = None
        if len(words) + len(levels) == MOST_WORDS:
            break
    return Wish(tuple(words), tuple(levels))


def _parts(text: str) -> list[re.Match[str]]:
    """One match a part; the rest of a text that is too long for a shop is not looked at."""
    parts: list[re.Match[str]] = []
    place = 0
    while len(parts) < MOST_WORDS * 2 and (found := LETTER.search(text, place)):
        part = PART.match(text, found.start())
        assert part is not None  # noqa: S101  (whatever is not blank is a word at least)
        parts.append(part)
        place = part.end()
    return parts


def _thousandths(amount: str) -> int:
    """`1,5` and `1.5` are one and a half; `1.250` is what it is in a price, 1250."""
    if GROUPED.fullmatch(amount):
        return int(amount.replace(".", "")) * THOUSAND
    whole, _, part = amount.lstrip("-").replace(",", ".").partition(".")
    value = int(whole) * THOUSAND + int(part.ljust(3, "0") or 0)
    return -value if amount.startswith("-") else value
