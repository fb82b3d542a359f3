"""A scanned line is on disk, with one synced commit, before anybody can see it: asked of Linux."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from tests.crash_test import ROOT, make_goods

LINES = 3  # the first one makes the draft and the log's header
SYNC = re.compile(r"\b(?:fsync|fdatasync)\(\d+<(?P<file>[^>]*)>")
TOLD = re.compile(r'\bwrite\(1<[^>]*>, "(?P<word>\w+) ')


def may_trace() -> str:
    """Why processes cannot be watched here, "" where they can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-f", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system does not let strace watch processes"


@pytest.fixture
def trace(home: Home, shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> list[str]:
    """The system calls of a real scan page that kept a few lines, one after the other."""
    if reason := may_trace():
        pytest.skip(reason)
    make_goods(shop_database, owner)
    shop_database.close()
    calls = tmp_path / "calls"
    watch = ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,write,pwrite64", "-o", str(calls)]
    till = [sys.executable, "-m", "tests.crash_child", str(home.folder), "1", str(LINES)]
    done = subprocess.run(
        watch + till, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return calls.read_text(encoding="utf-8", errors="replace").splitlines()


def test_one_synced_commit_comes_before_a_line_is_shown(home: Home, trace: list[str]) -> None:
    """Between the scan and the painted line there is one sync: of the database's log."""
    log = f"{home.database}-wal"
    steps = [step for call in trace if (step := _step(call))]
    last = len(steps) - 1 - steps[::-1].index("wish")
    assert [step for step in steps if step in ("wish", "shown")] == ["wish", "shown"] * LINES
    assert steps[last : last + 3] == ["wish", log, "shown"]


def test_the_log_is_written_before_it_is_synced(home: Home, trace: list[str]) -> None:
    """Every byte that a line puts into the log is under its sync; none follows it."""
    log = re.escape(f"{home.database}-wal")
    marked = [
        "sync" if SYNC.search(call) else "write"
        for call in _calls_of_the_last_line(trace)
        if re.search(rf"\b(?:fsync|fdatasync|pwrite64|write)\(\d+<{log}>", call)
    ]
    assert marked[-1] == "sync"
    assert marked.count("sync") == 1
    assert "write" in marked


def _step(call: str) -> str:
    if sync := SYNC.search(call):
        return sync["file"]
    told = TOLD.search(call)
    return told["word"] if told else ""


def _calls_of_the_last_line(trace: list[str]) -> list[str]:
    wishes = [place for place, call in enumerate(trace) if _step(call) == "wish"]
    shown = [place for place, call in enumerate(trace) if _step(call) == "shown"]
    return trace[wishes[-1] : shown[-1]]
