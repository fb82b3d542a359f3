"""A share of the proof: some points of every act."""

import json
import subprocess
import sys

from tests.crash_test import ROOT
from tests.proof.acts import ACTS


def test_whole_or_not_at_all() -> None:
    """In a process of its own, which may fork: it has no windows and no threads."""
    command = [sys.executable, "-m", "tests.proof.crash_points", "17"]
    proof = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    lines = [json.loads(line) for line in proof.stdout.splitlines()]
    assert proof.stderr == ""
    assert [line["proof"].split()[1] for line in lines] == list(ACTS)
    assert all(line["holds"] for line in lines), lines
