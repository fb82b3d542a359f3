"""What a role may not do is nowhere on the screen: everything is pressed, as owner to viewer."""

import importlib
import sys
from collections.abc import Callable, Iterator
from functools import partial, wraps
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, PermissionDenied
from db.home import Home
from db.ids import CASHIER
from db.operations import accounts, tries
from db.operations.counting import count_line
from db.operations.counts import open_count
from db.operations.drafts import add_line, describe_draft, open_draft, undo_line
from db.operations.items import archive_item
from db.operations.lots import set_lot_tracking
from db.operations.parking import park_draft
from db.operations.places import add_category, add_location, add_partner
from db.queries.people import person
from db.queries.shop import shop
from db.rules.permission_table import OPERATIONS
from desktop_app.capture.camera import CameraSource
from desktop_app.capture.scan import scan_of_text
from desktop_app.reports.save_report_dialog import SaveReportDialog
from desktop_app.rooms import ROOMS, pages_for
from desktop_app.shell.background import Background
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.rail import SignedIn
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from tests.end_to_end.walk import Walk, parts
from tests.end_to_end.without_window import NO_WINDOW_YET, ONLY_SHARED
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, digest, receive, sell
from tests.writes import WRITES, dummies, row_of

RICE, TEA, NEW = "8991002101104", "8992696404441", "8990000000007"
CHANGES = "SELECT total_changes()"
AS_IF_KEPT = "db.operations.drafts.describe_draft"  # with a head that is not kept nothing is posted


class Recorder:
    """Stands in for every write: notes the call, tries it, and refuses what would change."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.called: set[str] = set()
        self.denied: set[str] = set()
        for room, *_ in ROOMS:
            importlib.import_module(f"desktop_app.{room}.{room}_page")
        for name, write in WRITES.items():
            for module in list(sys.modules.values()):
                if module.__name__.split(".")[0] in ("db", "desktop_app"):
                    for attribute, value in list(vars(module).items()):
                        if value is write:
                            monkeypatch.setattr(module, attribute, self._instead(name, write))

    def _instead(self, name: str, write: Callable[..., object]) -> Callable[..., object]:
        @wraps(write)
        def instead(database: ShopDatabase, actor: Actor, **given: Any) -> object:
            self.called.add(name)
            before = database.rows(CHANGES)
            try:
                with database.atomic():
                    answer = write(database, actor, **given)
                    if database.rows(CHANGES) != before:
                        raise LumbungError("walk")
                    return answer
            except PermissionDenied:
                self.denied.add(name)
                raise
            except LumbungError as refused:
                if refused.code == "walk" and name == AS_IF_KEPT:
                    return None
                raise

        return instead


@pytest.fixture
def busy_shop(shop_database: ShopDatabase, owner: Actor, cashier: Actor) -> ShopDatabase:
    """Items that moved, that did not and that are archived; drafts; documents; people."""
    database = shop_database
    food = add_category(database, owner, name="Makanan")
    add_partner(database, owner, name="CV Sumber")
    shelf = add_location(database, owner, name="Gudang")
    rice = add_item(database, owner, "Beras", RICE, sale_price=70_000 * RUPIAH, category=food)
    tea = add_item(database, owner, "Teh", TEA, sale_price=5_000 * RUPIAH, category=food)
    receive(database, owner, rice, 20 * ONE, 60_000 * RUPIAH)
    set_lot_tracking(database, owner, item=rice, tracked=True)
    old = add_item(database, owner, "Kopi lama", category=food)
    receive(database, owner, old, ONE)
    archive_item(database, owner, item=old)
    for actor, kinds in ((owner, ("receipt", "sale")), (cashier, ("sale",))):
        sold = sell(database, actor, rice, ONE)
        waiting = open_draft(database, actor, kind="sale")
        add_line(database, actor, draft=waiting, code=RICE)
        park_draft(database, actor, draft=waiting)
        for kind in kinds:
            codes = (RICE, TEA, *[NEW] * (kind == "receipt"), RICE)  # a sale can be paid
            draft = open_draft(database, actor, kind=kind)
            lines = [add_line(database, actor, draft=draft, code=code) for code in codes]
            undo_line(database, actor, line=lines[-1].line)
        back = open_draft(database, actor, kind="customer_return")
        describe_draft(database, actor, draft=back, external_ref=sold.number)
    count_line(
        database, owner, count=open_count(database, owner), counted=ONE, item=tea, location=shelf
    )
    gone = accounts.add_account(
        database, owner, login="lama", name="Lama", role=CASHIER, password=PASSWORD
    )
    accounts.disable_account(database, owner, account=gone)
    return database


@pytest.fixture
def recorder(busy_shop: ShopDatabase, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Hears of every write from now on; a password costs little to hash."""
    light = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(tries, "PasswordHasher", light)
    return Recorder(monkeypatch)


