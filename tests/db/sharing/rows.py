"""Journal rows made by hand, as a PC would: chained, hashed, signed; for tests of the hub."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any

from db.access import now
from db.ids import CUSTOMERS, NO_LOT, PIECES, SUPPLIERS, fixed_id, new_id
from db.operations.booking import Header, Line
from db.rules import signatures
from db.rules.journal import GENESIS, canonical, document_text, entry_text
from db.rules.money import line_amount, total_amount
from db.sharing.protocol import Offered

ONE = 1_000
PASSWORD = "rahasia-toko"
TODAY_IN = "Asia/Jakarta"


@dataclass(frozen=True)
class Person:
    """Somebody with an account; `password` makes their keys, as at a sign-in."""

    account: bytes
    login: str
    role: bytes
    password: str = PASSWORD

    @property
    def verifier(self) -> str:
        """What PostgreSQL keeps of the password."""
        return signatures.scram_verifier(self.account, _salted(self.account, self.password))

    def key_on(self, device: bytes) -> bytes:
        """Their signing key on a device."""
        server = signatures.server_key(_salted(self.account, self.password))
        return signatures.signing_key(server, device)

    def fields(self) -> dict[str, object]:
        """The account's row."""
        return {
            "id": self.account,
            "login": self.login,
            "name": self.login.title(),
            "role": self.role,
            "created_at": 1,
        }


@dataclass
class Pc:
    """A device that writes a chain; `taken` are all the rows that it made."""

    device: bytes = field(default_factory=new_id)
    key: bytes = field(default_factory=lambda: new_id() + new_id())
    incarnation: int = 1
    seq: int = 0
    head: bytes = GENESIS
    number: int = 0
    taken: list[Offered] = field(default_factory=list)

    def row(
        self,
        actor: Person | bytes,
        kind: str,
        subject: bytes,
        payload: dict[str, Any],
        *,
        body: str | None = None,
        costs: str | None = None,
        role_version: int = 1,
        at: int | None = None,
        signed: bool = True,
    ) -> Offered:
        """The next row of the chain, signed by its actor where that is a person."""
        self.seq += 1
        identity = new_id()
        entry = entry_text(
            id=identity,
            device=self.device,
            incarnation=self.incarnation,
            device_seq=self.seq,
            kind=kind,
            subject=subject,
            payload=canonical(payload),
            actor=actor.account if isinstance(actor, Person) else actor,
            role_version=role_version,
            at=at if at is not None else now(),
            previous_hash=self.head,
        )
        self.head = sha256(entry.encode()).digest()
        signature = None
        if signed and isinstance(actor, Person):
            signature = signatures.sign(actor.key_on(self.device), self.head, costs)
        offered = Offered(identity, entry, body, costs, signature)
        self.taken.append(offered)
        return offered

    def created(self, actor: Person, table: str, fields: dict[str, Any], **more: Any) -> Offered:
        """A row of a shared table that is made."""
        payload = {"table": table, "fields": fields}
        return self.row(actor, "row_created", fields["id"], payload, **more)

    def changed(
        self,
        actor: Person,
        table: str,
        subject: bytes,
        name: str,
        before: object,
        after: object,
        base: int = 1,
        **more: Any,
    ) -> Offered:
        """A field that is changed."""
        payload = {"table": table, "field": name, "base": base, "before": before, "after": after}
        return self.row(actor, "field_changed", subject, payload, **more)

    def deleted(self, actor: Person, table: str, subject: bytes, **more: Any) -> Offered:
        """A row of a shared table that goes."""
        return self.row(actor, "row_deleted", subject, {"table": table}, **more)

    def document(
        self,
        actor: Person,
        kind: str,
        lines: Sequence[Line],
        /,
        *,
        costs: Sequence[tuple[bytes, int]] = (),
        payload: dict[str, Any] | None = None,
        row: dict[str, Any] | None = None,
        **head: Any,
    ) -> Offered:
        """A booked document; `head` are fields of its header, `row` of its journal row."""
        self.number += 1
        at = (row or {}).get("at", now())
        header = Header(
            **{
                "id": new_id(),
                "kind": kind,
                "number": f"X-{self.number:06d}",
                "device": self.device,
                "actor": actor.account,
                "at": at,
                "business_date": "2026-01-31",
                "total": total_amount({each.id: each.amount for each in lines}.values()),
                **head,
            }
        )
        body = document_text(vars(header), [_hashed(line) for line in lines])
        return self.row(
            *(actor, "document_posted", header.id),
            {"sha256": sha256(body.encode()).hexdigest(), **(payload or {})},
            **{
                "body": body,
                "costs": canonical([[each, cost] for each, cost in costs]) if costs else None,
                "at": at,
                **(row or {}),
            },
        )

    def body_row(self, actor: Person, body: str) -> Offered:
        """A document's row about whatever body."""
        payload = {"sha256": sha256(body.encode()).hexdigest()}
        return self.row(actor, "document_posted", new_id(), payload, body=body)

    def clone(self) -> "Pc":
        """The same PC once more, as a copied disk would be."""
        copied = Pc(self.device, self.key, self.incarnation, self.seq, self.head, self.number)
        copied.taken = list(self.taken)
        return copied


def sold(item: bytes, place: bytes, quantity: int, price: int, **more: Any) -> Line:
    """A line of a sale."""
    amount = line_amount(quantity, price)
    return _line(
        item, place, CUSTOMERS, quantity, **{"unit_price": price, "amount": amount, **more}
    )


def received(item: bytes, place: bytes, quantity: int, **more: Any) -> Line:
    """A line of a delivery."""
    return _line(item, SUPPLIERS, place, quantity, **more)


def moved(item: bytes, source: bytes, destination: bytes, quantity: int, **more: Any) -> Line:
    """A line between any two places."""
    return _line(item, source, destination, quantity, **more)


def opposite(line: Line, **more: Any) -> Line:
    """What a reversal books of a line."""
    return _line(
        *(line.item, line.destination, line.source, line.quantity),
        **{
            "unit_price": line.unit_price,
            "amount": line.amount,
            "lot": line.lot,
            "reverses": line.id,
            "reverses_movement": line.movement,
            **more,
        },
    )


def given_back(line: Line, quantity: int, amount: int, **more: Any) -> Line:
    """What a return books of a line."""
    money = {"unit_price": line.unit_price, "amount": amount, "returns": line.id}
    return _line(line.item, line.destination, line.source, quantity, **money, **more)


def item_fields(name: str = "Beras", price: int = 100_000, **more: object) -> dict[str, Any]:
    """A new item's row."""
    return {
        "id": new_id(),
        "sku": name,
        "name": name,
        "category": None,
        "unit": PIECES,
        "sale_price": price,
        "reorder_point": 0,
        "reorder_quantity": 0,
        "supplier": None,
        "track_lots": 0,
        "note": "",
        "created_at": 1,
        **more,
    }


def setting_fields(key: str, value: str) -> dict[str, Any]:
    """A setting's row."""
    return {"id": fixed_id(f"setting/{key}"), "key": key, "value": value}


def _line(item: bytes, source: bytes, destination: bytes, quantity: int, **more: Any) -> Line:
    ids = {"id": new_id(), "movement": new_id()}
    goods = {"item": item, "source": source, "destination": destination, "quantity": quantity}
    return Line(**{**ids, **goods, "lot": NO_LOT, **more})


def _hashed(line: Line) -> dict[str, object]:
    shown = {**vars(line), "stated_cost": None}
    del shown["worth"]
    return shown


@cache
def _salted(account: bytes, password: str) -> bytes:
    return signatures.salted_password(account, password)
