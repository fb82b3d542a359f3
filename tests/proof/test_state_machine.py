"""A share of the proof: some runs from a seed that is told when one of them fails."""

import json
import random
import subprocess
import sys

from tests.crash_test import ROOT
from tests.proof.state_machine import STEPS

SHARE = 30
SECONDS = 60


def test_anything_in_any_order_is_what_a_plain_model_says() -> None:
    """In a process of its own: what other tests import would change what a seed comes to."""
    seed = random.randrange(10**9)
    said = [str(number) for number in (SHARE, STEPS, seed, SECONDS)]
    command = [sys.executable, "-m", "tests.proof.state_machine", *said]
    proof = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert proof.stdout, proof.stderr
    line = json.loads(proof.stdout)
    assert line["holds"], "\n".join([*line["broken"], *command])
    assert line["runs"], line
