"""A person at a PC who does whatever the dice say, of all that leaves rows in the journal."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from db.access import Actor, Approval
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.exchange.importing import import_file
from db.exchange.undoing import undo_import
from db.ids import new_id
from db.operations import (
    approvals,
    counting,
    counts,
    items,
    locations,
    lots,
    orders,
    places,
    reservations,
    roles,
    settings,
)
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import describe_draft, discard_draft, open_draft
from db.operations.line_details import add_return
from db.operations.merge import finish_merge, merge_items
from db.queries.left_behind import left_behind
from db.rules.documents import REASONS
from tests.db.books import Books, Scan
from tests.shops import ONE

CODES = [f"89912345{number:04d}" for number in range(40)]
DAY = date(2026, 1, 1)


@dataclass
class Acts:
    """One person on one PC. `shown` is what they were told is booked: by document, its goods."""

    database: ShopDatabase
    actor: Actor
    dice: random.Random
    folder: Path | None = None
    approver: Actor | None = None
    shown: dict[bytes, str] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)

    def act(self, *names: str) -> str | None:
        """Does something, of these if given; its name, None where the shop would not let them."""
        known = {act.__name__[1:]: (act, weight) for act, weight in self._acts()}
        chosen = names or (*known,)
        (name,) = self.dice.choices(chosen, [known[each][1] for each in chosen])
        try:
            known[name][0]()
        except LumbungError:
            self._leave_drafts()
            return None
        self.done[name] = self.done.get(name, 0) + 1
        return name

    def _acts(self) -> list[tuple[Callable[[], Any], int]]:
        return [
            *((self._receive, 12), (self._sell, 14), (self._transfer, 4), (self._adjust, 4)),
            *((self._opening, 1), (self._give_back, 4), (self._send_back, 3)),
            *((self._reverse, 4), (self._merge, 2), (self._finish_merge, 1), (self._count, 4)),
            *((self._begin_count, 1), (self._end_count, 2), (self._strike, 1)),
            *((self._reserve, 3), (self._release, 2)),
            *((self._deliver, 2), (self._order, 2), (self._cancel_order, 1)),
            *((self._new_item, 5), (self._edit_item, 6), (self._delete_item, 2)),
            *((self._archive, 1), (self._restore, 1), (self._barcode, 3), (self._lots, 1)),
            *((self._category, 2), (self._partner, 1), (self._place, 1), (self._move_place, 1)),
            *((self._rename, 3), (self._setting, 2), (self._role, 1), (self._edit_role, 1)),
            *((self._delete_role, 1), (self._approved, 1), (self._confirm, 1)),
            *((self._history, 1), (self._undo_history, 1)),
        ]

    # -- choosing

    def _one(self, sql: str, *values: object) -> Any:
        """One of what a query gives, as ids: they are the same on every run."""
        found = self.database.rows(sql, values)
        if not found:
            raise LumbungError("nothing_to_choose")
        return self.dice.choice(found)[0]

    def _item(self) -> bytes:
        sql = "SELECT id FROM item WHERE archived_at IS NULL ORDER BY id"
        return bytes(self._one(sql))

    def _stocked(self) -> bytes:
        sql = "SELECT id FROM item WHERE archived_at IS NULL AND on_hand > 0 ORDER BY id"
        return bytes(self._one(sql))

    def _location(self) -> bytes:
        sql = "SELECT id FROM location WHERE kind = 'internal' AND archived_at IS NULL ORDER BY id"
        return bytes(self._one(sql))

    def _pieces(self, most: int = 9) -> int:
        return self.dice.randint(1, most) * ONE

    def _name(self, what: str) -> str:
        return f"{what} {self.dice.randint(1, 10**6)}"

    # -- documents

    def _books(self) -> Books:
        return Books(self.database, self.actor)

    def _note(self, document: bytes, what: str) -> None:
        self.shown[document] = what

    def _leave_drafts(self) -> None:
        for (draft,) in self.database.rows("SELECT id FROM draft WHERE owner = ?", (self._me,)):
            discard_draft(self.database, self.actor, draft=draft)

    @property
    def _me(self) -> bytes:
        return self.actor.account

    def _receive(self) -> None:
        scans = [self._coming() for _ in range(self.dice.randint(1, 3))]
        posted = self._books().post("receipt", *scans, location=self._location())
        self._note(posted.id, "receipt")

    def _coming(self) -> Scan:
        item = self._item()
        scan = Scan(item, self._pieces(30), unit_cost=self.dice.choice((None, 1000, 12345, 999)))
        tracked = self.database.rows("SELECT track_lots FROM item WHERE id = ?", (item,))[0][0]
        if tracked:
            lot, day = f"L{self.dice.randint(1, 3)}", DAY + timedelta(self.dice.randint(300, 303))
            return replace(scan, lot=lot, expires_on=day)
        return scan

    def _sell(self) -> None:
        scans = [Scan(self._stocked(), self._pieces()) for _ in range(self.dice.randint(1, 2))]
        oversell = self.dice.random() < 0.2
        posted = self._books().post("sale", *scans, location=self._location(), oversell=oversell)
        self._note(posted.id, "sale")

    def _transfer(self) -> None:
        scan = Scan(self._stocked(), self._pieces(4))
        here, there = self._location(), self._location()
        posted = self._books().post("transfer", scan, location=here, destination=there)
        self._note(posted.id, "transfer")

    def _adjust(self) -> None:
        comes_in = self.dice.random() < 0.5
        scan = Scan(self._item(), self._pieces(3), comes_in=comes_in)
        reason = self.dice.choice((*REASONS,))
        scan = scan if reason == "correction" else replace(scan, comes_in=False)
        posted = self._books().post("adjustment", scan, reason=reason, location=self._location())
        self._note(posted.id, "adjustment")

    def _opening(self) -> None:
        posted = self._books().post("opening", self._coming(), location=self._location())
        self._note(posted.id, "opening")

    def _give_back(self) -> None:
        self._return("customer_return", "sale")

    def _send_back(self) -> None:
        if self.dice.random() < 0.5:
            scan = Scan(self._stocked(), self._pieces(2))
            posted = self._books().post("supplier_return", scan, location=self._location())
            self._note(posted.id, "supplier_return")
            return
        self._return("supplier_return", "receipt")

    def _return(self, kind: str, of: str) -> None:
        line = self._one(
            "SELECT line.id FROM document_line AS line JOIN document ON document.id = line.document"
            " WHERE kind = ? AND document.reverses IS NULL ORDER BY line.id",
            of,
        )
        draft = open_draft(self.database, self.actor, kind=kind, location=self._location())
        quantity = None if self.dice.random() < 0.3 else ONE
        add_return(self.database, self.actor, draft=draft, booked=line, quantity=quantity)
        self._note(post_draft(self.database, self.actor, draft=draft).id, kind)

    def _reverse(self) -> None:
        document = self._one("SELECT id FROM document WHERE reverses IS NULL ORDER BY id")
        posted = reverse_document(self.database, self.actor, document=document, reason="salah")
        self._note(posted.id, "reversal")

    def _merge(self) -> None:
        merge_items(self.database, self.actor, keep=self._item(), drop=self._item())

    def _finish_merge(self) -> None:
        tasks = left_behind(self.database, self.actor)
        if not tasks:
            raise LumbungError("nothing_to_choose")
        item = min(task.item for task in tasks)
        finish_merge(self.database, self.actor, item=item)

    # -- stocktakes

    def _begin_count(self) -> None:
        place = self._location() if self.dice.random() < 0.7 else None
        name = self._name("Opname")
        counts.open_count(self.database, self.actor, location=place, name=name)

    def _open_count(self) -> bytes:
        return bytes(self._one("SELECT id FROM stock_count WHERE state = 'open' ORDER BY id"))

    def _count(self) -> None:
        counting.count_line(
            *(self.database, self.actor),
            count=self._open_count(),
            item=self._item(),
            counted=self._pieces(20) - ONE,
            location=self._location(),
            lot_code=self.dice.choice((None, "", "L1")),
            adds=self.dice.random() < 0.2,
        )

    def _strike(self) -> None:
        line = self._one("SELECT id FROM count_line WHERE struck_at IS NULL ORDER BY id")
        counting.strike_line(self.database, self.actor, line=line)

    def _end_count(self) -> None:
        count = self._open_count()
        if self.dice.random() < 0.3:
            counts.cancel_count(self.database, self.actor, count=count)
            return
        zero = "zero" if self.dice.random() < 0.2 else "leave"
        closed = counts.close_count(self.database, self.actor, count=count, uncounted=zero)  # type: ignore[arg-type]  # one of both
        if closed.number:
            self._note(count, "stocktake")

    # -- promises

    def _reserve(self) -> None:
        goods = [reservations.Goods(self._stocked(), self._pieces(3))]
        reservations.reserve_stock(
            *(self.database, self.actor),
            reference=self._name("WEB"),
            goods=goods,
            location=self._location(),
        )

    def _reference(self) -> str:
        return str(self._one("SELECT reference FROM reservation ORDER BY id"))

    def _release(self) -> None:
        reference = self._reference()
        reservations.release_reservation(self.database, self.actor, reference=reference)

    def _deliver(self) -> None:
        sql = (
            "SELECT reference, reserved.item, reserved.location, reserved.quantity FROM reserved"
            " JOIN reservation ON reservation.id = reserved.reservation ORDER BY reservation.id"
        )
        found = self.database.rows(sql)
        if not found:
            raise LumbungError("nothing_to_choose")
        reference, item, location, quantity = self.dice.choice(found)
        draft = open_draft(self.database, self.actor, kind="sale", location=location)
        said: dict[str, Any] = {"draft": draft, "location": location, "reservation": reference}
        describe_draft(self.database, self.actor, **said)
        self._books().scan(draft, Scan(item, min(quantity, 2 * ONE)))
        self._note(post_draft(self.database, self.actor, draft=draft).id, "sale")

    def _order(self) -> None:
        supplier = self._one("SELECT id FROM partner WHERE kind <> 'customer' ORDER BY id")
        wanted = [orders.Wanted(self._item(), self._pieces())]
        orders.order_stock(self.database, self.actor, supplier=supplier, lines=wanted)

    def _cancel_order(self) -> None:
        order = self._one("SELECT id FROM purchase_order ORDER BY id")
        orders.cancel_order(self.database, self.actor, order=order)

    # -- master data

    def _new_item(self) -> None:
        code = items.BarcodeFields(self.dice.choice(CODES))
        fields = items.ItemFields(
            self._name("Barang"),
            sale_price=self.dice.randint(1, 50) * 1000,
            category=self._maybe("SELECT id FROM category ORDER BY id"),
            supplier=self._maybe("SELECT id FROM partner WHERE kind <> 'customer' ORDER BY id"),
            track_lots=self.dice.random() < 0.3,
        )
        items.create_item(self.database, self.actor, fields=fields, barcodes=[code])

    def _maybe(self, sql: str) -> Any:
        if self.dice.random() < 0.5:
            return None
        found = self.database.rows(sql)
        return self.dice.choice(found)[0] if found else None

    def _edit_item(self) -> None:
        item = self._item()
        columns = "name, sku, category, unit, sale_price, reorder_point"
        name, sku, category, unit, price, point = self.database.rows(
            f"SELECT {columns} FROM item WHERE id = ?", (item,)
        )[0]
        which = self.dice.randrange(4)
        fields = items.ItemFields(
            name=self._name("Barang") if which == 0 else name,
            sku=sku,
            unit=unit,
            sale_price=self.dice.randint(1, 5) * 1000 if which == 1 else price,
            category=self._maybe("SELECT id FROM category ORDER BY id") if which == 2 else category,
            reorder_point=self._pieces() if which == 3 else point,
        )
        items.edit_item(self.database, self.actor, item=item, fields=fields)

    def _delete_item(self) -> None:
        sql = "SELECT id FROM item WHERE archived_at IS NULL ORDER BY id DESC LIMIT 6"
        items.delete_item(self.database, self.actor, item=self._one(sql))

    def _archive(self) -> None:
        items.archive_item(self.database, self.actor, item=self._item())

    def _restore(self) -> None:
        sql = "SELECT id FROM item WHERE archived_at IS NOT NULL ORDER BY id"
        items.restore_item(self.database, self.actor, item=self._one(sql))

    def _barcode(self) -> None:
        barcode = items.BarcodeFields(self.dice.choice(CODES))
        items.add_barcode(self.database, self.actor, item=self._item(), barcode=barcode)

    def _lots(self) -> None:
        tracked = self.dice.random() < 0.7
        lots.set_lot_tracking(self.database, self.actor, item=self._item(), tracked=tracked)

    def _category(self) -> None:
        places.add_category(self.database, self.actor, name=self._name("Kelompok"))

    def _partner(self) -> None:
        places.add_partner(self.database, self.actor, name=self._name("PT"))

    def _place(self) -> None:
        parent = self._maybe(
            "SELECT id FROM location WHERE kind = 'internal' AND archived_at IS NULL ORDER BY id"
        )
        places.add_location(self.database, self.actor, name=self._name("Rak"), parent=parent)

    def _move_place(self) -> None:
        if self.dice.random() < 0.3:
            locations.archive_location(self.database, self.actor, location=self._location())
            return
        parent = self._location() if self.dice.random() < 0.7 else None
        locations.move_location(self.database, self.actor, location=self._location(), parent=parent)

    def _rename(self) -> None:
        if self.dice.random() < 0.5:
            place = self._location()
            places.rename_location(
                self.database, self.actor, location=place, name=self._name("Rak")
            )
        else:
            partner = self._one("SELECT id FROM partner ORDER BY id")
            places.rename_partner(self.database, self.actor, partner=partner, name=self._name("PT"))

    def _setting(self) -> None:
        minutes = self.dice.randint(0, 60)
        settings.set_idle_lock(self.database, self.actor, minutes=minutes)

    # -- people

    def _role(self) -> None:
        rights = {"item.view": "all", "stock.sell": "all"}
        roles.create_role(self.database, self.actor, name=self._name("Peran"), permissions=rights)

    def _own_role(self) -> bytes:
        return bytes(self._one("SELECT id FROM role WHERE built_in = 0 ORDER BY id"))

    def _edit_role(self) -> None:
        chosen = self.dice.sample(["item.view", "stock.view", "stock.sell", "stock.receive"], 2)
        roles.edit_role(
            *(self.database, self.actor),
            role=self._own_role(),
            name=self._name("Peran"),
            permissions=dict.fromkeys(chosen, "all"),
        )

    def _delete_role(self) -> None:
        roles.delete_role(self.database, self.actor, role=self._own_role())

    def _approved(self) -> None:
        """Something that the person may not do and somebody else allows."""
        if self.approver is None:
            raise LumbungError("nobody_to_ask")
        until = self.actor.clock() + 1_000_000
        who = (self.actor.account, self.approver.account, "pin", until)
        lent = replace(self.actor, approval=Approval(new_id(), "category.edit", *who))
        places.add_category(self.database, lent, name=self._name("Kelompok"))

    def _confirm(self) -> None:
        approval = self._one("SELECT id FROM approval WHERE confirmed_at IS NULL ORDER BY id")
        approvals.confirm_approval(self.database, self.actor, approval=approval)

    # -- another program's sales

    def _history(self) -> None:
        if self.folder is None:
            raise LumbungError("nowhere")
        sku = self._one("SELECT sku FROM item WHERE archived_at IS NULL ORDER BY id")
        file = self.folder / f"{self._name('jual')}.csv"
        day = (DAY - timedelta(self.dice.randint(1, 200))).isoformat()
        file.write_text(f"tanggal;sku;jumlah;total\n{day};{sku};2;3000\n{day};tak dikenal;1;500\n")
        import_file(self.database, self.actor, file=file)

    def _undo_history(self) -> None:
        batch = self._one(
            "SELECT id FROM import_batch WHERE state = 'done' AND kind = 'sales' ORDER BY id"
        )
        undo_import(self.database, self.actor, batch=batch)
