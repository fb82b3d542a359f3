"""A delivery is scanned in and two pieces are sold; everything agrees with the test's own list."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTabWidget,
)

import desktop_app
from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.accounts import sign_in
from db.operations.items import BarcodeFields
from db.queries.check import check
from desktop_app.capture.sample_video import write_video
from desktop_app.reports.save_report_dialog import SaveReportDialog
from desktop_app.shell.translation import locale_for
from desktop_app.tour.guide import Guide
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.rows_model import RowsModel
from tests.desktop_app.keyboard import scan
from tests.end_to_end.conftest import Start, in_dialog
from tests.shops import ONE, PASSWORD, add_item, open_shop

ROOT = Path(desktop_app.__file__).parents[1]
RICE, COFFEE, CARTON = "8991002101104", "8992696404441", "18992753100108"
NAMES = {RICE: "Beras Ramos 5 kg", COFFEE: "Kopi Tubruk", CARTON: "Mi Goreng"}
COUNTS = {RICE: 1, COFFEE: 1, CARTON: 12}
DELIVERY = (RICE, COFFEE, RICE, CARTON)
SOLD = (RICE, COFFEE)
FRAMES = 14


class Job:
    """The owner at work, and the list that the test keeps of what came and went."""

    def __init__(self, guide: Guide, home: Home) -> None:
        self.guide = guide
        self.home = home
        self.ledger: list[tuple[str, int]] = []

    def on_hand(self) -> dict[str, int]:
        """What there must be, by the test's own list."""
        names = NAMES.values()
        return {name: sum(n for moved, n in self.ledger if moved == name) for name in names}

    def set_up(self, language: str) -> None:
        """The first start, into an empty shop."""
        guide, locale = self.guide, locale_for(language)
        guide.press(f"language-{language}")
        guide.wait(lambda: QLocale() == locale, "the words of the language")
        guide.press("next")
        guide.fill("shopName", "Toko Uji")
        guide.press("next")
        guide.fill("ownerName", "Ibu Sri")
        guide.fill("ownerLogin", "owner")
        guide.fill("newPassword", PASSWORD)
        guide.fill("passwordAgain", PASSWORD)
        guide.press("next")
        guide.press("keyIsKept")
        guide.press("next")
        guide.wait(lambda: not guide.sees("keyIsKept"), "the step of the scanner")
        guide.press("next")
        guide.press("emptyShop")
        guide.press("next")
        guide.wait(lambda: guide.sees("itemsPage"), "the item list")
        guide.window.resize(1366, 768)

    def add_by_form(self, code: str, button: str) -> None:
        """Makes an item in the form; the scan page fills the barcode in by itself."""
        guide, by_hand = self.guide, button == "newItem"

        def fill() -> None:
            guide.fill("item_name", NAMES[code])
            if by_hand:
                guide.press("addBarcode")
                guide.fill("barcodeCode", code)
            assert guide.find(QLineEdit, "barcodeCode").text() == code
            guide.press("primary")
            guide.wait(lambda: not isinstance(guide.window, QDialog), "the item to be saved")

        in_dialog(guide, button, fill)

    def receive(self, video: Path) -> None:
        """A video file is the camera; one of its codes is new to the shop."""
        guide = self.guide
        guide.page("scan")
        guide.press("mode-receipt")
        guide.find(QComboBox, "cameraChoice").setEditText(str(video))
        guide.press("startCamera")
        guide.wait(lambda: guide.has_rows("tape-receipt", len(DELIVERY)), "the whole delivery")
        self.add_by_form(COFFEE, "createItem")
        guide.wait(lambda: not guide.sees("unknownCodes"), "the code to be known")
        self.post("tape-receipt")
        self.ledger += [(NAMES[code], COUNTS[code]) for code in DELIVERY]

    def sell_from_a_dialog(self) -> None:
        """The keyboard scanner types while the owner writes a category's name."""
        guide = self.guide
        guide.press("mode-sale")
        guide.page("items")

        def sell() -> None:
            field = guide.find(QLineEdit, "categoryNew")
            field.setFocus()
            guide.fill("categoryNew", "Ra")
            for lines, code in enumerate((*SOLD, CARTON), start=1):
                scan(guide.window, code)
                guide.wait(lambda lines=lines: self.tape() == lines, "the line")  # type: ignore[misc]  # bound now
                assert (field.text(), field.hasFocus()) == ("Ra", True)
            assert guide.window.objectName() == "listsDialog"

        in_dialog(guide, "editLists", sell)
        guide.page("scan")
        guide.press("undoLine")
        guide.wait(lambda: guide.find(QPushButton, "redoLine").isEnabled(), "the line's undoing")
        guide.press("paySale")
        self.post("tape-sale")
        self.ledger += [(NAMES[code], -COUNTS[code]) for code in SOLD]

    def tape(self) -> int:
        """The lines of the sale, whatever page is in front."""
        window = self.guide.desk.window
        table = window.findChild(QTableView, "tape-sale") if window else None
        assert table is not None
        return table.model().rowCount()

    def post(self, tape: str) -> None:
        """Books what is on a tape."""
        self.guide.press("postDocument")
        self.guide.wait(lambda: self.guide.has_rows(tape, 0), "the booking")

    def listed(self) -> dict[str, str]:
        """What the item list shows of its stock."""
        self.guide.page("items")
        return {row[0]: row[1] for row in self.shown("itemsTable", "name", "on_hand")}

    def carded(self, name: str) -> list[tuple[str, ...]]:
        """The changes and balances that an item's stock card shows, the newest first."""
        guide = self.guide
        rows = [row for (row,) in self.shown("itemsTable", "name")]
        guide.find(DataTable, "itemsTable").select_row(rows.index(name))
        guide.wait(lambda: guide.find(QLabel, "itemName").text() == name, "the item")
        guide.find(QTabWidget, "itemTabs").setCurrentIndex(1)
        changes = len({number > 0 for moved, number in self.ledger if moved == name})
        guide.wait(lambda: len(self.shown("stockCardTable", "change")) == changes, "its card")
        return self.shown("stockCardTable", "change", "balance")

    def exported(self, file: Path) -> dict[str, str]:
        """The stock on hand in the report's file, which the window has saved."""
        self.guide.page("reports")
        self.guide.wait(lambda: self.guide.has_rows("reportTable"), "the report")
        self.guide.press("exportCsv")
        self.guide.wait(file.exists, "the report's file")
        lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
        rows = lines[lines.index([]) + 2 :]
        return {row[1]: row[4] for row in rows}

    def shown(self, table: str, *keys: str) -> list[tuple[str, ...]]:
        """Columns of a table that is on the screen, from the top."""
        model = self.guide.find(DataTable, table).model()
        assert isinstance(model, RowsModel)
        places = [[column.key for column in model.columns].index(key) for key in keys]
        rows = range(model.rowCount())
        return [tuple(model.index(row, place).data() for place in places) for row in rows]

    @contextmanager
    def books(self) -> Iterator[tuple[ShopDatabase, Actor]]:
        """The shop's file beside the windows."""
        database = open_shop(self.home)
        try:
            yield database, sign_in(database, login="owner", password=PASSWORD)
        finally:
            database.close()


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pieces and a carton, held before a camera one after the other."""
    path = tmp_path_factory.mktemp("video") / "delivery.avi"
    codes = [(code, "ITF" if code == CARTON else "EAN13") for code in DELIVERY]
    write_video(path, codes, FRAMES, titles=NAMES)
    return path


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_stock_is_right_after_a_delivery_and_a_sale(
    start: Start, tmp_path: Path, video: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Fifteen pieces come by video, two go by keyboard scanner, one line is undone."""
    home, file = Home(tmp_path / "shop"), tmp_path / "stock.csv"
    monkeypatch.setattr(SaveReportDialog, "ask", lambda *_: file)
    job = Job(start(home), home)
    job.set_up(language)
    job.add_by_form(RICE, "newItem")
    with job.books() as (database, owner):
        add_item(database, owner, NAMES[CARTON], BarcodeFields(CARTON, 12 * ONE, "dus"))

    job.receive(video)
    assert sum(job.on_hand().values()) == 15
    job.sell_from_a_dialog()

    expected = {name: str(count) for name, count in job.on_hand().items()}
    assert expected == {NAMES[RICE]: "1", NAMES[COFFEE]: "0", NAMES[CARTON]: "12"}
    job.guide.wait(lambda: job.listed() == expected, f"the item list to show {expected}")
    cards = {
        RICE: [("−1", "1"), ("+2", "2")],
        COFFEE: [("−1", "0"), ("+1", "1")],
        CARTON: [("+12", "12")],
    }
    for code, card in cards.items():
        name = NAMES[code]
        job.guide.wait(lambda n=name, c=card: job.carded(n) == c, f"{name}'s card")  # type: ignore[misc]  # bound now
    assert job.exported(file) == {name: count for name, count in expected.items() if count != "0"}
    with job.books() as (database, owner):
        assert check(database) == []
        assert not database.rows("SELECT 1 FROM category")
    checking = [sys.executable, "main.py", "check", "--home", str(home.folder)]
    assert subprocess.run(checking, cwd=ROOT, timeout=60, check=False).returncode == 0
