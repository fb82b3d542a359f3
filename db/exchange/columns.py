"""Guesses what a file is: its header rows, its kind, and which column holds which field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, Final

from db.errors import InvalidInput, Refused
from db.exchange.cells import MOST_COLUMNS, Row, Table
from db.exchange.column_words import (
    FIELDS,
    KINDS,
    NAMES_OF_FIELDS,
    PARTNER_WORDS,
    RANKS,
    plain_title,
)
from db.exchange.export_titles import OWN, TO_READ
from db.exchange.values import Evidence, Mark, Order, Unreadable, look_at, read_day, read_number
from db.rules.barcodes import normalise_gtin

LOOKED_AT: Final = 40  # rows from the top among which a header is sought
SAMPLE: Final = 400
ALONE: Final = 4  # in a wider row one known title is chance
NUMBERS: Final = frozenset(
    {
        *("sale_price", "unit_cost", "quantity", "reorder_point", "reorder_quantity"),
        *("pack_quantity", "unit_price", "amount"),
    }
)
OF_STOCK: Final = frozenset({"location", "unit_cost", "lot", "expires_on"})
LISTS: Final = ("partners", "categories", "locations")
DAYS: Final = frozenset({"day", "expires_on"})
MONEY: Final = frozenset({"sale_price", "unit_cost", "unit_price", "amount"})


@dataclass(frozen=True)
class Layout:
    """What the columns are. `fields` maps a field to its column (0 is the first).

    `marks` and `orders` say how the numbers and days of a field are written; `unclear` names the
    fields whose cells could be read in two ways, `left_out` the titles that nothing is taken from,
    `needs_stock` those of them that would say something of stock, of which the file has none.
    """

    kind: str
    headers: int
    titles: list[str]
    fields: dict[str, int]
    marks: dict[str, Mark] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    own: bool = False
    strict: bool = False
    needs_stock: list[str] = field(default_factory=list)

    def title(self, name: str) -> str:
        """The title of a field's column; its letter as in a spreadsheet where it has none."""
        place = self.fields.get(name)
        if place is None:
            return ""
        return _titled(self.titles, place)

    def undecided(self) -> Refused | None:
        """Why it cannot come in before somebody decides how a column is written.

        Money in groups of three (15.000) is clear enough: no price has three decimals.
        """
        name = next((name for name in self.unclear if name not in MONEY), None)
        if name is None:
            return None
        code = "days_unclear" if name in DAYS else "numbers_unclear"
        return Refused(code, column=self.title(name))

    def as_plain(self) -> dict[str, Any]:
        """For the batch's row in the database; `Layout(**...)` makes it anew."""
        return asdict(self)


@dataclass(frozen=True)
class Wishes:
    """What a person says of a file; the rest is guessed.

    `columns` maps a column's title, letter or number (1 is the first) to a field, or to "" for
    nothing.
    """

    kind: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    mark: Mark | None = None
    order: Order | None = None


def understand(table: Table, wishes: Wishes | None = None) -> Layout:
    """The file's layout; raises `Refused("file_not_understood")` where no column says what it is.

    Our own lists of movements and documents are refused too, unless a person says what they hold.
    Goes through the whole table once, for how its numbers and days are written.
    """
    wishes = wishes or Wishes()
    _check_wishes(wishes)
    top = list(islice(table.rows(), SAMPLE))
    if not top:
        raise Refused("file_empty")
    if wishes.kind is None and (code := TO_READ.get(tuple(top[0].cells))):
        raise Refused(code)
    kinds = [wishes.kind] if wishes.kind else list(KINDS)
    headers, titles = _headers(top, kinds, wishes)
    body = top[headers:]
    own = wishes.kind in (None, *OWN) and next(
        (kind for kind, known in OWN.items() if headers == 1 and tuple(titles) in known), None
    )
    kind = wishes.kind or own or _kind(titles, body, wishes)
    found = _fields(kind, titles, body, wishes)
    if not _enough(found, headers, wishes):
        raise Refused("file_not_understood")
    needs_stock: list[str] = []
    if kind in ("items", "stock") and "quantity" not in found:  # there is nothing to put there
        needs_stock = [_titled(titles, found[name]) for name in OF_STOCK & found.keys()]
        found = {name: place for name, place in found.items() if name not in OF_STOCK}
    marks, orders, unclear = _writing(table, headers, found, wishes, own=bool(own))
    left_out = [
        title for place, title in enumerate(titles) if title and place not in found.values()
    ]
    strict = bool(own or wishes.mark)
    return Layout(
        *(kind, headers, titles, found, marks, orders, unclear, left_out, bool(own), strict),
        needs_stock=sorted(needs_stock),
    )


