"""A share of the proof: five sources for four seconds, once killed; and what it would catch."""

import random
from pathlib import Path
from typing import Any

import pytest

from tests.desktop_app.capture.terminals import needs_terminals
from tests.proof.one_queue import Told, judge, make_home, run, run_until_killed
from tests.proof.queue.plan import CODES, Plan

PLAN = Plan(1, 1.0, 0.0, {"wedge": [CODES[0], CODES[0]], "serial": [CODES[1]]})
LINES = [("aa", "wedge", CODES[0]), ("bb", "serial", CODES[1]), ("cc", "wedge", CODES[0])]


def told(*, over: bool = True, tape: str = "aa bb cc") -> Told:
    """What a till tells of these lines."""
    arrived = [f"arrived {source} {code}\n" for _, source, code in LINES]
    end = f'over {{"tape": {tape.split()}, "longest_work_ms": 20.0}}\n'.replace("'", '"')
    return Told.read("".join(arrived) + "shown aa\nshown bb\n" + (end if over else "over {"))


@needs_terminals
def test_nothing_is_lost_doubled_or_out_of_place(tmp_path: Path) -> None:
    """What a thousand scans do in the proof, a hundred do here."""
    outcome = run(make_home(tmp_path / "home"), Plan.of(100, 4.0, 1, slowness=0.02))
    assert outcome.holds, outcome
    assert outcome.lines == 100


@needs_terminals
def test_what_was_shown_is_there_after_a_kill(tmp_path: Path) -> None:
    """In the middle of the scans."""
    plan = Plan.of(100, 4.0, 2, slowness=0.05)
    outcome = run_until_killed(make_home(tmp_path / "home"), plan, random.Random(2))
    assert outcome.holds, outcome
    assert outcome.lines < 100


def test_a_run_that_is_right_holds() -> None:
    """To its end, or killed before the last line was kept."""
    assert judge(PLAN, told(), LINES).holds
    assert judge(PLAN, told(over=False), LINES[:2]).holds


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (LINES[:2], {"lost": 1}),
        ([*LINES, ("dd", *LINES[0][1:])], {"doubled": 1}),
        ([LINES[1], LINES[0], LINES[2]], {"out_of_place": ["all", "tape"]}),
        (LINES[1:], {"shown_in_vain": 1}),
    ],
)
def test_what_must_not_be_is_seen(found: list[tuple[str, str, str]], wrong: dict[str, Any]) -> None:
    """A lost line, one twice, two in the wrong order, one that was shown and is not there."""
    outcome = judge(PLAN, told(), found)
    assert {name: getattr(outcome, name) for name in wrong} == wrong
    assert not outcome.holds


def test_a_window_that_stood_still_is_seen() -> None:
    """Long work in one turn of its loop."""
    slow = Told([], ["aa"], {"tape": ["aa", "bb", "cc"], "longest_work_ms": 2_000.0})
    assert not judge(PLAN, slow, LINES).holds


def test_a_plan_has_every_source_in_it() -> None:
    """A thousand scans within ten seconds, the same again for a seed."""
    plan = Plan.of(1_000, 10.0, 5)
    assert plan == Plan.of(1_000, 10.0, 5)
    assert (plan.scans, sorted(plan.codes)) == (
        1_000,
        ["picture", "serial", "typed", "video", "wedge"],
    )
    assert all(codes and plan.moments(source)[-1][0] <= 10 for source, codes in plan.codes.items())
