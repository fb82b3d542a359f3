"""What the model hub accepts: the shop as its accepted rows make it, and what fits into it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from db import ids
from db.rules import cost as costing
from db.rules.documents import MERGE
from db.rules.money import divide_rounded
from db.rules.permissions import BUILT_IN, POSTING
from db.rules.sharing import CONFLICT_RIGHTS, EDITS
from db.sharing.entries import Entry
from db.sharing.tables import BOOKED, DEFAULTS, REFERENCES

Cost = tuple[bytes, bytes, int, int, int]
OVERSOLD = "oversold"
RIGHTS = {
    "item": ("item.create", "item.edit", "item.delete", "data.import"),
    "barcode": ("barcode.edit", "item.create", "item.edit", "item.delete", "data.import"),
    "lot": ("item.edit", "stock.receive", "stock.adjust", "stock.count", "data.import"),
    "category": ("category.edit", "data.import"),
    "partner": ("partner.edit", "data.import"),
    "location": ("location.edit", "data.import"),
    "unit": ("item.edit", "data.import"),
    "setting": ("settings.manage",),
    "role": ("people.manage",),
    "account": ("people.manage",),
    "approval": (),
    "account_request": (),
    "device": (),
    "stock_count": ("stock.count",),
    "count_line": ("stock.count",),
    "reservation": ("stock.sell",),
    "reservation_release": ("stock.sell",),
    "purchase_order": ("stock.receive",),
    "order_line": ("stock.receive",),
    "order_receipt": ("stock.receive",),
    "order_cancel": ("stock.receive",),
}
SECRET = frozenset({"password_hash", "pin_hash", "badge_hash"})
ENDS = ("state", "ended_by", "ended_at")  # of a count
VIRTUAL = frozenset(place.hex() for place in ids.VIRTUAL)


@dataclass
class Decision:
    """What becomes of a row, and why."""

    outcome: str = "accepted"
    details: dict[str, Any] = field(default_factory=dict)


class Refusal(Exception):
    """A row that is not taken."""

    def __init__(self, reason: str, **details: Any) -> None:
        super().__init__(reason)
        self.details = {"reason": reason, **details}


@dataclass
class Line:
    """A booked line: what of it can still come back."""

    document: str
    kind: str
    item: str
    left: int
    cost: int = 0
    is_reversed: bool = False


def _seeds() -> dict[str, dict[str, dict[str, Any]]]:
    tables: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for code in ("pcs", "pack", "box", "kg", "g", "l", "ml", "m"):
        tables["unit"][ids.fixed_id(f"unit/{code}").hex()] = {"code": code}
    for kind in ("supplier", "customer", "loss", "opening"):
        tables["location"][ids.fixed_id(f"location/{kind}").hex()] = {"kind": kind, "name": kind}
    tables["lot"][ids.NO_LOT.hex()] = {"item": None, "code": ""}
    for role in BUILT_IN:
        tables["role"][ids.fixed_id(f"role/{role}").hex()] = {"name": role, "version": 1}
    return tables


@dataclass
class Shop:
    """The agreed state; ids are hexadecimal, as payloads spell them."""

    tables: dict[str, dict[str, dict[str, Any]]] = field(default_factory=_seeds)
    gone: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    versions: dict[tuple[str, str], int] = field(default_factory=dict)
    set_by: dict[tuple[str, str], str] = field(default_factory=dict)
    grants: dict[str, dict[str, str]] = field(
        default_factory=lambda: {
            ids.fixed_id(f"role/{role}").hex(): dict(rights) for role, rights in BUILT_IN.items()
        }
    )
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    on_hand: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))
    pools: dict[str, costing.Pool] = field(default_factory=dict)
    costed: dict[str, costing.Costed] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    # -- deciding

    def decide(self, entry: Entry, body: str | None) -> Decision:
        """What becomes of a row; nothing is changed by asking."""
        try:
            act = getattr(self, f"_decide_{entry.kind}", None)
            return act(entry, body) if act else Decision()
        except Refusal as refusal:
            return Decision("refused", refusal.details)

    def may(self, actor: str, *permissions: str) -> str | None:
        """The scope of the first permission that somebody holds."""
        account = self.tables["account"].get(actor)
        if account is None or account.get("disabled_at") is not None:
            return None
        held = self.grants.get(account["role"], {})
        return next((held[each] for each in permissions if each in held), None)

    def _require(self, entry: Entry, approver: str | None, *permissions: str) -> str:
        scope = self.may(entry.actor.hex(), *permissions)
        if scope is None and approver:
            scope = self.may(approver, *permissions)
        if scope is None:
            raise Refusal("right_missing", permission=permissions[0])
        return scope

    def _decide_document_posted(self, entry: Entry, body: str | None) -> Decision:
        if body is None:
            raise Refusal("body_missing")
        said = json.loads(body)
        header, lines = said["header"], said["lines"]
        self._require_posting(entry, header)
        if header["id"] in self.documents:
            raise Refusal("document_exists")
        count = self.tables["stock_count"].get(header["id"])
        if count is not None and count["state"] != "open":
            raise Refusal("count_ended")
        needed = [("document", header), *(("line", line) for line in lines)]
        revives = self._needed(_document_pointers(needed))
        self._check_lines(header, lines)
        if count is not None:
            self._require_counted(header["id"], lines)
        return _accepted(revives)

    def _require_counted(self, count: str, lines: list[dict[str, Any]]) -> None:
        """A count closes with all lines that the hub has; who closes it may lack some."""
        differing: dict[tuple[str, str, str], int] = defaultdict(int)
        for row in self.tables["count_line"].values():
            if row["count"] == count and row["struck_at"] is None:
                more = row["counted"] - (0 if row["adds"] else row["recorded"])
                differing[row["item"], row["location"], row["lot"]] += more
        for line in lines:
            for place, sign in ((line["destination"], -1), (line["source"], 1)):
                if place not in VIRTUAL:
                    differing[line["item"], place, line["lot"]] += sign * line["quantity"]
        if any(differing.values()):
            raise Refusal("count_outdated")

    def _require_posting(self, entry: Entry, header: dict[str, Any]) -> None:
        approver = entry.said.get("approved_by") or header["approved_by"]
        if header["actor"] != entry.actor.hex():
            raise Refusal("head_differs")
        if header["reverses"]:
            scope = self._require(entry, approver, "document.reverse")
            original = self.documents.get(header["reverses"])
            own = original is not None and original["actor"] == header["actor"]
            if scope != "all" and not own:
                raise Refusal("right_missing", permission="document.reverse")
        elif header["reason"] == MERGE:
            self._require(entry, approver, "item.edit")
        else:
            self._require(entry, approver, POSTING[header["kind"]], "data.import")
        if header["oversell_by"] and header["reason"] != MERGE:
            self._require(entry, approver, "stock.oversell")

    def _check_lines(self, header: dict[str, Any], lines: list[dict[str, Any]]) -> None:
        wanted: dict[str, int] = defaultdict(int)
        for line in lines:
            if line["returns"]:
                wanted[line["returns"]] += line["quantity"]
            if header["reason"] == OVERSOLD:
                place = (line["item"], line["destination"], line["lot"])
                if self.on_hand.get(place, 0) > -line["quantity"]:
                    raise Refusal("already_settled")
        for line_id, quantity in wanted.items():
            booked = self.lines[line_id]
            if booked.is_reversed or quantity > booked.left:
                raise Refusal("returned_too_much", left=booked.left, wanted=quantity)

    def _decide_row_created(self, entry: Entry, _body: str | None) -> Decision:
        table, fields = entry.said["table"], entry.said["fields"]
        if table not in RIGHTS:
            return Decision()
        if RIGHTS[table]:
            self._require(entry, entry.said.get("approved_by"), *RIGHTS[table])
        known = self.tables[table].get(fields["id"])
        if known is not None:
            by = self.set_by.get((fields["id"], ""), "")
            return Decision("conflict", {"value": known.get("value"), "version": 1, "by": by})
        if table == "count_line":
            self._require_open(fields["count"])
        if table == "stock_count" and fields["id"] in self.documents:
            raise Refusal("count_ended")
        pointers = REFERENCES.get(table, {})
        return _accepted(
            self._needed((other, fields.get(column)) for column, other in pointers.items())
        )

    def _require_open(self, count: str) -> None:
        found = self.tables["stock_count"].get(count)
        if found is not None and found["state"] != "open":
            raise Refusal("count_ended")

    def _decide_field_changed(self, entry: Entry, _body: str | None) -> Decision:
        said, subject = entry.said, entry.subject.hex()
        table, name = said["table"], said["field"]
        if table not in RIGHTS or (table, name) == ("device", "incarnation"):
            return Decision()
        own = table == "account" and entry.actor == entry.subject
        if RIGHTS[table] and not own:
            self._require(entry, said.get("approved_by"), *RIGHTS[table])
        row = self.tables[table].get(subject)
        if row is None:
            raise Refusal("row_gone")
        if table == "count_line":
            self._require_open(row["count"])
        if table == "stock_count" and name in ENDS:
            if row.get(name) not in (None, said["after"]):
                self._require_open(subject)
            if row["state"] == "open" and said["after"] == "closed":
                self._require_counted(subject, [])
        version = self.versions.get((subject, name), 1)
        if name not in SECRET:
            now = row.get(name)
            if now == said["after"]:
                return Decision()
            if version != said["base"] or now != said["before"]:
                by = self.set_by.get((subject, name), "")
                return Decision("conflict", {"value": now, "version": version, "by": by})
        elif version != said["base"]:
            return Decision("conflict", {"version": version})
        other = REFERENCES.get(table, {}).get(name)
        return _accepted(self._needed([(other, said.get("after"))] if other else []))

    def _decide_row_deleted(self, entry: Entry, _body: str | None) -> Decision:
        table, subject = entry.said["table"], entry.subject.hex()
        if RIGHTS.get(table):
            self._require(entry, entry.said.get("approved_by"), *RIGHTS[table])
        if subject not in self.tables[table]:
            return Decision()  # two deleted it
        if subject in self.moved:
            raise Refusal("item_moved")
        for other, columns in REFERENCES.items():
            for column, target in columns.items():
                rows = self.tables[other].values()
                if target == table and any(row.get(column) == subject for row in rows):
                    raise Refusal("row_in_use", table=other)
        return Decision()

    def _decide_role_permissions_set(self, entry: Entry, _body: str | None) -> Decision:
        self._require(entry, None, "people.manage")
        role = self.tables["role"].get(entry.subject.hex())
        if role is None:
            raise Refusal("row_gone")
        if role["version"] != entry.said["version"]:
            return Decision("conflict", {"version": role["version"]})
        return Decision()

    def _decide_history_added(self, entry: Entry, _body: str | None) -> Decision:
        self._require(entry, None, "data.import")
        return Decision()

    def _decide_import_undone(self, entry: Entry, _body: str | None) -> Decision:
        self._require(entry, None, "data.import")
        return Decision()

    def _decide_conflict_settled(self, entry: Entry, _body: str | None) -> Decision:
        about = self.entries.get(entry.subject.hex())
        table = about.said.get("table", "role") if about else None
        wanted = (EDITS[table],) if table in EDITS else CONFLICT_RIGHTS
        self._require(entry, entry.said.get("approved_by"), *wanted)
        return Decision()

    def _decide_review_confirmed(self, entry: Entry, _body: str | None) -> Decision:
        self._require(entry, None, "sharing.manage")
        return Decision()

    def _decide_refusal_seen(self, entry: Entry, _body: str | None) -> Decision:
        about = self.entries.get(entry.subject.hex())
        if about is None or about.actor != entry.actor:
            self._require(entry, None, "sharing.manage")
        return Decision()

    def _decide_recheck_seen(self, entry: Entry, _body: str | None) -> Decision:
        self._require(entry, entry.said.get("approved_by"), "stock.count")
        return Decision()

    def _needed(self, pointers: Any) -> list[str]:
        """What of the rows that are pointed at is gone and has to come back."""
        revives: dict[str, None] = {}
        for table, identity in pointers:
            if identity is None or identity in self._known(table):
                continue
            if identity not in self.gone:
                raise Refusal("needs_refused", needs=identity)
            revives[identity] = None
            fields = self.gone[identity][1]
            columns = REFERENCES.get(table, {})
            more = self._needed((other, fields.get(column)) for column, other in columns.items())
            revives |= dict.fromkeys(more)
        return [*revives]

    def _known(self, table: str) -> Any:
        known = {"document": self.documents, "document_line": self.lines, "movement": self.costed}
        return known.get(table, self.tables[table] if table in DEFAULTS else {})

    # -- taking

    def take(
        self, entry: Entry, body: str | None, costs: str | None, details: dict[str, Any]
    ) -> list[Cost]:
        """Makes an accepted row part of the shop; what its movements cost."""
        for revived in details.get("revives", ()):
            table, fields = self.gone.pop(revived)
            self.tables[table][revived] = fields
        if entry.kind == "document_posted" and body is not None:
            return [*self._book(json.loads(body), dict(json.loads(costs or "[]")))]
        subject, said = entry.subject.hex(), entry.said
        table = str(said.get("table"))
        if entry.kind == "role_permissions_set":
            self.grants[subject] = said["permissions"]
        elif table not in RIGHTS:
            return []
        elif entry.kind == "row_created":
            self.tables[table][subject] = {**DEFAULTS[table], **said["fields"]}
            self.set_by[subject, ""] = entry.id.hex()
        elif entry.kind == "row_deleted" and subject in self.tables[table]:
            self.gone[subject] = (table, self.tables[table].pop(subject))
        elif entry.kind == "field_changed":
            self._set(entry, subject, said)
        return []

    def _set(self, entry: Entry, subject: str, said: dict[str, Any]) -> None:
        row, name = self.tables[said["table"]].get(subject), said["field"]
        if row is None:
            return
        if name not in SECRET:
            if row.get(name) == said["after"]:
                return
            row[name] = said["after"]
        self.versions[subject, name] = self.versions.get((subject, name), 1) + 1
        self.set_by[subject, name] = entry.id.hex()

    def _book(self, said: dict[str, Any], stated: dict[str, int]) -> Iterator[Cost]:
        header = said["header"]
        self.documents[header["id"]] = header
        if header["id"] in self.tables["stock_count"]:
            end = ("closed", header["actor"], header["at"])
            self.tables["stock_count"][header["id"]] |= zip(ENDS, end, strict=True)
        for line in said["lines"]:
            booked = self.lines.setdefault(
                line["id"], Line(header["id"], header["kind"], line["item"], 0)
            )
            booked.left += line["quantity"]
            if line["reverses"]:
                self.lines[line["reverses"]].is_reversed = True
            self.moved.add(line["item"])
            for place, sign in ((line["source"], -1), (line["destination"], 1)):
                self.on_hand[line["item"], place, line["lot"]] += sign * line["quantity"]
            yield from self._cost(line, booked, stated)

    def _cost(self, line: dict[str, Any], booked: Line, stated: dict[str, int]) -> Iterator[Cost]:
        comes_in = line["destination"] not in VIRTUAL
        self.costed.setdefault(line["movement"], costing.Costed(0, 0, costing.Pool()))
        if comes_in and line["source"] not in VIRTUAL:
            self._take_back_from(line)
            return
        pool = self.pools.get(line["item"], costing.Pool())
        costed = self._costed(pool, line, stated, comes_in=comes_in)
        self.pools[line["item"]] = costed.pool
        self.costed[line["movement"]] = costed
        booked.cost += costed.cost
        movement, item = bytes.fromhex(line["movement"]), bytes.fromhex(line["item"])
        yield movement, item, costed.cost, costed.variance, costed.pool.unit_cost

    def _costed(
        self, pool: costing.Pool, line: dict[str, Any], stated: dict[str, int], *, comes_in: bool
    ) -> costing.Costed:
        quantity = line["quantity"]
        undone = self.costed.get(line["reverses_movement"] or "")
        cost = stated.get(line["movement"])
        worth = None
        if undone is not None:
            cost, worth = undone.cost, undone.cost + undone.variance
        elif line["returns"]:
            cost = self._take_back_from(line)
        if comes_in:
            return costing.receive(pool, quantity, cost or 0, worth)
        return (
            costing.issue(pool, quantity)
            if cost is None
            else costing.take_back(pool, quantity, cost)
        )

    def _take_back_from(self, line: dict[str, Any]) -> int:
        """The share of a booked line's cost that comes back with a part of it."""
        if not line["returns"]:
            return 0
        booked = self.lines[line["returns"]]
        share = divide_rounded(booked.cost * line["quantity"], booked.left) if booked.left else 0
        booked.left -= line["quantity"]
        booked.cost -= share
        return share


def _accepted(revives: list[str]) -> Decision:
    return Decision("accepted", {"revives": revives} if revives else {})


def _document_pointers(parts: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, Any]]:
    for kind, said in parts:
        if kind == "document":
            yield from ((table, said[name]) for name, table in BOOKED["document"].items())
        else:
            lines, moves = BOOKED["document_line"], BOOKED["movement"]
            yield from ((table, said[name]) for name, table in {**lines, **moves}.items())
