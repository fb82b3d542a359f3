"""The main job, step by step: set up, sign in, receive from a video, sell, look around."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from db import keys
from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.home import Home
from db.operations.accounts import sign_in
from db.queries import items
from desktop_app.capture.sample_video import write_video
from desktop_app.tour.guide import LONG_PATIENCE, Guide, StepFailed, pause

translate = QCoreApplication.translate
SHOP = "Toko Lumbung Jaya"
OWNER = "Ibu Ratna"
PASSWORD = "lumbung-demo"  # noqa: S105  (the demo shop's, known to all)
PEOPLE = ("owner", "gudang", "kasir", "pengamat")
SIZE = (1366, 768)
ONE = 1000  # thousandths
FRAMES = 30  # for which a label is held before the camera
GOODS = (("Kopi", False), ("Teh", False), ("Mi Goreng", False), ("Air Mineral", True))


@dataclass(frozen=True)
class Delivery:
    """What the tour holds before the camera: three pieces and a carton, and what they count."""

    codes: tuple[tuple[str, str], ...]
    titles: dict[str, str]
    pieces: dict[bytes, int]


class Tour:
    """The main job in one language and one look."""

    def __init__(self, home: Home, guide: Guide, language: str) -> None:
        self._home = home
        self._guide = guide
        self._language = language

    def steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Each step's name, and what does it and says what came of it."""
        yield "first-start", self._first_start
        yield "people", self._look_at_people
        yield "sharing", self._look_at_sharing
        yield "sign-in", self._sign_in_as_warehouse
        yield "receive", self._receive
        yield "sell", self._sell
        yield "items", self._look_at_items
        yield "reports", self._look_at_reports
        yield "viewer", self._look_as_viewer

    def _first_start(self) -> str:
        guide = self._guide
        guide.wait(lambda: guide.desk.window, "the first window")
        guide.press(f"language-{self._language}")
        pause(50)
        guide.picture("language")
        guide.press("next")
        guide.fill("shopName", SHOP)
        guide.picture("shop")
        guide.press("next")
        guide.fill("ownerName", OWNER)
        guide.fill("ownerLogin", "owner")
        guide.fill("newPassword", PASSWORD)
        guide.fill("passwordAgain", PASSWORD)
        guide.picture("owner")
        guide.press("next")
        guide.press("keyIsKept")
        guide.picture("recovery-key")
        guide.press("next")
        guide.picture("scanner")
        guide.press("next")
        guide.press("demoShop")
        guide.picture("goods")
        guide.press("next")
        guide.wait(lambda: guide.sees("itemsPage"), "the item list", LONG_PATIENCE)
        self._resize()
        self._wait_for_rows("itemsTable")
        picture = guide.picture("owner-items").name
        return translate("Tour", "{shop} is there; {picture}").format(shop=SHOP, picture=picture)

    def _look_at_people(self) -> str:
        self._guide.page("people")
        self._wait_for_rows("peopleTable", len(PEOPLE))
        self._guide.picture("people")
        return translate("Tour", "{count} people, each with a role").format(count=len(PEOPLE))

    def _look_at_sharing(self) -> str:
        self._guide.page("sharing")
        self._guide.picture("sharing")
        return translate("Tour", "a server could be named here, for several computers")

    def _sign_in_as_warehouse(self) -> str:
        self._sign_in_as("gudang")
        return translate("Tour", "the warehouse admin is at work")

    def _receive(self) -> str:
        guide = self._guide
        with self._shop() as (database, actor):
            delivery = _delivery(database, actor)
            before = _on_hand(database, actor, delivery)
        video = self._home.folder / "delivery.avi"
        write_video(video, delivery.codes, FRAMES, titles=delivery.titles)
        guide.page("scan")
        guide.press("mode-receipt")
        camera = guide.find(QComboBox, "cameraChoice")
        camera.setEditText(str(video))
        guide.press("startCamera")
        lines = len(delivery.codes)
        self._wait_for_rows("tape-receipt", lines - 1)
        guide.picture("receive-camera")
        self._wait_for_rows("tape-receipt", lines)
        guide.picture("receive-tape")
        guide.press("postDocument")
        self._wait_for_rows("tape-receipt", 0)
        guide.picture("receive-posted")
        with self._shop() as (database, actor):
            after = _on_hand(database, actor, delivery)
        expected = {item: before[item] + count for item, count in delivery.pieces.items()}
        if after != expected:
            raise StepFailed("the stock did not rise by what was scanned")
        pieces = sum(delivery.pieces.values()) // ONE
        told = translate("Tour", "{lines} labels read from a video, {pieces} pieces booked")
        return told.format(lines=lines, pieces=pieces)

    def _sell(self) -> str:
        guide = self._guide
        with self._shop() as (database, actor):
            delivery = _delivery(database, actor)
        guide.press("mode-sale")
        for number, (code, _symbology) in enumerate(delivery.codes[:3], start=1):
            guide.fill("codeField", code)
            guide.enter("codeField")
            self._wait_for_rows("tape-sale", number)
        guide.fill("codeField", "8990000000000")
        guide.enter("codeField")
        self._wait_for_rows("tape-sale", 4)
        guide.picture("sell-unknown-code")
        guide.press("undoLine")
        guide.wait(lambda: guide.find(QPushButton, "redoLine").isEnabled(), "the line's undoing")
        guide.picture("sell")
        guide.press("paySale")
        guide.press("quickCash0")
        guide.picture("sell-payment")
        guide.press("postDocument")
        self._wait_for_rows("tape-sale", 0)
        guide.picture("sell-posted")
        return translate("Tour", "three pieces sold, an unknown code undone")

    def _look_at_items(self) -> str:
        guide = self._guide
        guide.page("items")
        guide.fill("itemSearch", "kopi")
        self._wait_for_rows("itemsTable")
        pause(300)
        guide.find(QTableView, "itemsTable").selectRow(0)
        guide.wait(lambda: guide.sees("itemPane"), "the item's details")
        guide.picture("items-details")
        guide.find(QTabWidget, "itemTabs").setCurrentIndex(1)
        self._wait_for_rows("stockCardTable")
        guide.picture("items-stock-card")
        self._in_dialog("newItem", "item-form")
        return translate("Tour", "search, details, stock card and form")

    def _look_at_reports(self) -> str:
        guide = self._guide
        guide.page("reports")
        self._wait_for_rows("reportTable")
        guide.picture("report-stock")
        reports = guide.find(QWidget, "reportList")
        QTest.keyClick(reports, Qt.Key.Key_Down)
        pause(300)
        self._wait_for_rows("reportTable")
        guide.picture("report-movements")
        return translate("Tour", "stock on hand and movements")

    def _look_as_viewer(self) -> str:
        guide = self._guide
        self._sign_in_as("pengamat")
        self._wait_for_rows("itemsTable")
        guide.find(QTableView, "itemsTable").selectRow(2)
        guide.wait(lambda: guide.sees("itemPane"), "the item's details")
        guide.picture("viewer-items")
        seen = [name for name in ("newItem", "editItem", "removeItem") if guide.sees(name)]
        guide.page("scan")
        guide.picture("viewer-look-up")
        ways = ("mode-receipt", "mode-sale", "postDocument", "page-people", "page-sharing")
        if seen or any(guide.sees(name) for name in ways):
            raise StepFailed("a viewer sees a way to change something")
        guide.page("reports")
        self._wait_for_rows("reportTable")
        guide.picture("viewer-report")
        return translate("Tour", "a viewer sees stock and reports, and no way to change anything")

    def _sign_in_as(self, login: str) -> None:
        guide = self._guide
        guide.press("signOut")
        guide.wait(lambda: guide.sees("person"), "the login window")
        person = guide.find(QComboBox, "person")
        person.setCurrentIndex(person.findData(login))
        if login == "gudang":
            guide.picture("login")
        guide.fill("password", PASSWORD)
        guide.press("signIn")
        guide.wait(lambda: guide.sees("itemsPage"), f"{login}'s window")
        self._resize()

    def _resize(self) -> None:
        self._guide.window.resize(*SIZE)
        pause(50)

    def _wait_for_rows(self, table: str, count: int | None = None) -> None:
        self._guide.wait(
            lambda: self._guide.has_rows(table, count), f"{table} to have {count or 'its'} rows"
        )

    def _in_dialog(self, button: str, picture: str) -> None:
        """Opens a dialog, takes its picture and closes it; the dialog runs a loop of its own."""
        guide, seen = self._guide, []

        def look() -> None:
            if isinstance(guide.window, QDialog):
                seen.append(guide.picture(picture))
                guide.window.reject()

        QTimer.singleShot(500, look)
        guide.press(button)
        if not seen:
            raise StepFailed(f"{button} opened no dialog")

    @contextmanager
    def _shop(self) -> Iterator[tuple[ShopDatabase, Actor]]:
        """The shop's file beside the windows, to see what came of a step."""
        database = open_database(self._home.database, keys.load_key(self._home), self._home.backups)
        try:
            yield database, sign_in(database, login="gudang", password=PASSWORD)
        finally:
            database.close()


