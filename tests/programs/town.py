"""A shop with a computer, two new ones, an empty hub on two servers, and the cables to them."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from tests.postgres import HOST
from tests.postgres_pair import Pair
from tests.postgres_pair import postgres_pair as postgres_pair
from tests.programs.program import Program, run_main
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive
from tests.tcp_proxy import HERE, Proxy

DATABASE = "toko"
RICE, COFFEE = "8991002100012", "8991002100029"
GOODS = (("Beras Ramos 5 kg", RICE, 10), ("Kopi Tubruk", COFFEE, 1))
AS_OWNER = ("--as", "owner", "--password-stdin")


@dataclass(frozen=True)
class Look:
    """How the windows are looked at; pictures are taken where a folder is named."""

    language: str = os.environ.get("LUMBUNG_PROGRAMS_LANGUAGE", "id")
    theme: str = os.environ.get("LUMBUNG_PROGRAMS_THEME", "light")
    pictures: str = os.environ.get("LUMBUNG_PROGRAMS_PICTURES", "")


@dataclass(frozen=True)
class Town:
    """The programs, from the first computer on; the third one's cables can be cut."""

    programs: tuple[Program, Program, Program]
    pair: Pair
    cables: tuple[Proxy, ...]

    def hub(self, *, by_cable: bool = False) -> dict[str, str]:
        """What is typed to name it: both servers, whichever works."""
        doors = self.cables if by_cable else self.pair.servers
        return {
            "serverHosts": ", ".join(f"{HOST}:{door.port}" for door in doors),
            "serverDatabase": DATABASE,
            "serverPassword": PASSWORD,
            "serverCertificate": str(self.pair.primary.authority.certificate),
        }

    def cut(self) -> None:
        """The third computer is alone."""
        for cable in self.cables:
            cable.cut()

    def heal(self) -> None:
        """It is not any more."""
        for cable in self.cables:
            cable.heal()


@pytest.fixture
def town(
    postgres_pair: Pair, home: Home, shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> Iterator[Town]:
    """Ten sacks of rice and the last packet of coffee; every window is up."""
    for name, code, count in GOODS:
        item = add_item(shop_database, owner, name, code, sale_price=74_500 * RUPIAH)
        receive(shop_database, owner, item, count * ONE, 60_000 * RUPIAH)
    shop_database.close()
    _make_hub(postgres_pair, home)
    look = Look()
    pictures = Path(look.pictures) if look.pictures else None
    homes = {"first": home, "second": Home(tmp_path / "2"), "third": Home(tmp_path / "3")}
    with ExitStack() as stack:
        cables = [
            stack.enter_context(Proxy((HERE, server.port))) for server in postgres_pair.servers
        ]
        for each in homes.values():
            _prefer(each, look)
        first, second, third = (
            stack.enter_context(Program(name, each, pictures)) for name, each in homes.items()
        )
        yield Town((first, second, third), postgres_pair, tuple(cables))


def _make_hub(pair: Pair, home: Home) -> None:
    """As whoever looks after the server does: by the owner's ticket."""
    with pair.primary.admin() as connection:
        connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
    ticket = run_main(home, "hub", "ticket", *AS_OWNER, typed=f"{PASSWORD}\n")
    where = ("--connection", pair.primary.admin_dsn(DATABASE))
    made = run_main(home, "hub", "init", *where, "--ticket", "-", typed=ticket.stdout)
    assert made.returncode == 0, ticket.stderr + made.stderr


def _prefer(home: Home, look: Look) -> None:
    home.folder.mkdir(exist_ok=True)
    chosen = {"language": look.language, "theme": look.theme, "sound_on": False}
    home.preferences.write_text(json.dumps(chosen))
