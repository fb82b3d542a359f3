"""A hub that has no time for much at once: what waits goes all the same, and news come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from db.errors import HubError
from db.keys import load_key
from db.operations.places import add_category
from db.sharing.outbox import count_waiting
from db.sharing.protocol import MOST_ROWS, Agreed, Answer, Offered
from db.sharing.step import PAGE, step
from tests.db.sharing.model_hub import ModelLine
from tests.db.sharing.town import BRISK, Pc, build_town
from tests.shops import ShopTemplate


@dataclass
class SlowLine(ModelLine):
    """A push or a pull of more than `most` rows ends before it is through."""

    most: int = MOST_ROWS
    offered: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)

    def push(self, rows: Sequence[Offered]) -> Answer:
        """See `Hub`."""
        self.offered.append(len(rows))
        if len(rows) > self.most:
            raise HubError("hub_busy")
        return super().push(rows)

    def pull(self, after: int, limit: int) -> list[Agreed]:
        """See `Hub`."""
        self.asked.append(limit)
        if limit > self.most:
            raise HubError("hub_busy")
        return super().pull(after, limit)


@pytest.fixture
def pc(shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Pc]:
    """One that was alone for long."""
    home = shop_template.home
    town = build_town(
        home.database, load_key(home), shop_template.people, tmp_path / "town", pcs=1, seed=1
    )
    (pc,) = town.pcs
    for number in range(20):
        add_category(pc.database, pc.owner, name=f"Rak {number}")
    yield pc
    pc.database.close()


def test_what_does_not_come_through_is_tried_in_halves(pc: Pc) -> None:
    """Until it does; then more at once again, as much as ever in the end."""
    line = SlowLine(pc.office.line(pc).hub, pc.device, sees_costs=True, most=3)  # type: ignore[attr-defined]  # a model
    pace = replace(BRISK)
    for _ in range(100):
        try:
            step(pc.database, line, clock=pc.clock, pace=pace)
        except HubError:
            assert max(line.offered[-1], line.asked[-1] if line.asked else 0) > line.most
    assert count_waiting(pc.database) == 0
    assert line.offered[:4] == [20, 10, 5, 2]
    line.most = PAGE
    for number in range(10):
        add_category(pc.database, pc.owner, name=f"Laci {number}")
        step(pc.database, line, clock=pc.clock, pace=pace)
    assert (pace.offers, pace.asks) == (MOST_ROWS, PAGE)
