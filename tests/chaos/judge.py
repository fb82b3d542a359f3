"""Whether everything that people were shown is on the hub once, and every copy agrees."""

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from db.connection import ShopDatabase
from db.queries.check import check
from db.sharing.digest import state_digest, table_digests
from db.sharing.outbox import count_waiting
from tests.chaos.record import Record, Spot, held
from tests.chaos.town import DATABASE, Town

JOURNAL = "SELECT id, kind, entry::json ->> 5, outcome FROM hub.journal"
ON_HUB = """
SELECT item, place, lot, sum(quantity)::bigint FROM (
    SELECT item, destination AS place, lot, quantity FROM hub.movement
    UNION ALL SELECT item, source, lot, -quantity FROM hub.movement) AS moved
WHERE place NOT IN (SELECT id FROM hub.virtual_place)
GROUP BY item, place, lot HAVING sum(quantity) <> 0
"""
WHY = "SELECT row FROM verdict WHERE outcome = 'refused' AND details ->> 'reason' <> ''"
COSTS = "SELECT item, quantity, cost, unit_cost FROM item_cost ORDER BY item"
SEE_COSTS = ("owner", "gudang", "budi")
NUMBERS = "SELECT number FROM document GROUP BY number HAVING count(*) > 1"


@dataclass(frozen=True)
class OnHub:
    """What is there: id, kind, subject, outcome of every row; what its movements come to."""

    journal: list[tuple[str, str, str, str]]
    held: dict[Spot, int]

    @property
    def accepted(self) -> set[str]:
        """The rows that are."""
        return {row for row, _, _, outcome in self.journal if outcome == "accepted"}

    @property
    def documents(self) -> Counter[str]:
        """How often each was accepted."""
        return Counter(
            subject
            for _, kind, subject, outcome in self.journal
            if kind == "document_posted" and outcome == "accepted"
        )


@dataclass
class Judgement:
    """What was found at one healing; `wrong` says in words what does not hold."""

    agreement_s: float = 0.0
    lost: int = 0
    doubled: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)


def judge(town: Town, record: Record, healed_at: float, patience: float) -> Judgement:
    """Waits until the copies agree, at most so long, and looks at everything."""
    found = Judgement()
    with ExitStack() as stack:
        copies = {place.name: place.open() for place in town.places}
        for copy in copies.values():
            stack.callback(copy.close)
        _wait_for_agreement(found, [*copies.values()], healed_at, patience)
        hub = _read_hub(town)
        told = {name: {row.hex() for (row,) in copy.rows(WHY)} for name, copy in copies.items()}
        compare(found, record, hub, told)
        expected = record.held(hub.accepted)
        for name, copy in copies.items():
            _look_at(found, name, copy, expected)
        _compare_costs(found, town, copies)
    return found


def _wait_for_agreement(
    found: Judgement, copies: Sequence[ShopDatabase], healed_at: float, patience: float
) -> None:
    while not _agree(copies):
        if time.monotonic() - healed_at > patience:
            waiting = [count_waiting(copy) for copy in copies]
            found.wrong.append(f"no agreement after {patience} s; {waiting} rows wait")
            found.wrong += _differences(copies)
            break
        time.sleep(0.1)
    found.agreement_s = round(time.monotonic() - healed_at, 2)


def _agree(copies: Sequence[ShopDatabase]) -> bool:
    if any(count_waiting(copy) for copy in copies):
        return False
    return len({state_digest(copy) for copy in copies}) == 1


def _differences(copies: Sequence[ShopDatabase]) -> list[str]:
    digests = [table_digests(copy) for copy in copies]
    return [
        f"the copies differ in {table}"
        for table in digests[0]
        if len({each[table] for each in digests}) > 1
    ]


def _read_hub(town: Town) -> OnHub:
    with town.pair.primary.admin(DATABASE) as connection:
        journal = connection.execute(JOURNAL).fetchall()
        goods = connection.execute(ON_HUB).fetchall()
    return OnHub(
        [(row.hex, kind, subject, outcome) for row, kind, subject, outcome in journal],
        {(item.hex, place.hex, lot.hex): quantity for item, place, lot, quantity in goods},
    )


def compare(found: Judgement, record: Record, hub: OnHub, told: dict[str, set[str]]) -> None:
    """Every row of the record is on the hub once, or refused and its author is `told`, by PC."""
    outcomes = {row: outcome for row, _, _, outcome in hub.journal}
    for row, by in {**record.shown, **record.found}.items():
        if row not in outcomes:
            found.lost += 1
            found.wrong.append(f"{row} of {by} is not on the hub")
        elif outcomes[row] == "refused":
            found.refused += 1
            if row not in told[by]:
                found.lost += 1
                found.wrong.append(f"{row} is refused, and {by} is not told why")
    unknown = hub.documents.keys() - record.documents
    twice = {document for document, times in hub.documents.items() if times > 1}
    for document in unknown | twice | set(record.unasked):
        found.doubled += 1
        found.wrong.append(f"document {document} was booked more often than anybody asked")
    _expect(found, "the hub", hub.held, record.held(hub.accepted))


def _look_at(found: Judgement, name: str, copy: ShopDatabase, expected: dict[Spot, int]) -> None:
    _expect(found, name, held(copy), expected)
    for (number,) in copy.rows(NUMBERS):
        found.doubled += 1
        found.wrong.append(f"{name}: two documents {number}")
    found.wrong += [f"{name}: {problem}" for problem in check(copy, deep=True)]


def _expect(found: Judgement, who: str, actual: dict[Spot, int], expected: dict[Spot, int]) -> None:
    for spot in actual.keys() | expected.keys():
        if actual.get(spot, 0) != expected.get(spot, 0):
            has, should = actual.get(spot, 0), expected.get(spot, 0)
            found.wrong.append(f"{who} holds {has} of {spot}, shown were {should}")


def _compare_costs(found: Judgement, town: Town, copies: dict[str, ShopDatabase]) -> None:
    told = [copies[place.name] for place in town.places if place.login in SEE_COSTS]
    if len({repr(copy.rows(COSTS)) for copy in told}) > 1:
        found.wrong.append("the copies differ in what goods cost")
