"""What is done to one person's open draft, on the write worker, one thing after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, NotFound
from db.operations import documents, drafts
from db.operations.documents import PostedDocument
from db.operations.line_details import add_return
from db.operations.return_scan import scan_return
from db.queries.documents import DocumentDetail, document_numbered
from db.queries.drafts import DraftRow, TapeLine, open_draft_of, tape, tape_line
from desktop_app.capture.scan import Scan

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
            count=count,
        )
        return tape_line(self.database, self.actor, line=kept.line)

    def change(
        self,
        line: bytes,
        quantity: int | None = None,
        unit_price: int | None = None,
        unit_cost: int | None = None,
        no_cost: bool = False,
    ) -> TapeLine:
        """Changes what is given."""
        drafts.change_line(
            self.database,
            self.actor,
            line=line,
            quantity=quantity,
            unit_price=unit_price,
            unit_cost=unit_cost,
            no_cost=no_cost,
        )
        return tape_line(self.database, self.actor, line=line)

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
    ) -> PostedDocument:
        """Books it, once the head and the changes of its lines are kept."""
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
        )

    def discard(self) -> None:
        """Throws it away."""
        drafts.discard_draft(self.database, self.actor, draft=self._id())

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
