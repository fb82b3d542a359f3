"""Camera, keyboard scanner, serial scanner, hand and dropped pictures scan at once, on a slow disk.

`python -m tests.proof.one_queue [SCANS [SECONDS [SEED [KILLS]]]]` prints one line of JSON for the
whole run and one for each that is killed on its way; the exit status is 1 when a line was lost,
made twice or out of its place, when what was shown is not on disk, or when the windows stood still.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.setup import NewShop, make_shop, new_recovery_key
from db.queries.check import check
from tests.crash_test import Moment, run_and_kill
from tests.proof.queue.plan import CODES, Plan
from tests.shops import PASSWORD, add_item, open_shop

ROOT = Path(__file__).parents[2]
SCANS, SECONDS, KILLS = 1_000, 10.0, 10
LONGEST_WORK = 250.0  # milliseconds; what is noticed is counted beside it
PATIENCE = 300.0
LINES = "SELECT lower(hex(id)), source, code FROM draft_line ORDER BY id"
TILL = "tests.proof.queue.till"

Line = tuple[str, str]  # a source and a code


@dataclass(frozen=True)
class Told:
    """What a till has written: what arrived and what was shown, and the end where it came."""

    arrived: list[Line]
    shown: list[str]
    over: dict[str, Any]

    @classmethod
    def read(cls, text: str) -> "Told":
        """From whole lines; a last one without an end was never told."""
        words = [
            line.split(maxsplit=1) for line in text.splitlines(keepends=True) if line[-1] == "\n"
        ]
        said = {key: [rest.strip() for word, rest in words if word == key] for key in _WORDS}
        arrived = [(source, code) for source, code in (one.split() for one in said["arrived"])]
        return cls(arrived, said["shown"], json.loads(said["over"][0]) if said["over"] else {})


_WORDS = ("arrived", "shown", "over")


@dataclass(frozen=True)
class Outcome:
    """What came of one run; `turns` says how the thread of the windows fared."""

    scans: int
    lines: int
    lost: int
    doubled: int
    out_of_place: list[str]
    shown: int
    shown_in_vain: int
    problems: list[str]
    killed: str = ""
    turns: dict[str, float] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Nothing is wrong; long work of one turn is."""
        wrong = self.lost or self.doubled or self.out_of_place or self.shown_in_vain
        quick = self.turns.get("longest_work_ms", 0.0) <= LONGEST_WORK
        return not wrong and not self.problems and quick and self.shown > 0


def judge(
    plan: Plan, told: Told, found: Sequence[tuple[str, str, str]], problems: Sequence[object] = ()
) -> Outcome:
    """`found` are the lines on disk: id, source and code; a killed run may lack the last ones."""
    lines = [(source, code) for _, source, code in found]
    ids = [line for line, _, _ in found]
    sent = Counter((source, code) for source, codes in plan.codes.items() for code in codes)
    wrong = [
        source
        for source, codes in plan.codes.items()
        if not _begins([code for one, code in lines if one == source], codes)
    ]
    if not _begins(lines[: len(told.arrived)], told.arrived):
        wrong.append("all")
    if told.over and told.over["tape"] != ids:
        wrong.append("tape")
    return Outcome(
        scans=plan.scans,
        lines=len(lines),
        lost=(sent - Counter(lines)).total() if told.over else 0,
        doubled=(Counter(lines) - sent).total(),
        out_of_place=wrong,
        shown=len(told.shown),
        shown_in_vain=len(set(told.shown) - set(ids)),
        problems=[str(problem) for problem in problems],
        turns={name: value for name, value in told.over.items() if name != "tape"},
    )


def _begins(some: Sequence[object], whole: Sequence[object]) -> bool:
    return list(some) == list(whole[: len(some)])


def make_home(folder: Path) -> Home:
    """A shop that has every item."""
    home = Home(folder)

    def fill(database: ShopDatabase, owner: Actor) -> None:
        for number, code in enumerate(CODES, start=1):
            add_item(database, owner, f"Barang {number}", code)

    shop = NewShop("Toko", "Ibu Sri", "owner", PASSWORD, "Toko")
    make_shop(home, shop, new_recovery_key(), fill=fill)
    return home


def run(home: Home, plan: Plan) -> Outcome:
    """To its end."""
    done = subprocess.run(
        _command(home, plan),
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the till broke down: {done.stdout[-500:]}\n{done.stderr[-2_000:]}")
    return judge(plan, Told.read(done.stdout), *_found(home))


def run_until_killed(home: Home, plan: Plan, dice: random.Random) -> Outcome:
    """Killed at any moment after the first scan has arrived."""
    moment = Moment("arrived ", dice.randint(1, plan.scans // 2), dice.uniform(0, 0.5))
    told = run_and_kill(home, _command(home, plan), moment, PATIENCE)
    outcome = judge(plan, Told.read(told), *_found(home))
    return Outcome(**{**asdict(outcome), "killed": str(moment)})


def _command(home: Home, plan: Plan) -> list[str]:
    figures = (sum(map(len, plan.codes.values())), plan.seconds, plan.seed, plan.slowness)
    return [sys.executable, "-m", TILL, str(home.folder), *map(str, figures)]


def _found(home: Home) -> tuple[list[tuple[str, str, str]], list[object]]:
    database = open_shop(home)
    found, problems = database.rows(LINES), check(database)
    database.close()
    return found, [*problems]


def main(
    scans: str = str(SCANS), seconds: str = str(SECONDS), seed: str = "", kills: str = str(KILLS)
) -> int:
    """One line of JSON a run; 0 when all of them hold."""
    chosen = int(seed or random.randrange(1 << 32))
    dice, outcomes = random.Random(chosen), []
    plan = Plan.of(int(scans), float(seconds), chosen)
    for number in range(int(kills) + 1):
        with tempfile.TemporaryDirectory() as folder:
            home = make_home(Path(folder) / "home")
            outcomes.append(run_until_killed(home, plan, dice) if number else run(home, plan))
        line = {"proof": "one_queue", "seed": chosen, **asdict(outcomes[-1])}
        sys.stdout.write(json.dumps({**line, "holds": outcomes[-1].holds}) + "\n")
        sys.stdout.flush()
    return 0 if all(outcome.holds for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
