"""Two programs that want the last piece at the same time: one gets it, the other is told."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.home import Home
from db.operations.reservations import Goods, reserve_stock
from db.queries.check import check
from db.queries.reservations import reservations
from tests.shops import ONE, add_item, open_shop, receive

PIECES = 40


def test_each_piece_is_promised_once(
    home: Home, shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Forty pieces, two web shops that each ask for forty, one by one: forty get one."""
    item = add_item(shop_database, owner, "Teh")
    receive(shop_database, owner, item, PIECES * ONE, 50)
    shops = [start(home, actor, item, name) for actor, name in ((owner, "A"), (cashier, "B"))]
    answers = [shop.communicate(timeout=120) for shop in shops]
    assert [errors for _, errors in answers] == ["", ""]
    got = sum(int(said) for said, _ in answers)
    assert got == PIECES
    held = reservations(shop_database, owner, state="open", item=item)
    assert sum(row.left for row in held) == PIECES * ONE
    assert check(shop_database) == []


def start(home: Home, actor: Actor, item: bytes, name: str) -> subprocess.Popen[str]:
    """A program of its own that reserves one piece after the other."""
    given = [str(home.folder), actor.account.hex(), item.hex(), name]
    return subprocess.Popen(
        [sys.executable, "-m", __name__, *given],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def main(folder: str, account: str, item: str, name: str) -> None:
    """Reserves, and says how often it could."""
    database, got = open_shop(Home(Path(folder))), 0
    actor, goods = Actor(bytes.fromhex(account)), [Goods(bytes.fromhex(item), ONE)]
    for order in range(PIECES):
        with suppress(Refused):
            reserve_stock(database, actor, reference=f"{name}-{order}", goods=goods)
            got += 1
    database.close()
    sys.stdout.write(str(got))


if __name__ == "__main__":
    main(*sys.argv[1:])
