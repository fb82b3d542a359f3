"""Two programs that book into one database at the same time lose nothing and fail at nothing."""

import subprocess
import sys
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.queries.check import check
from tests.shops import ONE, add_item, on_hand, open_shop, receive, sell

SALES = 50


def test_two_processes_sell_at_once(
    home: Home, shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """2 x 50 sales: all are booked, numbered without gaps, and nobody was told "locked"."""
    item = add_item(shop_database, owner, "Teh", sale_price=100)
    receive(shop_database, owner, item, 1_000 * ONE, 50)
    sellers = [start(home, actor, item) for actor in (owner, cashier)]
    outputs = [seller.communicate(timeout=120) for seller in sellers]
    assert outputs == [(f"{SALES}\n", "")] * 2
    assert on_hand(shop_database, item) == (1_000 - 2 * SALES) * ONE
    numbers = shop_database.rows("SELECT number FROM document WHERE kind = 'sale' ORDER BY number")
    assert numbers == [(f"SAL-K1-{number:06d}",) for number in range(1, 2 * SALES + 1)]
    assert check(shop_database) == []


def start(home: Home, actor: Actor, item: bytes) -> subprocess.Popen[str]:
    """A program of its own that sells one piece fifty times."""
    command = [sys.executable, "-m", __name__, str(home.folder), actor.account.hex(), item.hex()]
    return subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def main(folder: str, account: str, item: str) -> None:
    """Sells, and says how often it did."""
    database = open_shop(Home(Path(folder)))
    for _ in range(SALES):
        sell(database, Actor(bytes.fromhex(account)), bytes.fromhex(item), ONE)
    database.close()
    sys.stdout.write(f"{SALES}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
