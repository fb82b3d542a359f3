"""What goes wrong in a shop: told in the person's language, nothing lost, nothing half booked."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.setup import new_recovery_key
from db.queries.check import check
from desktop_app.capture.sample_video import write_video
from tests.crash_test import ROOT
from tests.end_to_end.program import OpenProgram, Program
from tests.shops import ONE, RUPIAH, add_item, on_hand, open_shop, receive

RICE, TEA = "8991002101104", "8997007350110"
HOSTILE = """Teh "Melati" 'x'); DROP TABLE item; --<img src=x onerror=alert(1)>"""
ABSURD = str(10**18)
LINES = "SELECT count(*) FROM draft_line"

SAID = {
    "no_recovery_key": ("This is not a recovery key.", "Ini bukan kunci pemulihan."),
    "damaged": (
        "The shop's file cannot be opened: it is damaged, or this is not its key.",
        "File toko tidak bisa dibuka: filenya rusak, atau kuncinya bukan ini.",
    ),
    "full": ("The disk is full; nothing was changed.", "Disk penuh; tidak ada yang diubah."),
    "backed_up": ("Last backup: ", "Cadangan terakhir: "),
    "read_only": (
        "The shop's folder cannot be written to; nothing was changed.",
        "Folder toko tidak bisa ditulisi; tidak ada yang diubah.",
    ),
    "open_elsewhere": (
        "This shop is open in another window of Lumbung",
        "Toko ini sudah dibuka di jendela Lumbung lain",
    ),
    "no_camera": ("There is no such camera", "Kamera ini tidak ada"),
    "video_ended": ("The video has ended", "Video sudah selesai"),
    "control": (
        "The barcode has characters that cannot be shown.",
        "Barcode berisi karakter yang tidak bisa ditampilkan.",
    ),
    "too_long": ("The barcode is too long: 5000", "Barcode terlalu panjang: 5000"),
    "unknown": ("Unknown code", "Kode tak dikenal"),
    "not_below": ("At least 1.", "Paling sedikit 1."),
    "not_above": ("At most 10,000,000.", "Paling banyak 10.000.000."),
    "no_quantity": ("This is a barcode, not a quantity.", "Ini barcode, bukan jumlah."),
    "star": ("Before the * stands a quantity", "Sebelum tanda * harus ada jumlah"),
    "taken": ("belongs to “Beras” already.", "sudah milik “Beras”."),
    "short": ("There is too little in stock", "Stok tidak cukup"),
    "short_cashier": ("Nothing was booked.", "Belum ada yang dibukukan."),
    "resumed": ("Lines from before are here: 40", "40 baris dari sebelumnya masih ada"),
}


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> str:
    """Everything is told in both."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def says(language: str) -> Callable[[str], str]:
    """A sentence in the language of the test."""
    return lambda name: SAID[name][language == "id"]


