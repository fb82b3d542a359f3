"""Two hundred mixed scans in a row end with exactly the stock that a plain list of them makes."""

import random
from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.items import BarcodeFields
from db.operations.own_account import set_badge
from db.queries.check import check
from db.rules.barcodes import check_digit
from tests.desktop_app.keyboard import handle, press_at
from tests.end_to_end.conftest import in_dialog
from tests.end_to_end.program import OpenProgram, Program
from tests.shops import ONE, PASSWORD, add_item

RICE, NOODLES, SUGAR, CARTON = "8991002101104", "8992696404441", "8997007350110", "18992753100108"
COUNTS = {RICE: (RICE, 1), NOODLES: (NOODLES, 1), SUGAR: (SUGAR, 1), CARTON: (NOODLES, 12)}
BADGE = "LMB-0042-8817"
SCANS, SOME = 200, 25
SCANNER, HAND, REST = 5, 80, 300  # milliseconds
DRAFTED = "SELECT count(*), count(undone_at), count(item) FROM draft_line"
ON_HAND = """
SELECT barcode.code, coalesce(sum(balance.quantity), 0)
FROM barcode LEFT JOIN balance ON balance.item = barcode.item AND balance.location IN
    (SELECT id FROM location WHERE kind = 'internal')
GROUP BY barcode.code
"""


@dataclass
class Books:
    """What a person with a pencil would write down: pieces by the code of the piece."""

    stock: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[str, int]] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)  # places in `lines`
    documents: int = 0

    @property
    def counted(self) -> list[int]:
        """The places of the lines that were not taken back."""
        return [place for place in range(len(self.lines)) if place not in self.undone]

    def left(self, code: str) -> int:
        """How many a sale could still take."""
        lines = [self.lines[place] for place in self.counted]
        return self.stock[code] - sum(count for one, count in lines if one == code)

    def post(self, sign: int) -> None:
        """What counts goes in (1) or out (-1)."""
        for place in self.counted:
            code, count = self.lines[place]
            self.stock[code] += sign * count
        self.lines, self.undone = [], []
        self.documents += 1


