"""Rules: documents of every kind, returns, and reversals of whole documents and of lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from db.connection import ShopDatabase
from db.operations.documents import PostedDocument, reverse_document
from db.operations.drafts import describe_draft, open_draft
from db.rules.discounts import NONE, Discount
from tests.db.books import Scan
from tests.proof.machine.base import (
    TODAY,
    ShopMachine,
    amounts,
    costs,
    numbers,
    persons,
    pieces,
    seldom,
)
from tests.proof.model.lines import RATE, Document, Off, Wish
from tests.proof.model.orders import Order
from tests.proof.model.people import Person
from tests.proof.model.shop import Place
from tests.shops import ONE

REASONS = ("damage", "loss", "expired", "own_use", "found", "correction")
LOTS: Sequence[tuple[str, date | None]] = (
    ("A", None),
    ("B", date(2090, 1, 1)),
    ("C", date(2080, 1, 1)),
    ("C", date(2026, 3, 30)),
)

scans = st.lists(st.tuples(numbers, amounts, costs, numbers), min_size=1, max_size=3)
offs = st.sampled_from(
    [None, None, None, (RATE, 0), (RATE, 1_000), (RATE, 3_333), (RATE, 10_000), ("amount", 5_001)]
)
days = st.sampled_from([None, None, TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=40)])


class Documents(ShopMachine):
    """What moves goods."""

    @initialize()
    def stock_up(self) -> None:
        """Both first items are there."""
        owner, (floor, *_), (plain, tracked) = (
            self.person("owner"),
            self.shop.places,
            self.shop.items,
        )
        wishes = [Wish(plain, 20 * ONE, 333), Wish(tracked, 20 * ONE, 1_000, LOTS[1])]
        self.post(owner, "receipt", floor, wishes)

    @rule(by=persons, place=numbers, scans=scans, day=days, is_receipt=st.booleans(), wrong=seldom)
    def take_in(
        self,
        by: str,
        place: int,
        scans: list[tuple[int, int, int, int]],
        day: date | None,
        is_receipt: bool,
        wrong: bool,
    ) -> None:
        """A receipt or opening stock, of a lot where lots are kept, or by mistake the other way."""
        wishes = []
        for which, quantity, cost, lot in scans:
            item = self.item(which)
            has_lots = item.now.tracked is not (wrong and lot > 20)
            wishes.append(Wish(item, quantity, cost, LOTS[lot % 4] if has_lots else None))
        kind = "receipt" if is_receipt else "opening"
        self.post(self.person(by), kind, self.place(place), wishes, day=day)

    @rule(by=persons, place=numbers, scans=scans, day=days, oversell=seldom)
    def sell(
        self,
        by: str,
        place: int,
        scans: list[tuple[int, int, int, int]],
        day: date | None,
        oversell: bool,
    ) -> None:
        """A sale, now and then below zero."""
        out = self.out(scans)
        self.post(self.person(by), "sale", self.place(place), out, day=day, oversell=oversell)

    @rule(by=persons, place=numbers, scans=scans, offs=st.tuples(offs, offs, offs), whole=offs)
    def sell_for_less(
        self,
        by: str,
        place: int,
        scans: list[tuple[int, int, int, int]],
        offs: tuple[Off | None, ...],
        whole: Off | None,
    ) -> None:
        """A sale with discounts on its lines, or on all of it."""
        out = [replace(wish, off=off) for wish, off in zip(self.out(scans), offs, strict=False)]
        self.post(self.person(by), "sale", self.place(place), out, off=whole)

    @rule(by=persons, place=numbers, which=numbers, quantity=pieces)
    def sell_one(self, by: str, place: int, which: int, quantity: int) -> None:
        """The plain sale of every day."""
        wishes = [Wish(self.item(which), quantity)]
        self.post(self.person(by), "sale", self.place(place), wishes)

    @rule(by=persons, place=numbers, scans=scans, oversell=seldom)
    def send_back(
        self, by: str, place: int, scans: list[tuple[int, int, int, int]], oversell: bool
    ) -> None:
        """Goods that go back to whoever sent them, without naming the receipt."""
        out, where = self.out(scans), self.place(place)
        self.post(self.person(by), "supplier_return", where, out, oversell=oversell)

    @rule(by=persons, place=numbers, to=numbers, scans=scans)
    def carry(self, by: str, place: int, to: int, scans: list[tuple[int, int, int, int]]) -> None:
        """A transfer to another place, or by mistake to the same."""
        here, there = self.place(place), self.place(to)
        self.post(self.person(by), "transfer", here, self.out(scans), other=there)

    @rule(
        by=persons,
        place=numbers,
        scans=scans,
        reason=st.sampled_from(REASONS),
        comes=st.booleans(),
        cost=st.one_of(st.none(), costs),
    )
    def adjust(
        self,
        by: str,
        place: int,
        scans: list[tuple[int, int, int, int]],
        reason: str,
        comes: bool,
        cost: int | None,
    ) -> None:
        """Goods that were damaged or found, or a correction in either way."""
        comes_in = reason == "found" or (reason == "correction" and comes)
        wishes = [
            Wish(item, quantity, cost, LOTS[lot % 4] if item.now.tracked and comes_in else None)
            for which, quantity, _, lot in scans
            for item in [self.item(which)]
        ]
        where = self.place(place)
        self.post(self.person(by), "adjustment", where, wishes, reason=reason, comes=comes)

    @precondition(lambda self: bool(self.books.documents))
    @rule(
        by=persons, place=numbers, of=numbers, line=numbers, quantity=amounts, bought=st.booleans()
    )
    def give_back(
        self, by: str, place: int, of: int, line: int, quantity: int, bought: bool
    ) -> None:
        """What a customer brings back of a sale, or what goes back of a receipt."""
        person, where = self.person(by), self.place(place)
        kind, named = ("customer_return", "sale") if bought else ("supplier_return", "receipt")
        fitting = [each for each in self.books.documents if each.kind == named] or [
            self.document(of)
        ]
        document = fitting[-1 - of % len(fitting)]
        which = line % len(document.lines)

        def shop() -> PostedDocument:
            (booked,) = _line_ids(self.database, document, [which])
            return self.real(person).give_back(kind, booked, quantity, location=where.id)

        self.kept(
            self.both(
                lambda: self.books.give_back(person, kind, where, document, which, quantity), shop
            )
        )

    @precondition(lambda self: bool(self.books.documents))
    @rule(by=persons, of=numbers, lines=st.none() | st.sets(numbers, min_size=1, max_size=2))
    def reverse(self, by: str, of: int, lines: set[int] | None) -> None:
        """The opposite of a document, or of some of its lines."""
        person, document = self.person(by), self.document(of)
        which = None if lines is None else sorted({line % len(document.lines) for line in lines})

        def shop() -> PostedDocument:
            chosen = None if which is None else _line_ids(self.database, document, which)
            return reverse_document(
                self.database,
                self.actor(person),
                document=document.id,
                reason="salah",
                lines=chosen,
            )

        self.kept(self.both(lambda: self.books.reverse(person, document, which), shop))

    def out(self, scans: list[tuple[int, int, int, int]]) -> list[Wish]:
        """Scans of what leaves; now and then they name the lot."""
        wishes = []
        for which, quantity, _, lot in scans:
            item = self.item(which)
            named = LOTS[lot % 4] if lot > 18 and item.now.tracked else None
            wishes.append(Wish(item, quantity, None, (named[0], None) if named else None))
        return wishes

    def post(
        self,
        person: Person,
        kind: str,
        place: Place,
        wishes: list[Wish],
        *,
        other: Place | None = None,
        reason: str | None = None,
        comes: bool = False,
        day: date | None = None,
        oversell: bool = False,
        order: Order | None = None,
        off: Off | None = None,
    ) -> None:
        """A document in both."""
        wishes = [replace(wish, item=self.shop.scanned(wish.item)) for wish in wishes]

        def shop() -> PostedDocument:
            real = self.real(person)
            if order:
                draft = open_draft(self.database, real.actor, kind="sale", location=place.id)
                said = {"location": place.id, "reservation": order.reference}
                describe_draft(self.database, real.actor, draft=draft, **said)  # type: ignore[arg-type]  # by their names
            return real.post(
                kind,
                *(scan_of(wish, comes=comes and reason == "correction") for wish in wishes),
                location=place.id,
                destination=other.id if other else None,
                reason=reason,
                day=day,
                oversell=oversell,
                discount=discount_of(off),
            )

        said: dict[str, Any] = {"other": other, "reason": reason, "comes": comes, "day": day}
        said |= {"oversell": oversell, "order": order, "off": off}
        self.kept(self.both(lambda: self.books.post(person, kind, place, wishes, **said), shop))

    def kept(self, done: tuple[Document, PostedDocument] | None) -> None:
        """A document that both have: with the same lines and the same total."""
        if done is None:
            return
        document, posted = done
        document.id = posted.id
        assert (posted.total, posted.lines) == (document.total, len(document.lines))


def scan_of(wish: Wish, *, comes: bool = False) -> Scan:
    """A wish as the real shop's line."""
    lot, day = wish.lot or ("", None)
    said = discount_of(wish.off)
    return Scan(wish.item.id, wish.quantity, wish.cost, lot, day, comes_in=comes, discount=said)


def discount_of(off: Off | None) -> Discount:
    """The same in the program's words."""
    return Discount(**{off[0]: off[1]}) if off else NONE


def _line_ids(database: ShopDatabase, document: Document, which: Sequence[int]) -> list[bytes]:
    """The ids of a document's lines, by their numbers from 0."""
    sql = "SELECT id FROM document_line WHERE document = ? ORDER BY position"
    ids = [bytes(row[0]) for row in database.rows(sql, (document.id,))]
    return [ids[number] for number in which]
