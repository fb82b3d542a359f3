"""Two tills post into one database at once while a third program brings in a large file.

`python -m tests.proof.two_tills [SECONDS [ROWS]]` prints one line of JSON; the exit status is 1
when stock or a row was lost or made, somebody was told "busy", starved, or waited longer than
`LONGEST_MS`.
"""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.import_rows import write_items
from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.exchange.importing import import_file
from db.home import Home
from db.ids import CASHIER
from db.operations import accounts
from db.operations.documents import post_draft
from db.operations.drafts import add_line, discard_draft, open_draft
from db.operations.setup import NewShop, make_shop, new_recovery_key
from db.queries.check import check
from tests.shops import ONE, PASSWORD, add_item, on_hand, open_shop, receive

ROOT = Path(__file__).parents[2]
SECONDS = 60.0
ROWS = 100_000
LONGEST_MS = 250.0
FAIR = 0.5
PIECES = 1_000_000
LAST = 20
PATIENCE = 600.0
CODE, RARE = "8991002101104", "8997007350110"
FILE = "barang.csv"


@dataclass(frozen=True)
class Outcome:
    """What came of one run; `longest_ms` is the longest that a posting took."""

    seconds: float
    posted: list[int]
    rows: int
    imported: int
    import_seconds: float
    longest_ms: float
    p99_ms: float
    lost: int
    last_pieces: list[int]
    errors: list[str]
    problems: list[str]

    @property
    def whole(self) -> bool:
        """Nothing lost, nobody told "busy", none starved; says nothing of waiting."""
        wrong = self.lost or self.errors or self.problems or sum(self.last_pieces) != LAST
        fair = min(self.posted) >= FAIR * max(self.posted) and min(self.posted) > 0
        return not wrong and fair and self.imported == self.rows

    @property
    def holds(self) -> bool:
        """And no posting waited longer than a person notices."""
        return self.whole and self.longest_ms <= LONGEST_MS


def run(seconds: float, folder: Path, rows: int) -> Outcome:
    """A shop of its own, three programs, and what they leave."""
    home, item = _shop(folder)
    write_items(home.folder / FILE, rows)
    programs = [_start(role, home, seconds) for role in ("till-1", "till-2", "import")]
    told = [program.communicate(timeout=seconds + PATIENCE) for program in programs]
    lines = [json.loads(output) if output else {} for output, _errors in told]
    errors = [error[-500:] for _output, error in told if error]
    waits = sorted(wait for line in lines for wait in line.get("waits", [])) or [0.0]
    posted = [len(line.get("waits", [])) for line in lines[:2]]
    database = open_shop(home)
    outcome = Outcome(
        seconds=seconds,
        posted=posted,
        rows=rows,
        imported=lines[2].get("imported", 0),
        import_seconds=lines[2].get("seconds", 0.0),
        longest_ms=round(waits[-1], 1),
        p99_ms=round(waits[int(len(waits) * 0.99)], 1),
        lost=PIECES * ONE - sum(posted) * ONE - on_hand(database, item),
        last_pieces=[line.get("last_pieces", 0) for line in lines[:2]],
        errors=errors,
        problems=[str(problem) for problem in check(database)],
    )
    database.close()
    return outcome


def _shop(folder: Path) -> tuple[Home, bytes]:
    home = Home(folder / "home")
    items: list[bytes] = []

    def fill(database: ShopDatabase, owner: Actor) -> None:
        items.append(add_item(database, owner, "Beras", CODE, sale_price=100))
        receive(database, owner, items[0], PIECES * ONE, 50)
        receive(database, owner, add_item(database, owner, "Teh", RARE), LAST * ONE, 50)
        accounts.add_account(
            database, owner, login="kasir", name="Kasir", role=CASHIER, password=PASSWORD
        )

    make_shop(
        home, NewShop("Toko", "Sri", "owner", PASSWORD, "Toko"), new_recovery_key(), fill=fill
    )
    return home, items[0]


def _start(role: str, home: Home, seconds: float) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", __spec__.name, role, str(home.folder), str(seconds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _till(database: ShopDatabase, actor: Actor, seconds: float) -> dict[str, object]:
    """Scans and posts without a rest; how long each posting took, in milliseconds."""
    waits, last_pieces, end = [], 0, time.monotonic() + seconds
    while time.monotonic() < end:
        waits.append(_sell(database, actor, CODE))
        last_pieces += _sell_the_last(database, actor)
    return {"waits": waits, "last_pieces": last_pieces}


def _sell(database: ShopDatabase, actor: Actor, code: str) -> float:
    draft = open_draft(database, actor, kind="sale")
    add_line(database, actor, draft=draft, code=code, count=ONE)
    begun = time.perf_counter()
    post_draft(database, actor, draft=draft)
    return round((time.perf_counter() - begun) * 1000, 2)


def _sell_the_last(database: ShopDatabase, actor: Actor) -> bool:
    """Both want them; whether one was left."""
    try:
        _sell(database, actor, RARE)
    except Refused:
        draft = open_draft(database, actor, kind="sale")
        discard_draft(database, actor, draft=draft)
        return False
    return True


def _import(database: ShopDatabase, actor: Actor, _seconds: float) -> dict[str, object]:
    begun = time.perf_counter()
    result = import_file(database, actor, file=database.path.parent / FILE)
    return {"imported": result.created, "seconds": round(time.perf_counter() - begun, 1)}


def _program(role: str, folder: str, seconds: str) -> None:
    database = open_shop(Home(Path(folder)))
    people = dict(database.rows("SELECT login, id FROM account"))
    actor = Actor(people["kasir" if role == "till-2" else "owner"])
    outcome = (_import if role == "import" else _till)(database, actor, float(seconds))
    database.close()
    sys.stdout.write(json.dumps(outcome))


def main(seconds: str = str(SECONDS), rows: str = str(ROWS)) -> int:
    """One line of JSON; 0 when it holds."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(float(seconds), Path(folder), int(rows))
    line = {"proof": "two_tills", **asdict(outcome), "holds": outcome.holds}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if outcome.holds else 1


if __name__ == "__main__":
    if len(sys.argv) > 3:
        _program(*sys.argv[1:])
    else:
        sys.exit(main(*sys.argv[1:]))