def _delivery(database: ShopDatabase, actor: Actor) -> Delivery:
    """Goods of the demo shop: single pieces, and one carton whose code counts many."""
    codes, titles, pieces = [], {}, {}
    for name, is_carton in GOODS:
        row, barcode = _find(database, actor, name, is_carton=is_carton)
        codes.append((barcode.code, "ITF" if is_carton else "EAN13"))
        titles[barcode.code] = row.name
        pieces[row.id] = barcode.pack_quantity
    return Delivery(tuple(codes), titles, pieces)


def _find(
    database: ShopDatabase, actor: Actor, name: str, *, is_carton: bool
) -> tuple[items.ItemRow, items.BarcodeRow]:
    """The first item of that name with a code that counts one, or with one that counts many."""
    for row in items.find_items(database, actor, where=items.ItemFilter(text=name)):
        for barcode in items.item_detail(database, actor, item=row.id).barcodes:
            if (barcode.pack_quantity > ONE) is is_carton:
                return row, barcode
    raise StepFailed(f"the demo shop has no {name} of that kind")


def _on_hand(database: ShopDatabase, actor: Actor, delivery: Delivery) -> dict[bytes, int]:
    return {
        item: items.item_detail(database, actor, item=item).row.on_hand for item in delivery.pieces
    }
