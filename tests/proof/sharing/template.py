"""A shop that ten PCs share, made once: every town begins with copies of it."""

import copy
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

from db import ids
from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.keys import load_key
from db.operations import accounts
from db.operations.setup import make_shop, new_recovery_key
from db.queries import check
from tests.clocks import Clock
from tests.db.sharing.model_hub import ModelHub
from tests.db.sharing.town import ModelOffice, build_town
from tests.shops import PASSWORD, SHOP, STAFF

MOST_PCS = 10


@dataclass(frozen=True)
class Template:
    """The closed databases of the PCs, their devices, and the hub that has it all."""

    files: list[Path]
    devices: list[bytes]
    key: bytes
    people: dict[str, Actor]
    _hub: ModelHub

    def hub(self) -> ModelHub:
        """A hub of a town's own."""
        return copy.deepcopy(self._hub)


def make_template(folder: Path) -> Template:
    """The same on every run, but for the database's key."""
    home, people = Home(folder / "home"), dict[str, Actor]()

    def add_staff(database: ShopDatabase, owner: Actor) -> None:
        people["owner"] = owner
        for login, role in STAFF.items():
            said = {"login": login, "name": login.title(), "role": role, "password": PASSWORD}
            people[login] = Actor(accounts.add_account(database, owner, **said))  # type: ignore[arg-type]  # by their names

    with seeded_ids(random.Random(0), Clock()), pytest.MonkeyPatch.context() as patched:
        patched.setattr(accounts, "hash_password", cache(accounts.hash_password))
        make_shop(home, SHOP, new_recovery_key(), fill=add_staff)
        key = load_key(home)
        town = build_town(home.database, key, people, folder / "town", pcs=MOST_PCS, seed=0)
        town.settle()
    town.close()
    assert isinstance(town.office, ModelOffice)
    files = [Path(pc.database.path) for pc in town.pcs]
    return Template(files, [pc.device for pc in town.pcs], key, people, town.office.hub)


@contextmanager
def seeded_ids(dice: random.Random, clock: Callable[[], int]) -> Iterator[None]:
    """Ids that are the same on every run, and tell the time by a clock that may be wrong."""
    made = 0

    def uuid7() -> UUID:
        nonlocal made
        made += 1
        milliseconds = clock() // 1000 & (1 << 48) - 1
        return UUID(int=milliseconds << 80 | 7 << 76 | made << 40 | dice.getrandbits(40))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ids, "uuid_utils", SimpleNamespace(uuid7=uuid7))
        yield


@contextmanager
def light_shops() -> Iterator[None]:
    """Nothing is encrypted, and the schema that a check expects is made once, not for every check.

    Neither has a part in how copies come to agree, and both take longer than all that has.
    """
    connect = ShopDatabase._connect

    def connect_openly(database: ShopDatabase) -> object:
        database.connect_params["passphrase"] = ""
        return connect(database)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ShopDatabase, "_connect", connect_openly)
        patched.setattr(check, "_expected_schema", cache(check._expected_schema))
        yield


def copied(template: Template, number: int, folder: Path) -> Path:
    """The database of one PC for a town of its own."""
    return Path(shutil.copyfile(template.files[number], folder / f"pc{number}.db"))
