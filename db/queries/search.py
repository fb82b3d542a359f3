"""Turns what stands in the search box into SQL on `item_search AS s`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from db.connection import ShopDatabase
from db.rules.barcodes import normalise_gtin
from db.rules.search_words import Level, Wish, Word
from db.rules.texts import NAME_LIMIT, folded

RARE: Final = 10_000  # places in all texts; where short words stand more often, reading is quicker
MOST_TERMS: Final = 400
MOST_EXACT: Final = 100
LAST: Final = "\U0010ffff"

BY_INDEX: Final = frozenset({"index"})

Parameters = tuple[object, ...]
Size = Literal["unknown", "few", "many"]


def fold(column: str) -> str:
    """A column as it is sorted and found; only what is not ASCII is worth a call of Python."""
    return f"iif(octet_length({column}) > length({column}), folded({column}), lower({column}))"


IN_TEXT: Final = """
iif(octet_length(s.text) > length(s.text), instr(folded(s.text), ?), instr(s.text, ?)) > 0
"""
# An item's key is its rowid, which every index of `item` has.
ITEM: Final = "item WHERE item.rowid = s.key"
IN_SKU: Final = f"(SELECT instr({fold('sku')}, ?) FROM {ITEM}) > 0"  # noqa: S608  (constants)
IN_CATEGORY: Final = f"""
(SELECT category FROM {ITEM}) IN (SELECT id FROM category WHERE instr({fold("name")}, ?) > 0)
"""  # noqa: S608  (constants of this module)
OF_CATEGORY: Final = f"(SELECT category FROM {ITEM}) = ?"  # noqa: S608  (constants)
ON_HAND: Final = f"(SELECT on_hand FROM {ITEM})"  # noqa: S608  (constants)
IS_LOW: Final = f"(SELECT on_hand <= reorder_point FROM {ITEM})"  # noqa: S608  (constants)
PLACES: Final = f"""
WITH RECURSIVE inside (id) AS (
    SELECT id FROM location WHERE kind = 'internal' AND instr({fold("name")}, ?) > 0
    UNION SELECT location.id FROM inside JOIN location ON location.parent = inside.id)
SELECT id FROM inside
"""  # noqa: S608  (constants of this module)
IN_PLACE: Final = f"""
EXISTS (SELECT 1 FROM item AS own CROSS JOIN balance ON balance.item = own.id
        WHERE own.rowid = s.key AND balance.quantity > 0 AND balance.location IN ({PLACES}))
"""  # noqa: S608  (constants of this module)
IN_FIELD: Final = {"sku": IN_SKU, "category": IN_CATEGORY, "location": IN_PLACE}
KEYS_IN_PLACE: Final = f"""
SELECT DISTINCT item.rowid AS key FROM balance CROSS JOIN item ON item.id = balance.item
WHERE balance.quantity > 0 AND balance.location IN ({PLACES})
"""  # noqa: S608  (constants of this module)
HELD: Final = f"""
SELECT count(*) FROM (
    SELECT 1 FROM balance INDEXED BY balance_by_location WHERE location IN ({PLACES}) LIMIT {RARE})
"""  # noqa: S608  (constants of this module)
KEYS_BY_INDEX: Final = """
SELECT rowid AS key FROM item_search_index WHERE item_search_index MATCH ?
"""
KEYS_BY_LEVEL: Final = """
SELECT item.rowid AS key FROM item INDEXED BY item_listed_by_on_hand
WHERE item.archived_at IS NULL AND item.on_hand {} ?
"""
AT_LEVEL: Final = f"""
SELECT count(*) FROM (
    SELECT 1 FROM item INDEXED BY item_listed_by_on_hand
    WHERE archived_at IS NULL AND on_hand {{}} ? LIMIT {RARE})
"""  # noqa: S608  (constants of this module)
STANDING: Final = f"""
SELECT count(*), count(DISTINCT term) FROM (
    SELECT term FROM item_search_terms WHERE term >= ? AND term < ? LIMIT {RARE})
