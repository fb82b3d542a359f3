"""Counts with strace how often the disk is told to keep something."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.figure import Figure

FEW, MANY = 1, 21
CALLS = r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s.*(?:fsync|fdatasync)$"  # the fourth column


def commits_a_call(name: str, module: str) -> Iterator[Figure]:
    """The synced commits of one call; nothing where there is no strace.

    `python -m MODULE N` makes a shop and calls N times; what making and closing it costs is in
    both counts and goes out by subtraction.
    """
    if not shutil.which("strace"):
        return
    calls = MANY - FEW
    a_call = (_syncs(module, MANY) - _syncs(module, FEW)) / calls
    how = f"strace -f -c -e trace=fsync,fdatasync: {MANY} calls less {FEW} call, by {calls}"
    yield Figure(f"{name}_synced_commits", a_call, "commits", 1, how, "=")


def _syncs(module: str, calls: int) -> int:
    command = ["strace", "-f", "-c", "-e", "trace=fsync,fdatasync"]
    done = subprocess.run(
        [*command, sys.executable, "-m", module, str(calls)],
        check=True,
        capture_output=True,
        text=True,
    )
    return sum(map(int, re.findall(CALLS, done.stderr, re.MULTILINE)))
