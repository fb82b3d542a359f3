"""Import of a CSV of 100,000 rows: dry run, then for good, while somebody scans."""

import csv
import multiprocessing
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from unittest.mock import patch

from benchmarks.figure import Clocked, Figure
from benchmarks.shop import Shop, throwaway_shop
from db.connection import ShopDatabase
from db.exchange.import_result import ImportResult
from db.exchange.importing import import_file
from db.exchange.pace import Pace
from db.operations.drafts import add_line, open_draft
from db.operations.search_text import searchable_together
from db.rules.barcodes import check_digit

ROWS, SMALL = 100_000, 10_000
KIB = 1024
TABLES = ("category", "partner", "item", "barcode", "journal", "import_batch", "import_row")
HOW = (
    f"CSV of {ROWS:,} rows (code, barcode, name, category, unit, price, supplier) into an "
    "encrypted shop; "
)


@dataclass(frozen=True)
class Measured:
    """One run: seconds, the import's seconds of CPU beside the bare inserts', MB, milliseconds."""

    rows: int
    dry: float
    wet: float
    cpu: float
    bare: float
    memory: float
    scan: float
    transaction: float
    slowest: float

    @property
    def a_row(self) -> float:
        """Microseconds of CPU a row."""
        return 1e6 * self.cpu / self.rows


def figures() -> Iterator[Figure]:
    """The promises at 100,000 rows; the same rows inserted barely; the growth from 10,000."""
    context = multiprocessing.get_context("spawn")  # memory of a process that did nothing else
    with context.Pool(1, maxtasksperchild=1) as pool:
        small, large = (pool.apply(measured, (rows,)) for rows in (SMALL, ROWS))
    yield Figure("import_dry_run", large.dry, "s", 15, HOW + "dry run")
    yield Figure(
        "import_commit", large.wet, "s", 15, HOW + "for good, a scan every 100 ms meanwhile"
    )
    yield Figure("import_memory", large.memory, "MB over idle", 150, HOW + "peak of the process")
    yield Figure(
        "import_scan_p99", large.scan, "ms", 250, HOW + "add_line beside it, from a thread"
    )
    slowest = f"how long others wait for it; the slowest {large.slowest:.0f} ms"
    yield Figure("import_transaction_p99", large.transaction, "ms", 50, HOW + slowest)
    cpu = f"{large.cpu:.1f} against {large.bare:.1f} s of CPU for the same rows in one transaction"
    yield Figure("import_ratio", large.cpu / large.bare, "x bare", 3, HOW + cpu)
    grown = f"{large.a_row:.0f} from {small.a_row:.0f} us of CPU a row, from {SMALL:,} rows"
    yield Figure("import_growth", large.a_row / small.a_row, "x", 1.5, HOW + grown)


class Watched(Pace):
    """Remembers how long each transaction lasted, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[float] = []

    def hold(self) -> None:
        """Others wait from here on."""
        super().hold()
        self._held_since = time.perf_counter()

    def let_go(self, rows: int) -> None:
        """And no longer."""
        self.held.append(1000 * (time.perf_counter() - self._held_since))
        super().let_go(rows)


def measured(rows: int) -> Measured:
    """Dry run, import with somebody scanning, and the bare inserts into a copy of the shop."""
    with tempfile.TemporaryDirectory() as folder, throwaway_shop(100) as shop:
        file, copy = Path(folder) / "items.csv", Path(folder) / "copy.db"
        write_items(file, rows)
        shop.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(shop.home.database, copy)
        idle = _now()
        dry, _cpu, tried = _timed(shop, file, dry_run=True)
        clock, pace, over = Clocked(), Watched(), threading.Event()
        scanner = threading.Thread(target=_scan, args=(shop, clock, over))
        scanner.start()
        with patch("db.exchange.importing.Pace", lambda: pace):
            wet, cpu, brought = _timed(shop, file, dry_run=False)
        over.set()
        scanner.join()
        memory = (_peak() - idle) / KIB
        assert tried.created == brought.created == rows, (tried.problems, brought.problems)
        scan = 1000 * clock.wall_percentile(99)
        transaction = quantiles(pace.held, n=100, method="inclusive")[98]
        bare = _bare(shop.database, ShopDatabase(copy, shop.database.key))
        slowest = max(pace.held)
        return Measured(rows, dry, wet, cpu, bare, memory, scan, transaction, slowest)


def _bare(brought: ShopDatabase, before: ShopDatabase) -> float:
    """Seconds of CPU to insert what the import has made, at hand, in one synced transaction."""
    made = {name: _made(brought, before, name) for name in TABLES}
    started = time.thread_time()
    with before.atomic(), searchable_together(before):
        for name, rows in made.items():
            marks = ", ".join("?" * len(rows[0]))
            before.execute_many(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608  (ours)
    took = time.thread_time() - started
    before.close()
    return took


def _made(brought: ShopDatabase, before: ShopDatabase, name: str) -> list[tuple[object, ...]]:
    known = {key for (key,) in before.rows(f"SELECT id FROM {name}")}  # noqa: S608  (ours)
    rows = brought.rows(f"SELECT * FROM {name} ORDER BY id")  # noqa: S608  (ours)
    return [row for row in rows if row[0] not in known]


def write_items(file: Path, rows: int) -> None:
    """A file as shops keep it."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(
            ["Kode", "Barcode", "Nama Barang", "Kategori", "Satuan", "Harga Jual", "Pemasok"]
        )
        for number in range(rows):
            body = f"898{number:09d}"
            writer.writerow(
                (
                    *(f"BRG{number:06d}", body + check_digit(body)),
                    *(f"Barang dagangan nomor {number}", f"Kategori {number % 60}", "pcs"),
                    *(f"Rp {number % 900 + 1}.500,00", f"Pemasok {number % 40}"),
                )
            )


def _timed(shop: Shop, file: Path, *, dry_run: bool) -> tuple[float, float, ImportResult]:
    """Seconds on the wall, and of this thread's CPU."""
    cpu, wall = time.thread_time(), time.perf_counter()
    result = import_file(shop.database, shop.owner, file=file, dry_run=dry_run)
    return time.perf_counter() - wall, time.thread_time() - cpu, result


def _scan(shop: Shop, clock: Clocked, over: threading.Event) -> None:
    draft = open_draft(shop.database, shop.owner, kind="receipt")
    while not over.wait(0.1):
        clock.run(lambda: add_line(shop.database, shop.owner, draft=draft, code=shop.codes[0]))
    shop.database.close()


def _now() -> int:
    """KiB of memory; afterwards the highest is counted from here (Linux alone)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _peak() -> int:
    """KiB of memory at the highest."""
    return _status("VmHWM")


def _status(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{name}:")[2].split()[0])


if __name__ == "__main__":
    print(measured(int(sys.argv[1])))