"""  # noqa: S608  (constants of this module)
# From one to the next, instead of every place where each stands.
ALL_TERMS: Final = f"""
WITH RECURSIVE known (term) AS (
    SELECT (SELECT term FROM item_search_terms WHERE term >= :begins LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM item_search_terms WHERE term >= known.term || char(1) LIMIT 1)
    FROM known WHERE known.term < :end)
SELECT term FROM known WHERE term < :end LIMIT {MOST_TERMS}
"""  # noqa: S608  (constants of this module)
TERMS: Final = "SELECT DISTINCT term FROM item_search_terms WHERE term >= ? AND term < ?"
EXACT: Final = f"""
SELECT key FROM item_search WHERE item IN (
    SELECT id FROM item WHERE sku IN (?1, upper(?1))
    UNION SELECT item FROM barcode WHERE code = ?1
    UNION SELECT item FROM barcode WHERE gtin14 = ?2)
LIMIT {MOST_EXACT}
"""  # noqa: S608  (constants of this module)


@dataclass(frozen=True)
class Test:
    """A condition, or a source of keys; what comes from a source has passed the conditions whose
    `proofs` are among the source's. A source whose size is known need not be counted.
    """

    sql: str
    parameters: Parameters = ()
    proofs: frozenset[str] = frozenset()
    size: Size = "unknown"


NOTHING: Final = Test("SELECT 0 AS key WHERE FALSE", size="few")


@dataclass(frozen=True)
class Plan:
    """How items may match: `tests` must all hold, the quickest stands first.

    What comes first are the `exact` keys, then the names that begin with each of `begins`. Every
    source gives the keys of all that can match; without one the texts have to be read. `words` are
    what the texts must have.
    """

    archived: bool
    tests: tuple[Test, ...]
    sources: tuple[Test, ...] = ()
    exact: tuple[int, ...] = ()
    begins: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()

    @property
    def shortest(self) -> Test:
        """The source that is known to give few keys, else the first."""
        return next((source for source in self.sources if source.size == "few"), self.sources[0])

    def left_by(self, source: Test) -> Test:
        """What is still to be looked at where rows come from a source."""
        return every(
            test for test in self.tests if not (test.proofs and test.proofs <= source.proofs)
        )


def every(tests: Iterable[Test]) -> Test:
    """One condition of many; true without any."""
    tests = list(tests)
    sql = " AND ".join(f"({test.sql})" for test in tests)
    return Test(sql or "TRUE", tuple(value for test in tests for value in test.parameters))


def plan_for(
    database: ShopDatabase, wish: Wish, *, archived: bool = False, also: tuple[Test, ...] = ()
) -> Plan:
    """The items whose own texts have every word. `also` are further conditions."""
    tests = (*_tests(wish.words), *also, *map(_level, wish.levels))
    plain = [word.text for word in wish.words if word.field == "any"]
    whole = " ".join(plain)[:NAME_LIMIT]
    begins = tuple(dict.fromkeys(folded(text) for text in (whole, *plain[:1])))
    sources = (*_sources(database, wish.words), *_levels(database, wish, archived=archived))
    exact = _exact(database, whole)
    return Plan(archived, tests, sources, exact, begins if plain else (), wish.words)


def plan_by_place(
    database: ShopDatabase, wish: Wish, *, archived: bool = False, also: tuple[Test, ...] = ()
) -> Plan | None:
    """The other items that have every word once the names of the places count where they have
    stock; None when no place is called so.
    """
    placed = [word for word in wish.words if word.field == "any" and _is_place(database, word)]
    if not placed:
        return None
    others = tuple(word for word in wish.words if word not in placed)
    either = [_either(word) for word in placed]
    own = every(_in_text(word) for word in placed)
    missed = Test(f"NOT ({own.sql})", own.parameters)
    tests = (*_tests(others), missed, *also, *map(_level, wish.levels), *either)
    places = () if any(word.has_trigram for word in others) else (_in_any(database, placed),)
    sources = (*_sources(database, others), *places, *_levels(database, wish, archived=archived))
    return Plan(archived, tests, sources)


def _tests(words: tuple[Word, ...]) -> Iterator[Test]:
    yield from (_in_text(word) for word in words if word.field != "location")
    for word in words:
        if word.field != "any":
            yield Test(IN_FIELD[word.field], (folded(word.text),))


def _in_text(word: Word) -> Test:
    small = folded(word.text)
    return Test(IN_TEXT, (small, small), BY_INDEX if word.has_trigram else frozenset())


def _either(word: Word) -> Test:
    small = folded(word.text)
    return Test(f"{IN_TEXT} OR {IN_PLACE}", (small, small, small))


def _level(level: Level) -> Test:
    return Test(f"{ON_HAND} {level.sign} ?", (level.amount,), _proof(level))


def _proof(level: Level) -> frozenset[str]:
    return frozenset({f"stock{level.sign}{level.amount}"})


def _exact(database: ShopDatabase, text: str) -> tuple[int, ...]:
    """The items that have the whole text for a SKU or barcode."""
    if not text:
        return ()
    return tuple(key for (key,) in database.rows(EXACT, (text, normalise_gtin(text, ""))))


def _sources(database: ShopDatabase, words: Iterable[Word]) -> tuple[Test, ...]:
    """What the trigram index and the balances know of the words."""
    words, needed = list(words), []
    for word in words:
        terms = _terms(database, word)
        if terms == []:
            return (NOTHING,)
        if terms:
            needed.append(f"({' OR '.join(terms)})")
    places = tuple(_in_place(database, word) for word in words if word.field == "location")
    if needed:
        return (Test(KEYS_BY_INDEX, (" AND ".join(needed),), BY_INDEX), *places)
    return places


def _levels(database: ShopDatabase, wish: Wish, *, archived: bool) -> Iterator[Test]:
    """What has so much stock, where that is rare; archived items have no index for it."""
    for level in () if archived else wish.levels:
        (number,) = database.rows(AT_LEVEL.format(level.sign), (level.amount,))[0]
        if number < RARE:
            sql = KEYS_BY_LEVEL.format(level.sign)
            yield Test(sql, (level.amount,), _proof(level), "few")


def by_all_terms(database: ShopDatabase, words: Iterable[Word]) -> Test | None:
    """The keys of all texts with short words, however often these stand; None for what the index
    cannot tell.
    """
    needed = []
    for word in words:
        begins = folded(word.text)
        if word.field == "location" or begins != word.text.lower():
            return None
        terms = database.rows(ALL_TERMS, {"begins": begins, "end": begins + LAST})
        if not 0 < len(terms) < MOST_TERMS:
            return None
        needed.append(f"({' OR '.join(phrase(term) for (term,) in terms)})")
    return Test(KEYS_BY_INDEX, (" AND ".join(needed),)) if needed else None


def _in_place(database: ShopDatabase, word: Word) -> Test:
    place = (folded(word.text),)
    held = database.rows(HELD, place)[0][0]
    return Test(KEYS_IN_PLACE, place, size="many" if held == RARE else "unknown")


def _in_any(database: ShopDatabase, words: Iterable[Word]) -> Test:
    """What is in a place of one word at least; its own text may have the others."""
    places = [_in_place(database, word) for word in words]
    sql = " UNION ".join(place.sql for place in places)
    size: Size = "many" if any(place.size == "many" for place in places) else "unknown"
    return Test(sql, tuple(value for place in places for value in place.parameters), size=size)


def _terms(database: ShopDatabase, word: Word) -> list[str] | None:
    """What to ask the index for: the word, or every trigram that begins with a shorter one; None
    when these stand in too many places, and for what the texts do not have.
    """
    if word.field == "location":
        return None
    if word.has_trigram:
        return [phrase(word.text)]
    begins = folded(word.text)
    if begins != word.text.lower():  # the index has a spelling of its own for some such letters
        return None
    places, terms = database.rows(STANDING, (begins, begins + LAST))[0]
    if places == RARE or terms > MOST_TERMS:
        return None
    return [phrase(term) for (term,) in database.rows(TERMS, (begins, begins + LAST))]


def _is_place(database: ShopDatabase, word: Word) -> bool:
    return bool(database.rows(f"{PLACES} LIMIT 1", (folded(word.text),)))


def phrase(text: str) -> str:
    """A word as an FTS5 string: nothing in it is read as an operator."""
    return '"' + text.replace('"', '""') + '"'
