"""A share of the proof: a disk with some rooms of every size."""

import json
import subprocess
import sys

import pytest

from tests.crash_test import ROOT
from tests.proof.acts import ACTS


def test_a_full_disk_is_told_and_survived() -> None:
    """Every act, with ever more room."""
    command = [sys.executable, "-m", "tests.proof.disk_full", "23"]
    proof = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    lines = [json.loads(line) for line in proof.stdout.splitlines()]
    assert proof.stderr == ""
    if "skipped" in lines[0]:
        pytest.skip(lines[0]["skipped"])
    assert [line["proof"].split()[1] for line in lines] == list(ACTS)
    assert all(line["holds"] for line in lines), lines
