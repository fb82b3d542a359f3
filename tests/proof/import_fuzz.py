"""Brings in thousands of damaged files: none may crash, hang, eat memory or write in a dry run.

`python -m tests.proof.import_fuzz [FILES [SEED]]` prints one JSON line about what it survived.
"""

import json
import os
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

import xlsxwriter

from benchmarks.shop import throwaway_shop
from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.exchange.importing import import_file
from tests.shops import digest

FILES: Final = 20_000
LONGEST: Final = 5.0  # seconds a file, of this program and the one that reads spreadsheets
MOST_MEMORY: Final = 300  # MB over what making the file has cost
LARGEST: Final = 6 * 2**20  # bytes of a file; megabytes repeated would be this program's own
SEEDS: Final = (
    "Kode;Nama;Harga;Stok\n001;Kopi;Rp 1.250,00;2\n002;Teh;15.000;1,5\n003;Gula;2.000;0\n",
    "sku,name,barcode,price,qty\nA1,Coffee,8999000100013,1.5,3\nA2,Tea,8999000100020,2,4\n",
    "tanggal,no nota,nama barang,qty,total\n01/02/2026,N1,Kopi,2,3000\n15/02/2026,N2,Teh,1,5\n",
    "Handle,Title,Option1 Value,Variant Price\ntop,Top,Small,60\ntop,,Large,65\nhat,Hat,,9\n",
    "Nama Pelanggan\tNo HP\nBudi\t0812\nSri\t0813\n",
    "8999000100013,Beras,76000,4\n8999000100020,Gula,149000,8\n",
)
PIECES: Final = (
    *(b"\x00", b'"', b"'", b"\n", b"\r", b";", b",", b"\t", b"\xff\xfe", b"\xef\xbb\xbf", b"=1+1"),
    *(b"8.99E+12", b"#REF!", b"-", b"9" * 40, b"\xe2\x80\xae", b"\xed\xa0\x80", b"1/13/2026"),
    *(b"\x1d", b"Rp 1.250,00", b"1e999", b"NaN", b"{}", b"%s", b"\\", b"sep=|\n", b"PK\x03\x04"),
)


def mutated(dice: random.Random) -> bytes:
    """One file that somebody, or a bad disk, might hand in."""
    if dice.random() < 0.06:
        return spreadsheet(dice)
    data = dice.choice(SEEDS).encode(dice.choice(("utf-8", "utf-8", "utf-16", "cp1252")))
    for _ in range(dice.randint(1, 6)):
        data = dice.choice(MUTATIONS)(data, dice)[:LARGEST]
    return data


def flip(data: bytes, dice: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    """The end is missing."""
    return data[: dice.randint(0, len(data))]


def put(data: bytes, dice: random.Random) -> bytes:
    """Something that does not belong there."""
    place = dice.randint(0, len(data))
    return data[:place] + dice.choice(PIECES) + data[place:]


def shuffle(data: bytes, dice: random.Random) -> bytes:
    """The cells of every line in another order."""
    mark = dice.choice((b",", b";", b"\t"))
    lines = [line.split(mark) for line in data.split(b"\n")]
    for line in lines:
        dice.shuffle(line)
    return b"\n".join(mark.join(line) for line in lines)


def repeat(data: bytes, dice: random.Random) -> bytes:
    """The same again."""
    return data * dice.randint(2, 5)


def swell(data: bytes, dice: random.Random) -> bytes:
    """A cell of a megabyte, now and then."""
    if dice.random() > 0.02:
        return data
    place = dice.randint(0, len(data))
    return data[:place] + dice.choice((b"x", b"9", b'"', b",")) * 2**20 + data[place:]


MUTATIONS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    *(flip, cut, put, put, shuffle, repeat, swell),
)


def spreadsheet(dice: random.Random) -> bytes:
    """A spreadsheet: damaged, enormous by its own word, or a bomb."""
    stream, which = BytesIO(), dice.random()
    if which < 0.1:
        with (
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bomb,
            bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
        ):
            for _ in range(dice.choice((30, 450))):
                part.write(bytes(2**20))
        return stream.getvalue()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(dice.choice(SEEDS).split("\n")):
            sheet.write_row(number, 0, line.replace(";", ",").split(","))
        if which < 0.3:
            sheet.write(1_048_575, dice.choice((0, 16_383)), "x")
    data = stream.getvalue()
    return flip(data, dice) if dice.random() < 0.8 else cut(data, dice)


def fuzz(database: ShopDatabase, owner: Actor, files: int, seed: int) -> dict[str, object]:
    """Counts what became of the files; raises what a file should never make the program raise."""
    dice, ends = random.Random(seed), Counter[str]()
    slowest, slowest_cpu, most, before = 0.0, 0.0, 0, digest(database)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        for number in range(files):
            file.write_bytes(mutated(dice))
            idle = forget_memory()
            started, worked = time.perf_counter(), cpu_seconds()
            try:
                result = import_file(database, owner, file=file, dry_run=True)
                assert result.rows == result.created + result.updated + result.skipped
                ends["understood"] += 1
            except LumbungError as error:
                ends[error.code] += 1
            except BaseException:
                Path(f"import-fuzz-{seed}-{number}").write_bytes(file.read_bytes())
                raise
            slowest = max(slowest, time.perf_counter() - started)
            slowest_cpu = max(slowest_cpu, cpu_seconds() - worked)
            most = max(most, highest_memory() - idle)
    assert digest(database) == before, "a dry run wrote"
    return {
        "files": files,
        "seed": seed,
        "slowest_s": round(slowest, 2),
        "slowest_cpu_s": round(slowest_cpu, 2),
        "memory_mb": most,
        "ends": dict(ends.most_common()),
    }


def cpu_seconds() -> float:
    """What this program and those that it has waited for have worked: a busy PC adds nothing."""
    return sum(os.times()[:4])


def forget_memory() -> int:
    """MB of this process now; the highest is counted from here (Linux alone)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def highest_memory() -> int:
    """MB of this process at the highest; a spreadsheet's own process has its bound (`MEMORY`)."""
    return _status("VmHWM")


def _status(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{name}:")[2].split()[0]) // 1024


def main(files: str = str(FILES), seed: str = "3") -> int:
    """One line of JSON; 0 when every promise held."""
    with throwaway_shop(20) as shop:
        survived = fuzz(shop.database, shop.owner, int(files), int(seed))
    held = survived["slowest_cpu_s"] <= LONGEST and survived["memory_mb"] <= MOST_MEMORY  # type: ignore[operator]  # both are numbers
    sys.stdout.write(json.dumps({"proof": "import_fuzz", **survived, "holds": held}) + "\n")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
