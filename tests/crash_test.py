"""Kills the program in the middle of scanning and posting, and looks what the next start finds.

`python -m tests.crash_test [ROUNDS [SEED]]` kills the till of `tests.crash_child` at random
moments, one round after the other on the same shop, and opens it again as the program does. Every
round the books must be what the first few of the wishes make of them, with all whose outcome was
shown among these, and `check` must say yes. The last line that is printed is JSON; the exit status
is 1 when a round failed.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.setup import NewShop, make_shop, new_recovery_key
from db.queries.check import check
from desktop_app.shopkeeper import Shopkeeper
from tests.crash_child import CODES
from tests.crash_wishes import Books, Wish, read_books, states
from tests.shops import ONE, PASSWORD, add_item, receive

ROOT = Path(__file__).parents[1]
ROUNDS = 200
PATIENCE = 30.0
STARTS = {"": 1, "ready": 1, " scan ": 20, " undo ": 1, " change ": 1, " post ": 3, "booked": 3}
PLENTY = 1_000_000 * ONE


@dataclass(frozen=True)
class Moment:
    """Kill so many seconds after a text was told for the n-th time; "" is the start itself."""

    text: str
    times: int
    delay: float

    @classmethod
    def random(cls, dice: random.Random) -> "Moment":
        """Anywhere, and half of them right around posting."""
        if dice.random() < 0.5:
            return cls(" post ", dice.randint(1, 4), dice.uniform(0, 0.015))
        text = dice.choice(list(STARTS))
        longest = 0.8 if text in ("", "ready") else 0.01
        return cls(text, dice.randint(1, STARTS[text]), dice.uniform(0, longest))

    def __str__(self) -> str:
        after = f"after {self.text.strip() or 'start'} {self.times}"
        return f"killed {self.delay * 1000:.1f} ms {after}"


@dataclass
class Told:
    """What the till has written before it died."""

    wishes: list[Wish] = field(default_factory=list)
    shown: dict[int, str] = field(default_factory=dict)
    booked: dict[int, str] = field(default_factory=dict)
    acknowledged: int = 0

    @classmethod
    def read(cls, text: str) -> "Told":
        """From whole lines; a last one without an end was never told."""
        told = cls()
        for line in text.splitlines(keepends=True):
            word, *words = line.split()
            if word == "wish" and line.endswith("\n"):
                act, kind, code, on, quantity = words
                told.wishes.append(Wish(act, kind, code, on, int(quantity)))
            elif word != "ready" and line.endswith("\n"):
                told._acknowledge(word, int(words[0]), words[-1])
        return told

    def _acknowledge(self, word: str, number: int, what: str) -> None:
        self.acknowledged = max(self.acknowledged, number)
        if word == "shown":
            self.shown[number] = what
        elif word == "booked":
            self.booked[number] = what

    @property
    def under_way(self) -> list[str]:
        """What was asked for and not shown yet."""
        return [wish.act for wish in self.wishes[self.acknowledged :]]

    def lost(self, documents: int, found: Books) -> int:
        """The shown lines that no draft has and none of the new `documents`, and such documents."""
        posts = [number for number, wish in enumerate(self.wishes, 1) if wish.act == "post"]
        booked = {self.wishes[number - 1].kind: number for number in posts[:documents]}
        drafted = {line.id for lines in found.drafts.values() for line in lines}
        lines = sum(
            line not in drafted and number > booked.get(self.wishes[number - 1].kind, 0)
            for number, line in self.shown.items()
        )
        return lines + sum(number not in found.documents for number in self.booked.values())


@dataclass
class Tally:
    """What has come of all rounds; some were killed with a write under way, or a posting."""

    rounds: int = 0
    while_writing: int = 0
    while_posting: int = 0
    shown_lines: int = 0
    posted_documents: int = 0
    lost: int = 0
    doubled: int = 0
    broken: int = 0
    seconds: float = 0.0

    @property
    def so_far(self) -> str:
        """For the terminal."""
        wrong = f"lost {self.lost}, doubled {self.doubled}, broken {self.broken}"
        return f"{self.shown_lines} lines, {self.posted_documents} documents, {wrong}"

    @property
    def holds(self) -> bool:
        """Whether nothing went wrong, and there was something that could."""
        wrong = self.lost + self.doubled + self.broken
        return not wrong and self.rounds > 0 and self.shown_lines > 0


def make_goods(database: ShopDatabase, owner: Actor) -> None:
    """Three items with more in stock than can be sold."""
    for number, code in enumerate(CODES, start=1):
        item = add_item(database, owner, f"Barang {number}", code, sale_price=number * 35_000_000)
        receive(database, owner, item, PLENTY // 1_000, 25_000_000)


def run_and_kill(home: Home, command: list[str], moment: Moment, patience: float = PATIENCE) -> str:
    """Everything that one till told until its violent end."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with (
        (home.folder / "stderr").open("w+b") as errors,
        subprocess.Popen(
            *(command, 0), stdout=subprocess.PIPE, stderr=errors, cwd=ROOT, env=environment
        ) as till,
    ):
        assert till.stdout is not None
        told, reached = _listen(till.stdout.fileno(), moment, patience)
        till.kill()
        told += till.stdout.read()
        if not reached or till.wait() != -signal.SIGKILL:
            errors.seek(0)
            raise RuntimeError(f"{moment} never came: {told[-500:]!r}\n{errors.read().decode()}")
    return told.decode()


