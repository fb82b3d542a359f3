"""Planted faults of the protocol: `python -m tests.db.sharing.mutants [NAME...]` shows that the
tests catch every one of them.

Each (`planted`) is a text put in place of another in a copy of the program. What must notice it
runs in that copy until it does: tests, or seeds of the simulator; without a fault all of them pass.
One line of JSON tells what became of all; the exit status is 1 unless every one was caught. A run
that hangs or does not even start has caught nothing.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from tests.db.sharing.planted import MUTANTS, Mutant

ROOT = Path(__file__).parents[3]
COPIED = ("db", "desktop_app", "resources", "tests", "main.py", "pyproject.toml", "docs")
TOWNS = ("-m", "tests.proof.sharing", "--seeds", "20", "--until-first", "--processes", "1")
TESTS = ("-m", "pytest", "-qx", "-p", "no:cacheprovider")
PATIENCE = 300.0  # seconds; what notices takes a few, twenty seeds a minute
GRACE = 60.0  # to clear away what was begun
AT_ONCE = 2
# A program that does not even start is not caught: what notices must say that something differs.
NOTICED = re.compile(r"^(?:FAILED (\S+)|(seed \d+)$|AssertionError: (.+)$)", re.MULTILINE)
TOLD = {"caught": "caught ", "lived": "LIVES  ", "timed_out": "HANGS  ", "broken": "BROKEN "}


@dataclass(frozen=True)
class Found:
    """What came of a run: one of `TOLD`; which test or seed noticed, or what else it said."""

    result: str
    said: str = ""


def run_of(catchers: Iterable[str]) -> tuple[str, ...]:
    """What runs until one of the tests fails, or without any until a seed does."""
    named = (*catchers,)
    return (*TESTS, *named) if named else TOWNS


def found(run: tuple[str, ...], mutant: Mutant | None) -> Found:
    """What comes of a run with a fault, or with none."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in COPIED:
            if (ROOT / name).is_dir():
                ignored = shutil.ignore_patterns("__pycache__", "pictures")
                shutil.copytree(ROOT / name, folder / name, ignore=ignored)
            else:
                shutil.copyfile(ROOT / name, folder / name)
        if mutant:
            mutant.plant(folder)
        returned, said = _ran(folder, run)
    if returned is None:
        return Found("timed_out")
    if returned == 0:
        return Found("lived")
    noticed = NOTICED.search(said)
    if noticed is None:
        return Found("broken", said)
    return Found("caught", next(filter(None, noticed.groups())))


def _ran(folder: Path, run: tuple[str, ...]) -> tuple[int | None, str]:
    """The exit status, None when it did not come to an end, and all that was said.

    What hangs is ended with all that it began.
    """
    with subprocess.Popen(
        [sys.executable, *run],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=PATIENCE)
            return process.returncode, said
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=GRACE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        return None, ""


def hold_without(chosen: list[Mutant]) -> bool:
    """Whether all that is to notice something passes when nothing is planted."""
    runs = [run_of(dict.fromkeys(name for mutant in chosen for name in mutant.catchers))]
    if runs != [TOWNS] and not all(mutant.catchers for mutant in chosen):
        runs.append(TOWNS)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        failed = [each for each in pool.map(found, runs, repeat(None)) if each.result != "lived"]
    for each in failed:
        sys.stderr.write(f"without a fault: {each.result} {each.said}\n")
    return not failed


def try_out(mutant: Mutant) -> str:
    """What becomes of it: one of `TOLD`. Tests that hang have not noticed anything."""
    began = time.monotonic()
    each = found(run_of(mutant.catchers), mutant)
    told = f"{TOLD[each.result]} {mutant.name}: {each.said}"
    sys.stderr.write(f"{told} ({time.monotonic() - began:.0f} s)\n")
    return each.result


def main(names: list[str]) -> int:
    """Those that are named, or all."""
    chosen = [each for each in MUTANTS if not names or any(n in each.name for n in names)]
    if not hold_without(chosen):
        return 1
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = [*pool.map(try_out, chosen)]
    named = {
        result: [each.name for each, its in zip(chosen, results, strict=True) if its == result]
        for result in TOLD
    }
    line = {"mutants": len(chosen), **named, "caught": len(named["caught"])}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if line["caught"] == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
