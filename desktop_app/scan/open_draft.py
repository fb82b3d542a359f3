"""What is done to one person's open draft, on the write worker, one thing after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, NotFound, Refused
from db.operations import discounts, documents, drafts, parking
from db.operations.documents import PostedDocument
from db.operations.line_details import add_return, set_line_lot
from db.operations.return_scan import scan_return
from db.queries.documents import DocumentDetail, document_numbered
from db.queries.drafts import (
    DraftRow,
    TapeLine,
    TapeLot,
    lots_to_choose,
    open_draft_of,
    tape,
    tape_line,
)
from db.queries.parked import ParkedDraft, parked_drafts
from db.rules.discounts import Discount
from db.rules.documents import KINDS
from desktop_app.capture.scan import Scan
from desktop_app.scan.payment import Payment
from desktop_app.scan.scan_contents import contents_of, times

Kind = Literal["receipt", "sale", "customer_return", "transfer"]


@dataclass(frozen=True)
class Head:
    """What stands above the lines; a place that is None stays as it is.

    The `external_ref` of a return is the number of the sale.
    """

    location: bytes | None = None
    partner: bytes | None = None
    external_ref: str = ""
    note: str = ""
    destination: bytes | None = None


@dataclass(frozen=True)
class OpenDraft:
    """The draft is looked up at every act, so it may be posted or discarded in between."""

    database: ShopDatabase
    actor: Actor
    kind: Kind

    def read(self) -> tuple[DraftRow | None, list[TapeLine]]:
        """What is waiting to be posted, the newest line first."""
        row = open_draft_of(self.database, self.actor, kind=self.kind)
        return row, tape(self.database, self.actor, draft=row.id) if row else []

    def keep(self, scan: Scan, count: int) -> TapeLine:
        """Puts a scan on disk, `count` thousandths times what its code counts."""
        add = scan_return if self.kind == "customer_return" else drafts.add_line
        kept = add(
            self.database,
            self.actor,
            draft=self._id(),
            code=scan.text,
            symbology=scan.symbology,
            source=scan.source,
            count=count * times(scan),
            contents=contents_of(scan),
        )
        return tape_line(self.database, self.actor, line=kept.line)

    def change(
        self,
        line: bytes,
        quantity: int | None = None,
        unit_price: int | None = None,
        unit_cost: int | None = None,
        no_cost: bool = False,
        discount: Discount | None = None,
        alone: bool = False,
        **lot: str,
    ) -> TapeLine:
        """Changes what is given; `lot` is the `lot_code`, `expires_on` (ISO; "" for none) or both.

        Where goods come in, the item's other lines that say no other lot are given it too, unless
        the line is to have it `alone`.
        """
        if discount is not None:
            discounts.discount_line(self.database, self.actor, line=line, discount=discount)
        drafts.change_line(
            self.database,
            self.actor,
            line=line,
            quantity=quantity,
            unit_price=unit_price,
            unit_cost=unit_cost,
            no_cost=no_cost,
        )
        if lot:
            self._name_lot(line, fill_others=not alone and KINDS[self.kind].way == "in", **lot)
        return tape_line(self.database, self.actor, line=line)

    def step(self, line: bytes, by: int) -> TapeLine:
        """Adds thousandths to a quantity; a line of which nothing would be left is taken back."""
        quantity = tape_line(self.database, self.actor, line=line).quantity + by
        if quantity > 0:
            return self.change(line, quantity=quantity)
        self.take_back(line)
        return tape_line(self.database, self.actor, line=line)

    def lots(self, line: bytes) -> list[TapeLot]:
        """What the line's place holds of its item, lot by lot."""
        return lots_to_choose(self.database, self.actor, line=line)

    def discount(self, discount: Discount) -> None:
        """Takes a discount off all of it."""
        who = (self.database, self.actor)
        discounts.discount_draft(*who, draft=self._id(), discount=discount)

    def take_back(self, line: bytes) -> tuple[bytes, ...]:
        """Takes a line out; it stays on the tape. Returns it as what `bring_back` takes."""
        drafts.undo_line(self.database, self.actor, line=line)
        return (line,)

    def take_back_unknown(self) -> tuple[bytes, ...]:
        """Takes every unknown code out at once; returns their lines."""
        return tuple(drafts.undo_unknown(self.database, self.actor, draft=self._id()))

    def bring_back(self, lines: Sequence[bytes]) -> None:
        """Puts lines back in that were taken out."""
        drafts.redo_lines(self.database, self.actor, lines=lines)

    def resolve(self) -> None:
        """Gives unknown codes the items that have them by now.

        A code whose quantity the item cannot have stays unknown; after the others it is raised.
        """
        _, lines = self.read()
        unknown = dict.fromkeys(line.code for line in lines if line.item is None)
        problems: list[LumbungError] = []
        for code in unknown:
            try:
                drafts.resolve_code(self.database, self.actor, draft=self._id(), code=code)
            except LumbungError as problem:
                problems.append(problem)
        if problems:
            raise problems[0]

    def describe(self, head: Head) -> None:
        """Keeps place, partner, reference and note; a return's reference has to be a sale."""
        if self.kind == "customer_return" and head.external_ref:
            require_sale(self.database, self.actor, head.external_ref)
        drafts.describe_draft(
            self.database,
            self.actor,
            draft=self._id(),
            location=head.location,
            partner=head.partner,
            external_ref=head.external_ref,
            note=head.note,
            destination=head.destination,
        )

    def take_all(self) -> None:
        """Gives back all that is left of the sale."""
        row, lines = self.read()
        if row is None or not row.external_ref:
            return
        sale = require_sale(self.database, self.actor, row.external_ref)
        for booked in sale.lines:
            given = sum(line.quantity for line in lines if line.gives_back(booked.id))
            if booked.returnable > given:
                add_return(
                    self.database,
                    self.actor,
                    draft=row.id,
                    booked=booked.id,
                    quantity=booked.returnable - given,
                )

    def post(
        self,
        head: Head | None = None,
        changes: Sequence[Callable[[], object]] = (),
        *,
        oversell: bool = False,
        costs_needed: bool = False,
        payment: Payment | None = None,
    ) -> PostedDocument:
        """Books it, once the head and the changes of its lines are kept.

        With a payment only for the total that it is for.
        """
        if head is not None:
            self.describe(head)
        for change in changes:
            change()
        return documents.post_draft(
            self.database,
            self.actor,
            draft=self._id(),
            oversell=oversell,
            costs_needed=costs_needed,
            payment_method=payment.method if payment else None,
            total=payment.total if payment else None,
        )

    def park(self, label: str) -> None:
        """Puts it aside; the next scan begins another one."""
        row, _ = self.read()
        if row is None:
            raise Refused("draft_empty")
        parking.park_draft(self.database, self.actor, draft=row.id, label=label or None)

    def parked(self) -> list[ParkedDraft]:
        """What was put aside, the last one first."""
        return parked_drafts(self.database, self.actor, kind=self.kind)

    def go_on_with(self, draft: bytes) -> None:
        """Opens what was put aside; lines of the open one wait in its place."""
        parking.resume_draft(self.database, self.actor, draft=draft)

    def discard_parked(self, draft: bytes) -> None:
        """Throws away what was put aside."""
        drafts.discard_draft(self.database, self.actor, draft=draft)

    def discard(self) -> None:
        """Throws it away."""
        drafts.discard_draft(self.database, self.actor, draft=self._id())

    def _name_lot(
        self,
        line: bytes,
        lot_code: str | None = None,
        expires_on: str | None = None,
        *,
        fill_others: bool,
    ) -> None:
        before = tape_line(self.database, self.actor, line=line)
        day = (before.expires_on or "") if expires_on is None else expires_on
        set_line_lot(
            *(self.database, self.actor),
            line=line,
            code=before.lot_code if lot_code is None else lot_code,
            expires_on=date.fromisoformat(day) if day else None,
            fill_others=fill_others,
        )

    def _id(self) -> bytes:
        return drafts.open_draft(self.database, self.actor, kind=self.kind)


def require_sale(database: ShopDatabase, actor: Actor, number: str) -> DocumentDetail:
    """The sale of a number; `NotFound("sale_unknown")` for anything else."""
    try:
        found = document_numbered(database, actor, number=number)
    except NotFound:
        found = None
    if found is None or found.kind != "sale":
        raise NotFound("sale_unknown", number=number)
    return found
