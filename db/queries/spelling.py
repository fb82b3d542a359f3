"""Mends words that nothing has: the most alike of the words that stand in the shop's own texts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from db.connection import ShopDatabase
from db.queries.search import KEYS_BY_INDEX, phrase
from db.rules.search_words import TRIGRAM, Wish, Word
from db.rules.texts import folded

SHORTEST: Final = 4
LONGEST: Final = 40
TEXTS: Final = 200  # looked at for each place where the mistake may be
MOST_TEXTS: Final = 2_000
ALIKE: Final = 0.7
LETTERS: Final = re.compile(r"[^\W\d_]+")
FOUND: Final = f"""
SELECT s.key, s.text FROM ({KEYS_BY_INDEX} LIMIT ?) AS found
CROSS JOIN item_search AS s ON s.key = found.key
"""  # noqa: S608  (constants)
KNOWN: Final = f"{KEYS_BY_INDEX} LIMIT 1"


def better_spelled(database: ShopDatabase, wish: Wish) -> Wish | None:
    """The wish with words that exist in place of those that nothing has; None without any.

    One mistake a word, of any kind, leaves the letters before and after it as they were; texts with
    these are looked at, up to 2,000. Numbers and codes are never mended.
    """
    if not any(map(_may_be_mended, wish.words)):
        return None
    mended = tuple(_mended(database, word) for word in wish.words)
    if None in mended or mended == wish.words:
        return None
    return replace(wish, words=tuple(word for word in mended if word))


def _may_be_mended(word: Word) -> bool:
    small = folded(word.text)
    letters = SHORTEST <= len(small) <= LONGEST and LETTERS.fullmatch(small)
    return bool(letters) and word.field != "location" and word.has_trigram


def _mended(database: ShopDatabase, word: Word) -> Word | None:
    """The word itself when something has it, the most alike, or None."""
    if word.field == "location" or not word.has_trigram:
        return word
    if database.rows(KNOWN, (phrase(word.text),)):
        return word
    if not _may_be_mended(word):
        return None
    small = folded(word.text)
    found = most_alike(small, _words_around(database, small))
    return replace(word, text=found) if found else None


def most_alike(word: str, others: Counter[str]) -> str | None:
    """Of words that are alike enough, or begin so, the nearest, then the most frequent."""
    from rapidfuzz.distance import OSA  # only then: a start need not wait for it

    def nearness(other: str) -> tuple[float, float, int]:
        whole = OSA.normalized_similarity(word, other)
        begins = OSA.normalized_similarity(word, other[: len(word)])
        return max(whole, begins), whole, others[other]

    best = max(others, key=nearness, default=None)
    return best if best is not None and nearness(best)[0] >= ALIKE else None


def _words_around(database: ShopDatabase, word: str) -> Counter[str]:
    """How often the words of the texts stand there that share what a mistake would have left."""
    texts: dict[int, str] = {}
    for expression in sorted(set(_left_alone(word)), key=len, reverse=True):
        if len(texts) < MOST_TEXTS:
            texts.update(database.rows(FOUND, (expression, TEXTS)))
    return Counter(found for text in texts.values() for found in LETTERS.findall(folded(text)))


def _left_alone(word: str) -> Iterator[str]:
    """For a mistake at each place, the letters before and after it as an FTS5 expression."""
    for place in range(len(word)):
        parts = [part for part in (word[:place], word[place + 2 :]) if len(part) >= TRIGRAM]
        if parts:
            yield " AND ".join(phrase(part) for part in parts)