@pytest.fixture
def rice(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Rice, of which there are three."""
    item = add_item(shop_database, owner, "Beras", RICE, sale_price=74_500 * RUPIAH)
    receive(shop_database, owner, item, 3 * ONE, 60_000 * RUPIAH)
    return item


@pytest.fixture
def program(home: Home, rice: bytes, open_program: OpenProgram, language: str) -> Program:
    """The owner at the scan page, with two pieces of rice on the tape."""
    return at_the_tape(open_program(home, language))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of eight megabytes, where this system lets the test mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)):
        pytest.skip("this system does not let the test mount a disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(*arguments: str) -> int:
    """Zero when it worked."""
    if shutil.which("mount") is None:
        return 1
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


def at_the_tape(program: Program, login: str = "owner") -> Program:
    """Signs in and scans two pieces of rice."""
    program.sign_in(login)
    program.guide.page("scan")
    program.scan(RICE, RICE)
    program.has_lines(2)
    return program


def nothing_broke(database: ShopDatabase, lines: int) -> None:
    """Every line of the tape is on disk, and the books agree."""
    assert database.rows(LINES) == [(lines,)]
    assert check(database) == []


def set_on_the_till(program: Program, pragma: str) -> None:
    """Tells the connection that writes for the windows how the disk is from now on."""
    session, done = program.session, list[object]()
    session.background.write(
        lambda: session.database.execute_sql(f"PRAGMA {pragma}").fetchall(), done.append
    )
    program.guide.wait(lambda: done, "the pragma")


# The key and the file


def test_a_missing_and_a_wrong_key(
    home: Home, open_program: OpenProgram, language: str, says: Callable[[str], str]
) -> None:
    """What is no key and what is another shop's key open nothing; no new key is made."""
    before = home.database.read_bytes()
    home.key_file.unlink()
    program = open_program(home, language)
    for typed, sentence in (("beras", "no_recovery_key"), (new_recovery_key(), "damaged")):
        program.guide.fill("recoveryKey", typed)
        program.guide.press("openShop")
        program.tells(says(sentence))
    assert not home.key_file.exists()
    assert home.database.read_bytes() == before


@pytest.mark.parametrize("size", [0, 3_000, 20_000])
def test_a_truncated_file(
    size: int,
    home: Home,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """It is told and left as it is."""
    os.truncate(home.database, size)
    program = open_program(home, language)
    program.tells(says("damaged"))
    assert home.database.stat().st_size == size


def test_a_corrupt_file(
    home: Home, open_program: OpenProgram, language: str, says: Callable[[str], str]
) -> None:
    """Garbage behind the salt."""
    with home.database.open("r+b") as file:
        file.seek(16)
        file.write(b"x" * 4_000)
    open_program(home, language).tells(says("damaged"))


# The disk


def test_a_full_disk(
    small_disk: Path,
    home: Home,
    rice: bytes,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """Really full: what did not fit is told, all else is there; with room it goes on."""
    shop_database.close()
    there = Home(small_disk / "home")
    shutil.copytree(home.folder, there.folder)
    program = at_the_tape(open_program(there, language))
    program.tells(says("backed_up"))  # a backup under way would give its room back later
    ballast = fill_up(small_disk)
    kept = scan_until(program, says("full"))
    program.guide.press("postDocument")
    program.guide.wait(lambda: program.guide.sees("postDocument"), "the post to have failed")
    database = open_shop(there)
    nothing_broke_on_full_disk = database.rows(LINES)
    ballast.unlink()
    assert nothing_broke_on_full_disk == [(kept,)]
    program.guide.press("postDocument")
    program.has_lines(0)
    assert on_hand(database, rice) == (3 + kept) * ONE
    nothing_broke(database, 0)
    database.close()


def fill_up(disk: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return ballast


def scan_until(program: Program, sentence: str) -> int:
    """Scans on until it is refused; returns how many lines the tape has then."""
    for _ in range(500):
        before = len(program.column("quantity"))
        program.scan(RICE)
        program.guide.wait(
            lambda before=before: (  # type: ignore[misc]  # bound now
                len(program.column("quantity")) > before
                or any(sentence in shown for shown in program.sentences())
            ),
            "the scan to be kept or refused",
        )
        if len(program.column("quantity")) == before:
            program.tells(sentence)
            return before
    raise AssertionError("the disk was never full")


def test_a_database_that_may_not_grow(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """The same by the engine's own bound, which needs no disk to be mounted."""
    ((pages,),) = shop_database.rows("PRAGMA page_count")
    set_on_the_till(program, f"max_page_count = {pages}")
    kept = scan_until(program, says("full"))
    nothing_broke(shop_database, kept)
    set_on_the_till(program, f"max_page_count = {pages + 1_000}")
    program.scan(RICE)
    program.has_lines(kept + 1)
    nothing_broke(shop_database, kept + 1)


def test_a_read_only_disk_at_the_start(
    small_disk: Path,
    home: Home,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """A real one: nothing can be locked, nothing is written."""
    there = Home(small_disk / "home")
    shutil.copytree(home.folder, there.folder)
    there.preferences.write_text(f'{{"language": "{language}"}}')
    assert mount("-o", "remount,ro", str(small_disk)) == 0
    open_program(there, language).tells(says("read_only"))


def test_a_disk_that_becomes_read_only(
    program: Program, rice: bytes, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """Neither a scan nor a posting goes through, and the tape is as it was."""
    set_on_the_till(program, "query_only = 1")
    program.scan(RICE)
    program.tells(says("read_only"))
    program.guide.press("postDocument")
    program.guide.wait(lambda: program.guide.sees("postDocument"), "the post to have failed")
    program.has_lines(2)
    nothing_broke(shop_database, 2)
    set_on_the_till(program, "query_only = 0")
    program.guide.press("postDocument")
    program.has_lines(0)
    assert on_hand(shop_database, rice) == 5 * ONE


# The camera


def test_a_missing_camera(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """Retry is offered, and a scanner goes on working."""
    program.guide.find(QComboBox, "cameraChoice").setEditText("/dev/video97")
    program.guide.press("startCamera")
    program.tells(says("no_camera"))
    assert program.guide.sees("retryCamera")
    program.scan(RICE)
    program.has_lines(3)
    nothing_broke(shop_database, 3)


def test_a_video_that_ends(
    program: Program, shop_database: ShopDatabase, tmp_path: Path, says: Callable[[str], str]
) -> None:
    """What was in it is on the tape, and it can be played again."""
    write_video(tmp_path / "one.avi", [(RICE, "EAN13")], 8, size=(960, 540))
    program.guide.find(QComboBox, "cameraChoice").setEditText(str(tmp_path / "one.avi"))
    program.guide.press("startCamera")
    program.tells(says("video_ended"))
    assert program.guide.sees("retryCamera")
    program.has_lines(3)
    nothing_broke(shop_database, 3)


# Barcodes, quantities, names


@pytest.mark.parametrize(
    ("code", "sentence"), [("8991\x02002", "control"), ("9" * 5_000, "too_long")]
)
def test_a_code_that_cannot_be_kept(
    code: str,
    sentence: str,
    program: Program,
    shop_database: ShopDatabase,
    says: Callable[[str], str],
) -> None:
    """From a scanner; the tape stays as it is, and the next code is taken."""
    program.scan(code)
    program.tells(says(sentence))
    program.has_lines(2)
    program.scan(RICE)
    program.has_lines(3)
    nothing_broke(shop_database, 3)


def test_a_code_of_emoji(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """It is a code like any other that no item has."""
    program.scan("🍚🍜👩‍🌾")
    program.has_lines(3)
    program.tells(says("unknown"))
    nothing_broke(shop_database, 3)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "not_below"),
        ("0", "not_below"),
        (ABSURD, "no_quantity"),
        ("99_999_999", "not_above"),
    ],
)
def test_a_quantity_that_cannot_be(
    typed: str,
    sentence: str,
    program: Program,
    shop_database: ShopDatabase,
    says: Callable[[str], str],
) -> None:
    """Typed on the tape: it stays with its reason, and what was there before is kept."""
    program.type_quantity(typed.replace("_", QLocale().groupSeparator()))
    program.tells(says(sentence))
    quantities = "SELECT DISTINCT quantity FROM draft_line"
    assert shop_database.rows(quantities) == [(ONE,)]
    nothing_broke(shop_database, 2)


@pytest.mark.parametrize("count", [f"{ABSURD}*", "-3*"])
def test_a_count_that_cannot_be(
    count: str, program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """Typed before a scan: the hint says what belongs there."""
    program.guide.fill("codeField", count)
    program.tells(says("star"))
    nothing_broke(shop_database, 2)


def test_one_barcode_for_two_items(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """The form names the item that has it, and makes no second one."""

    def fill() -> None:
        write(program, "item_name", "Beras palsu")
        program.guide.press("addBarcode")
        write(program, "barcodeCode", RICE)
        QTest.keyClick(program.guide.find(QLineEdit, "item_name"), Qt.Key.Key_Return)
        program.tells(says("taken"))

    program.guide.page("items")
    done = program.in_dialog("itemDialog", fill)
    program.guide.press("newItem")
    program.wait_for(done)
    assert shop_database.rows("SELECT name FROM item") == [("Beras",)]
    nothing_broke(shop_database, 2)


def write(program: Program, name: str, text: str) -> None:
    """Types into a field of the dialog that is up, as soon as it can be."""
    program.guide.wait(lambda: program.guide.sees(name), name)
    program.guide.fill(name, text)


def test_a_name_of_quotes_sql_and_markup(
    program: Program, owner: Actor, shop_database: ShopDatabase
) -> None:
    """It is shown as it is written in tape, list and report, and does nothing."""

    def fill() -> None:
        write(program, "item_name", HOSTILE)
        program.guide.press("addBarcode")
        write(program, "barcodeCode", TEA)
        QTest.keyClick(program.guide.find(QLineEdit, "item_name"), Qt.Key.Key_Return)
        program.guide.wait(lambda: not program.guide.sees("item_name"), "the item to be saved")

    program.guide.page("items")
    done = program.in_dialog("itemDialog", fill)
    program.guide.press("newItem")
    program.wait_for(done)
    program.guide.page("scan")
    program.scan(TEA)
    program.has_lines(3)
    assert program.column("item")[0] == HOSTILE
    assert HOSTILE in program.sentences()
    program.guide.press("postDocument")
    program.has_lines(0)
    for page, table in (("items", "itemsTable"), ("reports", "reportTable")):
        program.guide.page(page)
        program.guide.wait(lambda table=table: shows(program, table, HOSTILE), table)  # type: ignore[misc]  # bound now
    labels = program.guide.window.findChildren(QLabel)
    assert {label.textFormat() for label in labels if "<img" in label.text()} <= {
        Qt.TextFormat.PlainText
    }
    nothing_broke(shop_database, 0)


def shows(program: Program, table: str, text: str) -> bool:
    """Whether a cell of a table has this text."""
    model: QAbstractItemModel | None = program.guide.find(QTableView, table).model()
    if model is None:
        return False
    cells = (
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
    return text in cells


# Selling, closing, two programs


@pytest.mark.parametrize("login", ["owner", "kasir"])
def test_a_sale_of_more_than_is_there(
    login: str,
    home: Home,
    rice: bytes,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """The dialog names it; going back books nothing and keeps every line."""
    program = open_program(home, language)
    program.sign_in(login)
    program.guide.page("scan")
    if login == "owner":
        program.guide.press("mode-sale")
    program.scan(*[RICE] * 4)
    program.has_lines(4, "sale")

    def read() -> None:
        program.tells(says("short"))
        assert {"Beras", "3", "4"} <= set(program.sentences())
        if login == "kasir":
            program.tells(says("short_cashier"))

    done = program.in_dialog("shortStockDialog", read)
    program.guide.press("postDocument")
    program.wait_for(done)
    program.has_lines(4, "sale")
    assert on_hand(shop_database, rice) == 3 * ONE
    nothing_broke(shop_database, 4)


def test_a_window_that_is_closed_in_mid_scan(
    home: Home,
    rice: bytes,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """Every scan that was heard is there at the next start, which says so."""
    program = open_program(home, language)
    program.sign_in()
    program.guide.page("scan")
    program.scan(*[RICE] * 40)
    program.guide.window.close()
    program.desk.close()
    nothing_broke(shop_database, 40)

    again = open_program(home, language)
    again.sign_in()
    again.guide.page("scan")
    again.has_lines(40)
    again.tells(says("resumed"))


def test_a_second_window_program(
    program: Program,
    home: Home,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """It is refused in a sentence; the command line beside it works, and so does the first one."""
    open_program(home, language).tells(says("open_elsewhere"))
    done = subprocess.run(
        [sys.executable, "main.py", "check", "--home", str(home.folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    program.scan(RICE)
    program.has_lines(3)
    nothing_broke(shop_database, 3)
