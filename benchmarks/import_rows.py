"""Import of a CSV of 100,000 rows: dry run, then for good, while somebody scans."""

import csv
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Clocked, Figure
from benchmarks.shop import Shop, throwaway_shop
from db.exchange.importing import ImportResult, import_file
from db.operations.drafts import add_line, open_draft
from db.rules.barcodes import check_digit

ROWS = 100_000
KIB = 1024
HOW = (
    f"CSV of {ROWS:,} rows (code, barcode, name, category, unit, price, supplier) into an "
    "encrypted shop; "
)


def figures() -> Iterator[Figure]:
    """Seconds of dry run and import, the memory of the process over idle, a scan meanwhile."""
    context = multiprocessing.get_context("spawn")  # memory of a process that did nothing else
    with context.Pool(1) as pool:
        dry, wet, memory, scan = pool.apply(measured, (ROWS,))
    yield Figure("import_dry_run", dry, "s", 15, HOW + "dry run")
    yield Figure("import_commit", wet, "s", 15, HOW + "for good, a scan every 100 ms meanwhile")
    yield Figure("import_memory", memory, "MB over idle", 150, HOW + "peak of the process")
    yield Figure("import_scan_p99", scan, "ms", 250, HOW + "add_line beside it, from a thread")


def measured(rows: int) -> tuple[float, float, float, float]:
    """Seconds of the dry run, seconds of the import, MB over idle, the slow scans' ms."""
    with tempfile.TemporaryDirectory() as folder, throwaway_shop(100) as shop:
        file = Path(folder) / "items.csv"
        write_items(file, rows)
        idle = _now()
        dry, tried = _timed(shop, file, dry_run=True)
        clock = Clocked()
        over = threading.Event()
        scanner = threading.Thread(target=_scan, args=(shop, clock, over))
        scanner.start()
        wet, brought = _timed(shop, file, dry_run=False)
        over.set()
        scanner.join()
        assert tried.created == brought.created == rows, (tried.problems, brought.problems)
        return dry, wet, (_peak() - idle) / KIB, 1000 * clock.wall_percentile(99)


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


def _timed(shop: Shop, file: Path, *, dry_run: bool) -> tuple[float, ImportResult]:
    started = time.perf_counter()
    result = import_file(shop.database, shop.owner, file=file, dry_run=dry_run)
    return time.perf_counter() - started, result


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
