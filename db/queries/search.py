"""Turns typed words into conditions on `item_search`: every word may stand anywhere in the text."""

from collections.abc import Iterator

from db.rules.texts import folded

TRIGRAM = 3
MOST_WORDS = 20  # a pasted page would be more conditions than SQLite takes
JOIN = "JOIN item_search ON item_search.item = item.id"
BY_INDEX = """
item_search.key IN (SELECT rowid FROM item_search_index WHERE item_search_index MATCH ?)
"""


def fold(column: str) -> str:
    """A column as it is sorted and found; only what is not ASCII is worth a call of Python."""
    return f"iif(octet_length({column}) > length({column}), folded({column}), lower({column}))"


BY_LOOKING = f"instr({fold('item_search.text')}, ?) > 0"


def match(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """SQL conditions on `item` with `JOIN`, with their parameters; all must hold.

    Words of three characters or more go through the trigram index of FTS5, shorter ones (which
    have no trigram) are looked for in the texts themselves. Words after the twentieth do not count.
    Neither case nor marks on letters matter.
    """
    words = list(dict.fromkeys(searchable(text).split()))[:MOST_WORDS]
    long = [word for word in words if _has_trigram(word)]
    if long:
        yield BY_INDEX, (" AND ".join(_phrase(word) for word in long),)
    for word in words:
        if not _has_trigram(word):
            yield BY_LOOKING, (folded(word),)


def searchable(text: str) -> str:
    """The text without what SQLite cannot hold: NUL and halves of characters (surrogates)."""
    return text.replace("\0", " ").encode(errors="ignore").decode().strip()


def _has_trigram(word: str) -> bool:
    """The index leaves marks out, and knows ß as one letter."""
    return min(len(word), len(folded(word))) >= TRIGRAM


def _phrase(word: str) -> str:
    """A word as an FTS5 string: nothing in it is read as an operator."""
    return '"' + word.replace('"', '""') + '"'
