"""A share of the chaos in every run of the tests; and what its judge would catch."""

import random
from pathlib import Path

import pytest

from tests.chaos.judge import Judgement, OnHub, compare
from tests.chaos.record import Record
from tests.chaos.run import chaos
from tests.postgres import require_server

SECONDS = 75
PATIENCE = 30.0  # to agree in, on a machine that does much else
SPOT = ("beras", "toko", "")


@pytest.mark.timeout(600)
def test_nothing_that_was_shown_is_lost_or_doubled(capsys: pytest.CaptureFixture[str]) -> None:
    """PCs, backends and servers die, cables break, pushes come again; then all agree."""
    require_server()
    tally = chaos(SECONDS, random.randrange(1 << 32), pcs=3, limit=PATIENCE)
    assert tally.holds, capsys.readouterr().out


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """K1 was shown a sale, of which the hub knows."""
    record = Record(tmp_path / "shown.jsonl")
    documents = {"row": ["sale", [[*SPOT, -2000]]]}
    said = {"shown": ["row"], "wish": 1, "documents": documents, "upto": [1, 1]}
    record.note("K1", said, was_asked=True)
    return record


SOLD = ("row", "document_posted", "sale", "accepted")
REFUSED = ("row", "document_posted", "sale", "refused")


@pytest.mark.parametrize(
    ("journal", "held", "told", "lost", "doubled", "refused", "wrong"),
    [
        ([SOLD], -2000, set(), 0, 0, 0, 0),
        ([REFUSED], 0, {"row"}, 0, 0, 1, 0),
        ([], 0, set(), 1, 0, 0, 1),
        ([REFUSED], 0, set(), 1, 0, 1, 1),
        ([SOLD, ("again", *SOLD[1:])], -4000, set(), 0, 1, 0, 2),
        ([SOLD, ("other", "document_posted", "ghost", "accepted")], -2000, set(), 0, 1, 0, 1),
        ([SOLD], -4000, set(), 0, 0, 0, 1),
    ],
)
def test_the_judge_sees_what_is_wrong(
    record: Record,
    journal: list[tuple[str, str, str, str]],
    held: int,
    told: set[str],
    lost: int,
    doubled: int,
    refused: int,
    wrong: int,
) -> None:
    """Lost, refused without a word, booked twice, never asked for, moved twice."""
    found = Judgement()
    compare(found, record, OnHub(journal, {SPOT: held}), {"K1": told})
    assert (found.lost, found.doubled, found.refused) == (lost, doubled, refused)
    assert len(found.wrong) == wrong


def test_what_was_never_asked_for_is_seen(record: Record) -> None:
    """A document that turns up on a PC where nobody was booking."""
    said = {"found": ["more"], "wish": 0, "documents": {"more": ["ghost", []]}, "upto": [1, 2]}
    record.note("K1", said, was_asked=False)
    found = Judgement()
    journal = [SOLD, ("more", "document_posted", "ghost", "accepted")]
    compare(found, record, OnHub(journal, {SPOT: -2000}), {"K1": set()})
    assert found.doubled == 1
