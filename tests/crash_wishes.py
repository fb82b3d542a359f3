"""What a till was asked to do, and which states of the books that allows after a crash."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from db.connection import ShopDatabase
from db.operations.numbers import PREFIXES

DRAFT_LINES = """
SELECT draft.kind, draft_line.id, draft_line.code, draft_line.quantity,
       draft_line.undone_at IS NOT NULL
FROM draft_line JOIN draft ON draft.id = draft_line.draft ORDER BY draft_line.id
"""
BOOKED_LINES = """
SELECT document.number, barcode.code, movement.quantity
FROM document LEFT JOIN movement ON movement.document = document.id
LEFT JOIN barcode ON barcode.item = movement.item
"""


@dataclass(frozen=True)
class Wish:
    """One thing that the till was asked to do; `act` is scan, change, undo or post."""

    act: str
    kind: str
    code: str = ""
    line: str = ""
    quantity: int = 1_000


@dataclass
class Line:
    """A line of a draft; the `id` (hex) of one that was never shown is not known."""

    id: str | None
    code: str
    quantity: int
    undone: bool = False


@dataclass
class Edit:
    """A quantity that was typed when the draft had so many lines."""

    line: Line
    before: int
    after: int
    lines: int

    @property
    def stands(self) -> bool:
        """Whether the line counts and nothing else was typed there since."""
        return not self.line.undone and self.line.quantity == self.after


@dataclass
class Books:
    """The lines of the draft of each kind, and of each document its quantities by code.

    What was typed can be undone until the program ends.
    """

    drafts: dict[str, list[Line]] = field(default_factory=lambda: {"receipt": [], "sale": []})
    documents: dict[str, Counter[str]] = field(default_factory=dict)
    edits: dict[str, list[Edit]] = field(default_factory=lambda: {"receipt": [], "sale": []})

    def allow(self, found: "Books") -> bool:
        """Whether these are the books that were found; a line without an id may have any."""
        pairs = [
            (mine, theirs)
            for kind, lines in self.drafts.items()
            for mine, theirs in zip(lines, found.drafts[kind], strict=False)
        ]
        counts = [{kind: len(lines) for kind, lines in b.drafts.items()} for b in (self, found)]
        return (
            self.documents == found.documents
            and counts[0] == counts[1]
            and all(mine == (theirs if mine.id else _nameless(theirs)) for mine, theirs in pairs)
        )

    def do(self, wish: Wish, line: str | None) -> None:
        """What the wish makes of the books; `line` is the id that a scan was shown under."""
        lines = self.drafts[wish.kind]
        if wish.act == "scan":
            lines.append(Line(line, wish.code, wish.quantity))
        elif wish.act == "change":
            self._change(wish)
        elif wish.act == "undo":
            self._undo(wish.kind)
        else:
            self._post(wish.kind)

    def _change(self, wish: Wish) -> None:
        lines = self.drafts[wish.kind]
        line = next(each for each in lines if each.id == wish.line)
        if line.quantity != wish.quantity:
            edit = Edit(line, line.quantity, wish.quantity, len(lines))
            self.edits[wish.kind].append(edit)
            line.quantity = wish.quantity

    def _undo(self, kind: str) -> None:
        """Takes back what was typed or scanned last."""
        lines, edits = self.drafts[kind], self.edits[kind]
        newest = max(number for number, line in enumerate(lines) if not line.undone)
        edit = next((edit for edit in reversed(edits) if edit.stands), None)
        if edit is None or newest >= edit.lines:
            lines[newest].undone = True
        else:
            edit.line.quantity = edit.before
            edits.remove(edit)

    def _post(self, kind: str) -> None:
        prefix = f"{PREFIXES[kind]}-K1-"
        before = sum(number.startswith(prefix) for number in self.documents)
        booked = self.documents[f"{prefix}{before + 1:06}"] = Counter()
        for line in self.drafts[kind]:
            booked[line.code] += 0 if line.undone else line.quantity
        self.documents[f"{prefix}{before + 1:06}"] = +booked
        self.drafts[kind] = []
        self.edits[kind] = []


def states(
    before: Books, wishes: Sequence[Wish], shown: Mapping[int, str], acknowledged: int
) -> Iterator[Books]:
    """Wishes are done in order, so a crash leaves the first few done, and all acknowledged ones.

    `shown` has the line's id of each scan that was shown, by the wish's place from 1.
    """
    books = deepcopy(before)
    for place, wish in enumerate(wishes, start=1):
        if place > acknowledged:
            yield deepcopy(books)
        books.do(wish, shown.get(place))
    yield books


def read_books(database: ShopDatabase) -> Books:
    """The books as they are on disk."""
    books = Books()
    for kind, line, code, quantity, undone in database.rows(DRAFT_LINES):
        books.drafts[kind].append(Line(line.hex(), code, quantity, bool(undone)))
    for number, code, quantity in database.rows(BOOKED_LINES):
        books.documents.setdefault(number, Counter())[code] += quantity or 0
    return books


def _nameless(line: Line) -> Line:
    return Line(None, line.code, line.quantity, line.undone)