Go = Callable[[Actor], Walk]


@pytest.fixture
def go(
    qapp: QApplication,
    busy_shop: ShopDatabase,
    home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Go]:
    """Opens somebody's window and presses everything on every page; no real camera is used."""
    for ways in ("start", "retry"):
        monkeypatch.setattr(CameraSource, ways, lambda *_, **__: None)
    monkeypatch.setattr(SaveReportDialog, "ask", lambda *_: tmp_path / "report.csv")
    background = Background(busy_shop.close)

    def walk(actor: Actor) -> Walk:
        settings = Settings(home.preferences)
        settings.sound_on = False
        who, here = person(busy_shop, actor), shop(busy_shop)
        session = Session(busy_shop, actor, who, here, background, ShopSignals(), settings)
        signed_in = SignedIn(who.name, who.role_name, here.name)
        window = MainWindow(pages_for(session), signed_in, settings, "en", "light")
        window.resize(1366, 768)
        window.show()
        walker = Walk(background)
        for button in parts(QAbstractButton):
            if button.objectName().startswith("page-"):
                button.click()
                walker.settle()
                session.signals.scanned.emit(scan_of_text(RICE, "wedge"))
                walker.page()
        walker.end()
        window.close()
        window.deleteLater()
        return walker

    yield walk
    background.close()
    QApplication.processEvents()


def test_an_owner_reaches_every_write(
    go: Go, recorder: Recorder, busy_shop: ShopDatabase, owner: Actor
) -> None:
    """What no control reaches would be dead, or a control would be missing.

    What the walk passed by because a list was still being read it reaches the second time.
    """
    before = digest(busy_shop)

    walker = go(owner)
    if set(WRITES) - recorder.called != set(NO_WINDOW_YET):
        go(owner)

    assert walker.sent_away == {QPrintDialog}
    assert sorted(set(WRITES) - recorder.called) == sorted(NO_WINDOW_YET | ONLY_SHARED)
    assert recorder.denied == set()
    assert digest(busy_shop) == before


def test_a_cashier_reaches_nothing_that_is_denied(
    go: Go, recorder: Recorder, busy_shop: ShopDatabase, cashier: Actor
) -> None:
    """Selling, taking back and reversing one's own, and not once a refusal."""
    go(cashier)

    assert recorder.denied == set()
    rooms = {name.split(".")[2] for name in recorder.called}
    assert rooms == {"documents", "drafts", "line_details", "parking", "return_scan"}
    reached = {name.rsplit(".", 1)[1] for name in recorder.called}
    assert reached >= {"add_line", "post_draft", "park_draft", "reverse_document", "scan_return"}


def test_a_viewer_reaches_nothing(
    go: Go, recorder: Recorder, busy_shop: ShopDatabase, viewer: Actor
) -> None:
    """Whatever is pressed; each write is denied all the same, and not a byte has changed."""
    before = digest(busy_shop)

    walker = go(viewer)

    assert walker.presses > 50
    assert recorder.called == set()
    for name, write in WRITES.items():
        if OPERATIONS[row_of(name)[1]]:  # the others are about the person's own account
            with pytest.raises(PermissionDenied):
                write(busy_shop, viewer, **dummies(write))
    assert digest(busy_shop) == before
