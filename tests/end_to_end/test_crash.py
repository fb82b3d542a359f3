"""A crash test that cannot fail proves nothing: a few real rounds, and what it would catch."""

import json
import random
import subprocess
import sys
from collections import Counter

import pytest

from tests.crash_test import ROOT, Moment, Tally, Told, judge
from tests.crash_wishes import Books, Line

TOLD = """ready
wish scan sale 111 - 1000
wish scan sale 222 - 1000
shown 1 aa
shown 2 bb
wish undo sale - - 1000
done 3
wish post sale - - 1000
wish scan sale 111 - 1000
"""
FIRST = Line("aa", "111", 1_000)
SECOND = Line("bb", "222", 1_000, undone=True)
SALE = Counter({"111": 1_000})


def books(*lines: Line, **documents: Counter[str]) -> Books:
    """The lines of the sale's draft, and the sales by the end of their numbers."""
    numbered = {f"SAL-K1-00000{name[1:]}": counts for name, counts in documents.items()}
    return Books({"receipt": [], "sale": list(lines)}, numbered)


def test_nothing_is_lost_when_the_program_is_killed() -> None:
    """Three times, on one shop; `make crash-test` does it two hundred times."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash_test", "3"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    tally = json.loads(done.stdout.splitlines()[-1])
    assert (tally["rounds"], tally["lost"], tally["doubled"], tally["broken"]) == (3, 0, 0, 0)


@pytest.mark.parametrize(
    "found",
    [
        books(FIRST, SECOND),
        books(d1=SALE),
        books(Line("cc", "111", 1_000), d1=SALE),
    ],
    ids=["before", "posted", "and-scanned"],
)
def test_what_was_under_way_may_be_done_or_not(found: Books) -> None:
    """Killed while posting: a draft, or the document, or the document and the next line."""
    tally = judged(found)
    assert (tally.lost, tally.doubled, tally.broken) == (0, 0, 0)
    assert (tally.shown_lines, tally.while_writing, tally.while_posting) == (2, 1, 1)


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (books(SECOND), "lost"),
        (books(FIRST), "lost"),
        (books(d1=SALE, d2=SALE), "doubled"),
        (books(FIRST, SECOND, d1=SALE), "broken"),
        (books(d1=Counter()), "broken"),
        (books(d1=Counter({"111": 1_000, "222": 1_000})), "broken"),
        (books(FIRST, Line("bb", "222", 1_000)), "broken"),
        (books(FIRST, SECOND, SECOND), "broken"),
    ],
)
def test_what_must_not_be_is_seen(found: Books, wrong: str) -> None:
    """A lost line, a second document, half a document, an undo undone, a line kept twice."""
    tally = judged(found)
    assert getattr(tally, wrong) > 0
    assert tally.broken == 1


def test_a_shown_document_must_be_there() -> None:
    """Once the page has said that it is booked, no draft will do."""
    tally = judged(books(FIRST, SECOND), TOLD + "booked 4 SAL-K1-000001\n")
    assert (tally.lost, tally.broken) == (1, 1)


def test_a_word_that_was_cut_off_was_never_told() -> None:
    """Only whole lines count."""
    assert Told.read(TOLD + "booked 4 SAL").acknowledged == 3


def test_problems_of_the_books_are_seen() -> None:
    """What `check` says counts, however right the rows look."""
    tally = Tally()
    judge(tally, books(), Told.read(TOLD), books(d1=SALE), ["balance_differs"])
    assert (tally.broken, tally.holds) == (1, False)


def test_the_moments_are_all_there() -> None:
    """A seed gives the same moments again, half of them right around posting."""
    moments = [Moment.random(random.Random(seed)) for seed in range(200)]
    assert moments == [Moment.random(random.Random(seed)) for seed in range(200)]
    assert sum("post" in str(moment) for moment in moments) > 80
    assert any("start" in str(moment) for moment in moments)


def judged(found: Books, told: str = TOLD) -> Tally:
    """What the driver makes of a round that began with empty books."""
    tally = Tally()
    judge(tally, books(), Told.read(told), found, [])
    return tally
