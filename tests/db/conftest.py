"""What tests about people need: a clock of their own, and secrets that cost little to hash."""

from functools import partial

import pytest
from argon2 import PasswordHasher

from db.operations import tries
from tests.clocks import Clock


@pytest.fixture
def clock() -> Clock:
    """A clock of the test's own."""
    return Clock()


@pytest.fixture
def light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """New hashes cost little; the shop's own are real ones."""
    light = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(tries, "PasswordHasher", light)
