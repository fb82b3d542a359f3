"""Real key events of a real X server, in two keyboard layouts: the scanner is set to America."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Timer

from desktop_app.capture.learning import MORE_CODES, SETUP_CODE, RawScan, learn, learn_more
from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.capture.strokes import Stroke
from tests.end_to_end.x_screen import GAP, Screen, needs_x
from tests.end_to_end.x_screen import screen as screen

pytestmark = needs_x

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds


def tried(screen: Screen, profile: ScannerProfile, *codes: str) -> tuple[list[str], str]:
    """What a program with a field heard, and what was typed into the field."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.x_keyboard", json.dumps(profile.kept())],
        env=screen.environment,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    given_up = Timer(PATIENCE, program.kill)  # its output ends then: nothing waits for ever
    given_up.start()
    try:
        return _heard(screen, program, codes)
    finally:
        given_up.cancel()
        program.kill()
        program.communicate()


def _heard(
    screen: Screen, program: "subprocess.Popen[str]", codes: Iterable[str]
) -> tuple[list[str], str]:
    assert program.stdout is not None
    window = program.stdout.readline().split()[1]
    screen.run("xdotool", "windowfocus", "--sync", window)
    heard = []
    for code in codes:
        screen.scan(code)
        heard.append(program.stdout.readline().removeprefix("scan ").rstrip("\n"))
    said, _ = program.communicate(timeout=PATIENCE)
    return heard, said.removeprefix("field ").rstrip("\n")


def raw(text: str) -> RawScan:
    """What the doctor writes down of a scan."""
    strokes = (Stroke(one, one, 0, 5.0 * place) for place, one in enumerate(text))
    return RawScan(tuple(strokes), "enter")


LABELS = ("8992696404441", "Lot-7/AZ", "BOX Qm;9 wY")


def test_the_layout_of_the_scanner(screen: Screen) -> None:
    """An American scanner on an American board needs to learn nothing."""
    screen.run("setxkbmap", "us")
    assert tried(screen, ScannerProfile(gap=GAP), *LABELS) == (list(LABELS), "")


def test_another_layout(screen: Screen) -> None:
    """On a French board the codes arrive as other characters; what was learnt puts them right."""
    screen.run("setxkbmap", "fr")
    first, upper, lower = (SETUP_CODE, *MORE_CODES[:2])
    arrived, _ = tried(screen, ScannerProfile(gap=GAP), first, upper, lower)
    assert arrived[0] != first
    learnt = learn(raw(arrived[0]), 6)
    for text, code in zip(arrived[1:], (upper, lower), strict=True):
        learnt = learn_more(learnt, raw(text), code)
    assert learnt.mapping["&"] == "1"

    patient = ScannerProfile(gap=GAP, mapping=learnt.mapping)
    assert tried(screen, patient, *LABELS) == (list(LABELS), "")