def _enough(found: Mapping[str, int], headers: int, wishes: Wishes) -> bool:
    """Without titles a file must look like a table of things, or somebody says what it is."""
    if headers or wishes.columns or wishes.kind in LISTS:
        return bool(found)
    return "name" in found and bool(found.keys() & {"barcode", "sale_price", "quantity", "day"})


def _titled(titles: Sequence[str], place: int) -> str:
    return (titles[place] if place < len(titles) else "") or letter(place)


def letter(place: int) -> str:
    """A column as spreadsheets name it: A, B ... Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _place_of(letters: str) -> int:
    """The opposite of `letter`."""
    place = 0
    for character in letters:
        place = place * 26 + ord(character) - 64
    return place - 1


def _check_wishes(wishes: Wishes) -> None:
    if wishes.kind is not None and wishes.kind not in KINDS:
        raise InvalidInput("import_kind_unknown", "kind", kind=wishes.kind, known=", ".join(KINDS))
    for name in wishes.columns.values():
        if name and name not in NAMES_OF_FIELDS:
            known = ", ".join(NAMES_OF_FIELDS)
            raise InvalidInput("import_field_unknown", "field", name=name, known=known)


def _headers(top: Sequence[Row], kinds: Sequence[str], wishes: Wishes) -> tuple[int, list[str]]:
    """How many rows from the top are titles (or stand above them), and the titles.

    A header is the row that most titles are known in; a second one may follow, as some programs
    write their own names of the fields below those for people.
    """
    wanted = {plain_title(title) for title in wishes.columns}
    scores = [max(_known(row.cells, kind, wanted) for kind in kinds) for row in top[:LOOKED_AT]]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    enough = 1 if best == 0 else 2
    if scores[best] < enough or (scores[best] == 1 and len(top[best].cells) > ALONE):
        return 0, []
    titles = list(top[best].cells)
    headers = best + 1
    if headers < len(scores) and _is_second(top[headers].cells, scores[headers]):
        titles = _joined(titles, top[headers].cells, kinds)
        headers += 1
    return headers, titles


def _known(cells: Sequence[str], kind: str, wanted: Iterable[str]) -> int:
    known = RANKS[kind]
    return sum((title := plain_title(cell)) in known or title in wanted for cell in cells if cell)


def _is_second(cells: Sequence[str], known: int) -> bool:
    """Another row of titles: none is a number and half of them are known."""
    filled = [cell for cell in cells if cell]
    if any(cell[:1].isdigit() for cell in filled):
        return False
    dotted = all("." in cell and " " not in cell for cell in filled)
    return bool(filled) and (known * 2 >= len(filled) or (dotted and known > 0)) and known >= 2


def _joined(first: list[str], second: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The title of the first row, where only the second is known that one."""
    width = max(len(first), len(second))
    pairs = zip(
        [*first, *[""] * (width - len(first))],
        [*second, *[""] * (width - len(second))],
        strict=True,
    )
    known = {title for kind in kinds for title in RANKS[kind]}
    return [
        below
        if not above or (plain_title(above) not in known and plain_title(below) in known)
        else above
        for above, below in pairs
    ]


def _kind(titles: Sequence[str], body: Sequence[Row], wishes: Wishes) -> str:
    """By what the columns say together; items where nothing speaks for another kind."""
    if not titles and not wishes.columns:
        return "sales" if "day" in _by_content("sales", body) else "items"
    found = {kind: set(_fields(kind, titles, body, wishes)) for kind in KINDS}
    sales, items = found["sales"], found["items"]
    if "day" in sales and sales & {"quantity", "amount"} and sales & {"sku", "barcode", "name"}:
        return "sales"
    thing = items & {"sku", "barcode", "sale_price", "quantity", "unit_cost", "unit", "group"}
    named = " ".join(map(plain_title, titles))
    if not thing and ("phone" in found["partners"] or PARTNER_WORDS.search(named)):
        return "partners"
    if not thing and len(list(filter(None, titles))) <= 2:
        if "category" in items and "name" in found["categories"]:
            return "categories"
        if "location" in items and "name" in found["locations"]:
            return "locations"
    told = items & {"category", "sale_price", "unit", "supplier", "reorder_point", "note", "group"}
    if "quantity" in items and not told - {"unit"}:
        return "stock"
    return "items"


