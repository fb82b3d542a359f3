"""Two people count and one sells, each in a program of their own; nothing is lost or doubled."""

import subprocess
import sys
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.counting import count_line
from db.operations.counts import close_count, open_count
from db.queries.check import check
from db.queries.counts import count_summary
from tests.shops import ONE, add_item, on_hand, open_shop, receive, sell

ITEMS = 30
HELD, MISSING = 40, 2


def test_two_count_and_one_sells(
    home: Home, shop_database: ShopDatabase, owner: Actor, warehouse: Actor, cashier: Actor
) -> None:
    """Of each item two are missing; every sale stands, before its line was counted or after."""
    items = [add_item(shop_database, owner, f"Barang {number}") for number in range(ITEMS)]
    for item in items:
        receive(shop_database, owner, item, HELD * ONE, 100)
    count = open_count(shop_database, owner)
    people = ((owner, items[::2]), (warehouse, items[1::2]), (cashier, items))
    programs = [
        start(home, person, count if person != cashier else bytes(16), theirs)
        for person, theirs in people
    ]
    assert [program.communicate(timeout=120) for program in programs] == [("done\n", "")] * 3
    assert close_count(shop_database, owner, count=count).lines == ITEMS
    assert {on_hand(shop_database, item) for item in items} == {(HELD - MISSING - 3) * ONE}
    assert [each.lines for each in count_summary(shop_database, owner, count=count).people] == [
        ITEMS // 2,
        ITEMS // 2,
    ]
    assert check(shop_database) == []


def start(home: Home, actor: Actor, count: bytes, items: list[bytes]) -> subprocess.Popen[str]:
    """Somebody's program."""
    command = [sys.executable, "-m", __name__, str(home.folder), actor.account.hex(), count.hex()]
    return subprocess.Popen(
        [*command, *(item.hex() for item in items)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def main(folder: str, account: str, count: str, *items: str) -> None:
    """Sells each item three times, or counts each: two fewer than the books have just then."""
    database, actor = open_shop(Home(Path(folder))), Actor(bytes.fromhex(account))
    for item in map(bytes.fromhex, items):
        if any(bytes.fromhex(count)):
            with database.atomic():  # what is on the shelf does not change while one looks at it
                there = on_hand(database, item) - MISSING * ONE
                count_line(database, actor, count=bytes.fromhex(count), counted=there, item=item)
        else:
            for _ in range(3):
                sell(database, actor, item, ONE)
    database.close()
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