class Shift:
    """One person's acts at the scan page, each of them also in the `books`."""

    def __init__(self, program: Program, database: ShopDatabase, dice: random.Random) -> None:
        self.books = Books()
        self.scans = 0
        self.acts: Counter[str] = Counter()
        self._program, self._guide, self._database = program, program.guide, database
        self._dice = dice
        self._counts = dict(COUNTS)
        self._at = 1_000
        self._is_sale = False

    def work(self) -> None:
        """Receives and sells in turn until there were enough scans."""
        acts = ("scan", "scan", "type", "many", "star", "undo", "badge")
        while self.scans < SCANS:
            for _ in range(SOME):
                self._act(self._dice.choice(acts))
            if not self._is_sale:
                self._act("unknown")
            self._post()

    def _act(self, name: str) -> None:
        count = self._dice.randint(2, 9)
        self.acts[name] += 1
        if name in ("scan", "type"):
            self._take("", 1, SCANNER if name == "scan" else HAND)
        elif name == "many":  # a number that waits when the scan comes
            self._take(str(count), count, SCANNER)
        elif name == "star":
            self._take(f"{count}*", count, HAND)
        else:
            {"undo": self._undo, "badge": self._badge, "unknown": self._unknown}[name]()

    def _take(self, before: str, count: int, gap: int) -> None:
        """Any goods that are there, if they go out."""
        codes = [code for code in self._counts if not self._is_sale or self._fits(code, count)]
        if codes:
            self._keys(before, HAND)
            self._keep(self._dice.choice(codes), count, gap)

    def _undo(self) -> None:
        self._settle()
        if self.books.counted:
            self.books.undone.append(self.books.counted[-1])
            self._press("Ctrl+Z")
            self._settle()

    def _badge(self) -> None:
        """A colleague's, held before the scanner."""
        self.scans += 1
        self._keys(BADGE + "\r", SCANNER)
        self._program.tells("This is somebody")
        assert not any(BADGE in told for told in self._program.sentences())

    def _unknown(self) -> None:
        """A code that nobody knows becomes an item, and its line counts."""
        code = f"899555{self.scans:06}"
        code += check_digit(code)
        self._counts[code] = (code, 1)
        self._keep(code, 1, SCANNER)

        def fill() -> None:
            guide = self._guide
            guide.fill("item_name", f"Barang {code}")
            guide.press("primary")
            guide.wait(lambda: not isinstance(guide.window, QDialog), "the item to be saved")

        in_dialog(self._guide, "createItem", fill)
        self._settle()

    def _post(self) -> None:
        """And goes over to the other mode."""
        self._settle()
        if self.books.counted:
            self._press("F9")
            if self._is_sale:
                self._guide.wait(lambda: self._guide.sees("cashGiven"), "the payment")
                self._press("Return")  # exact cash
            self.books.post(-1 if self._is_sale else 1)
            self._settle()
        self._is_sale = not self._is_sale
        self._guide.press("mode-sale" if self._is_sale else "mode-receipt")

    def _fits(self, code: str, count: int) -> bool:
        piece, pieces = self._counts[code]
        return self.books.left(piece) >= pieces * count

    def _keep(self, code: str, count: int, gap: int) -> None:
        self.scans += 1
        piece, pieces = self._counts[code]
        self.books.lines.append((piece, pieces * count))
        self._keys(code + "\r", gap)

    def _keys(self, text: str, gap: int) -> None:
        press_at(self._guide.window, text, gap, self._at)
        self._at += len(text) * gap + REST

    def _press(self, keys: str) -> None:
        window = self._guide.window
        window.activateWindow()  # the tests' screen gives no window the keyboard by itself
        self._guide.wait(window.isActiveWindow, "the keyboard")
        QTest.keySequence(handle(window), QKeySequence(keys))

    def _settle(self) -> None:
        """Until the tape is on the disk and on the screen as the books say."""
        lines, undone = len(self.books.lines), len(self.books.undone)
        expected = [(lines, undone, lines)]
        self._guide.wait(lambda: self._database.rows(DRAFTED) == expected, f"{expected} on disk")
        self._program.has_lines(lines, "sale" if self._is_sale else "receipt")


def test_two_hundred_mixed_scans(
    home: Home, shop_database: ShopDatabase, owner: Actor, open_program: OpenProgram
) -> None:
    """Pieces, cartons, numbers before a scan, undo, new codes and a badge, in and out."""
    add_item(shop_database, owner, "Beras 5 kg", RICE)
    add_item(shop_database, owner, "Mie Goreng", NOODLES, BarcodeFields(CARTON, 12 * ONE, "dus"))
    add_item(shop_database, owner, "Gula", SUGAR)
    set_badge(shop_database, owner, password=PASSWORD, badge=BADGE)
    program = open_program(home, "en")
    program.sign_in()
    program.guide.page("scan")
    shift = Shift(program, shop_database, random.Random(4))
    shift.work()

    stock = {code: quantity // ONE for code, quantity in shop_database.rows(ON_HAND)}
    assert stock.pop(CARTON) == stock[NOODLES]
    assert stock == {code: shift.books.stock[code] for code in stock}
    assert shift.scans >= SCANS
    assert shop_database.rows("SELECT count(*) FROM document") == [(shift.books.documents,)]
    assert check(shop_database) == []
    assert min(shift.acts.values()) > 2, shift.acts
    assert _rows_with(shop_database, BADGE) == []
    assert not any(BADGE in log.read_text() for log in home.logs.rglob("*") if log.is_file())


def _rows_with(database: ShopDatabase, text: str) -> list[str]:
    """The tables that hold a text anywhere."""
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [name for (name,) in tables if text in repr(database.rows(f'SELECT * FROM "{name}"'))]
