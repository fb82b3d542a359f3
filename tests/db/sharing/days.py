"""What people do in a town while their PCs are apart, and together again."""

import random

from tests.db.sharing.town import Town

LOGINS = ("owner", "owner", "gudang", "kasir")
FIRST = ("new_item", "new_item", "category", "partner", "place", "receive")


def days_apart(town: Town, seed: int, *, rounds: int = 12, together: float = 0.4) -> None:
    """Every PC does up to a dozen things a round; after some of the rounds they all settle."""
    dice = random.Random(seed)
    for pc in town.pcs:
        for name in FIRST:
            pc.person("owner").act(name)
    for _ in range(rounds):
        for pc in town.pcs:
            for _ in range(pc.dice.randint(1, 12)):
                pc.person(pc.dice.choice(LOGINS)).act()
        if dice.random() < together:
            town.settle()
    town.settle()