def _fields(
    kind: str, titles: Sequence[str], body: Sequence[Row], wishes: Wishes
) -> dict[str, int]:
    """The best column for each field: by its title, and by content where there are no titles."""
    best: dict[str, tuple[int, int]] = {}
    taken = _wished(kind, titles, wishes)
    for place, title in enumerate(titles):
        field_, rank = RANKS[kind].get(plain_title(title), ("", 0))
        if field_ and place not in taken.values() and field_ not in taken:
            rank += 1000 * (not _filled(body, place))  # an empty column only where none is filled
            if field_ not in best or rank < best[field_][0]:
                best[field_] = (rank, place)
    found = {name: place for name, (_, place) in best.items()} | taken
    found = {name: place for name, place in found.items() if not name.startswith("-")}
    if not titles and not taken:
        found = _by_content(kind, body)
    if kind == "items" and "name" not in found and "note" in found and "note" not in taken:
        found["name"] = found.pop("note")  # a description is the only text that there is
    return found


def _filled(body: Sequence[Row], place: int) -> bool:
    return any(len(row.cells) > place and row.cells[place] for row in body)


def _wished(kind: str, titles: Sequence[str], wishes: Wishes) -> dict[str, int]:
    """Columns that somebody named; a field of another kind is let be."""
    plain = [plain_title(title) for title in titles]
    found: dict[str, int] = {}
    for number, (column, name) in enumerate(wishes.columns.items()):
        if column in titles:
            place = titles.index(column)
        elif plain_title(column) in plain:
            place = plain.index(plain_title(column))
        elif column.isdigit() and 1 <= int(column) <= MOST_COLUMNS:
            place = int(column) - 1
        elif column.isascii() and column.isupper() and len(column) <= 2:
            place = _place_of(column)
        else:
            raise InvalidInput("import_column_unknown", "column", column=column)
        if not name:
            found[f"-{number}"] = place  # taken out of the guessing
        elif name in FIELDS[kind]:
            found[name] = place
    return found


def _by_content(kind: str, body: Sequence[Row]) -> dict[str, int]:
    """Without titles: barcodes are known by their check digit, a name by its letters."""
    width = max((len(row.cells) for row in body), default=0)
    columns = [
        [row.cells[place] for row in body if len(row.cells) > place and row.cells[place]]
        for place in range(width)
    ]
    found: dict[str, int] = {}
    for place, cells in enumerate(columns):
        if not cells:
            continue
        name = _looks_like(cells, found, kind)
        if name and name in FIELDS[kind]:
            found[name] = place
    return found


def _looks_like(cells: Sequence[str], found: Mapping[str, int], kind: str) -> str:
    most = len(cells) * 0.8
    if "barcode" not in found and sum(normalise_gtin(cell) is not None for cell in cells) >= most:
        return "barcode"
    if kind == "sales" and sum(map(_is_day, cells)) >= most:
        return "day"
    if sum(map(_is_number, cells)) >= most:
        if kind in ("stock", "sales"):
            return "" if "quantity" in found else "quantity"
        return "quantity" if "sale_price" in found else "sale_price"
    wordy = sum(any(c.isalpha() for c in cell) for cell in cells) >= most
    spaced = sum(" " in cell for cell in cells) * 3 >= len(cells)
    if wordy and ("sku" in found or spaced or len(set(cells)) < len(cells)):
        return "category" if "name" in found else "name"
    if wordy and "sku" not in found and "name" not in found:
        coded = sum(any(c.isdigit() for c in cell) for cell in cells) >= most
        return "sku" if coded else "name"
    return ""


def _is_number(cell: str) -> bool:
    try:
        read_number(cell)
    except Unreadable:
        return False
    return True


def _is_day(cell: str) -> bool:
    try:
        read_day(cell)
    except Unreadable:
        return False
    return True


def _writing(
    table: Table, headers: int, found: Mapping[str, int], wishes: Wishes, *, own: bool
) -> tuple[dict[str, Mark], dict[str, Order], list[str]]:
    """How numbers and days are written, each column for itself, the others where it is silent."""
    numbers = [name for name in found if name in NUMBERS]
    days = [name for name in found if name in DAYS]
    if own:
        return dict.fromkeys(numbers, "."), dict.fromkeys(days, "ymd"), []
    seen = {name: Evidence() for name in (*numbers, *days)}
    places = [(found[name], evidence) for name, evidence in seen.items()]
    if places:
        for row in islice(table.rows(), headers, None):
            for place, evidence in places:
                if len(row.cells) > place:
                    look_at((row.cells[place],), evidence)
    all_marks = {mark for name in numbers if (mark := seen[name].mark())}
    shared = all_marks.pop() if len(all_marks) == 1 else None
    marks: dict[str, Mark] = {}
    unclear: list[str] = []
    for name in numbers:
        mark = wishes.mark or seen[name].mark() or shared
        if mark:
            marks[name] = mark
        elif seen[name].unclear:
            unclear.append(name)
    orders: dict[str, Order] = {}
    for name in days:
        order = wishes.order or seen[name].order()
        orders[name] = order or "dmy"
        if order is None and seen[name].unclear_days:
            unclear.append(name)
    return marks, orders, unclear
