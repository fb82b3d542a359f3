"""A share of the proof that copies come to agree, whatever goes wrong between and inside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proof.sharing.many import memory, play
from tests.proof.sharing.template import Template, light_shops, make_template

SEEDS = 25


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    """The shop that all towns begin with."""
    with memory() as folder, light_shops():
        yield make_template(folder)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_all_come_to_agree(template: Template, seed: int, town: Path) -> None:
    """Nothing that was shown is lost or doubled, and all books are the same."""
    outcome = play(template, town, seed)
    assert not outcome.violations, outcome


@pytest.fixture
def town() -> Iterator[Path]:
    """An empty folder."""
    with memory() as folder:
        yield folder


def test_a_seed_replays_its_town(template: Template) -> None:
    """Step by step, or nobody could look at what went wrong."""
    steps = []
    for _ in range(2):
        with memory() as folder:
            steps.append(play(template, folder, 7).steps)
    assert steps[0] == steps[1]
    assert len(steps[0]) > 20