def _listen(pipe: int, moment: Moment, patience: float) -> tuple[bytes, bool]:
    """Reads until the moment has come, and whether it did."""
    told, now = b"", time.monotonic()
    end = now + patience if moment.text else now + moment.delay
    reached = not moment.text
    while (left := end - time.monotonic()) > 0:
        if not select.select([pipe], [], [], left)[0]:
            break
        news = os.read(pipe, 65_536)
        if not news:
            break
        told += news
        if not reached and told.count(moment.text.encode()) >= moment.times:
            reached, end = True, time.monotonic() + moment.delay
    return told, reached


def reopen(home: Home) -> tuple[Books, list[object]]:
    """What the next start of the program finds, and what is wrong with it."""
    shopkeeper = Shopkeeper(home)
    opened = shopkeeper.open()
    assert opened is not None
    found, problems = read_books(opened.database), check(opened.database)
    opened.database.close()
    shopkeeper.release()
    return found, [*problems]


def crash(home: Home, rounds: int, seed: int) -> Tally:
    """All the rounds; what failed is printed as it happens."""
    dice, tally, begun = random.Random(seed), Tally(), time.monotonic()
    before, _ = reopen(home)
    for _ in range(rounds):
        moment = Moment.random(dice)
        till = ["-m", "tests.crash_child", str(home.folder), str(dice.randrange(1 << 32))]
        told = Told.read(run_and_kill(home, [sys.executable, *till], moment))
        found, problems = reopen(home)
        judge(tally, before, told, found, problems)
        say(f"{tally.rounds}/{rounds} {moment}: {len(told.wishes)} wishes; {tally.so_far}")
        before = found
    tally.seconds = round(time.monotonic() - begun, 1)
    return tally


def judge(tally: Tally, before: Books, told: Told, found: Books, problems: list[object]) -> None:
    """Adds one round to the tally."""
    allowed = list(states(before, told.wishes, told.shown, told.acknowledged))
    fits = any(state.allow(found) for state in allowed)
    tally.rounds += 1
    tally.while_writing += bool(told.under_way)
    tally.while_posting += "post" in told.under_way
    tally.shown_lines += len(told.shown)
    documents = len(found.documents) - len(before.documents)
    tally.posted_documents += documents
    tally.lost += told.lost(documents, found)
    tally.doubled += max(len(found.documents) - len(allowed[-1].documents), 0)
    tally.broken += bool(problems) or not fits
    if problems or not fits:
        say(f"found {found}\nproblems {problems}\nallowed {allowed}\ntold {told}")


def say(text: str) -> None:
    """One line on the terminal, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(rounds: str = str(ROUNDS), seed: str = "") -> int:
    """Makes the shop, runs, prints; the seed makes the same moments again."""
    chosen = int(seed or random.randrange(1 << 32))
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    say(f"seed {chosen}")
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        shop = NewShop("Toko Lumbung", "Ibu Sri", "owner", PASSWORD, "Toko")
        make_shop(home, shop, new_recovery_key(), fill=make_goods)
        tally = crash(home, int(rounds), chosen)
    say(json.dumps({**vars(tally), "seed": chosen, "holds": tally.holds}))
    return 0 if tally.holds else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
