"""What must hold once all have agreed, whatever happened before."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from db.ids import VIRTUAL
from db.queries.check import check
from db.sharing.digest import state_digest, table_digests
from db.sharing.tables import DEFAULTS, OWN_FIELDS
from tests.proof.sharing.world import Machine, Moves, World

BALANCES = "SELECT item, location, lot, quantity FROM balance WHERE quantity <> 0"
COSTS = "SELECT movement, cost, variance, estimated FROM movement_cost ORDER BY movement"
POOLS = "SELECT item, quantity, cost, unit_cost FROM item_cost ORDER BY item"
WAITING = "SELECT count(*) FROM journal WHERE hub_seq IS NULL"
UNREAD = "SELECT details ->> 'unread' FROM verdict WHERE details ->> 'unread' IS NOT NULL"
TOLD = "SELECT details ->> 'reason' FROM verdict WHERE subject = ? AND outcome = 'refused'"


def violations(world: World) -> list[str]:
    """Everything that does not hold, in words."""
    return [*_bookings(world), *_agreement(world), *_on_hand(world), *_shared_rows(world)]


def _booked(world: World) -> Iterator[tuple[bytes, str, Moves]]:
    """Every document that the hub ever answered: its id, what became of it, what it moves."""
    for stored in world.hub.rows[world.uploaded :]:
        if stored.entry.kind == "document_posted":
            lines = json.loads(stored.offered.body or "{}")["lines"]
            moves = sorted(
                (bytes.fromhex(line["movement"]), _move(line), line["quantity"]) for line in lines
            )
            said = [(*move, quantity) for _, move, quantity in moves]
            yield stored.entry.subject, stored.verdict.outcome, said


def _move(line: dict[str, str]) -> tuple[bytes, bytes, bytes, bytes]:
    item, source, place, lot = (
        bytes.fromhex(line[name]) for name in ("item", "source", "destination", "lot")
    )
    return item, source, place, lot


def _bookings(world: World) -> Iterator[str]:
    """What was shown is on the hub exactly once, or refused in words."""
    taken = Counter(document for document, outcome, _ in _booked(world) if outcome == "accepted")
    refused = {document for document, outcome, _ in _booked(world) if outcome == "refused"}
    said = [(document, moves) for document, _, moves in _booked(world)]
    for document, shown in world.shown.items():
        if document not in taken and document not in refused:
            if document not in world.excused:
                yield f"{document.hex()} of {shown.pc} is lost"
        elif (document, shown.moves) not in said:  # of a draft on two copied disks one is refused
            yield f"{document.hex()} of {shown.pc} is another one"
    for document in (document for document, times in taken.items() if times > 1):
        yield f"{document.hex()} is booked twice"
    for document in refused - taken.keys():
        for machine in world.machines:
            if not any(reason for (reason,) in machine.database.rows(TOLD, (document,))):
                yield f"{machine.name} is not told why {document.hex()} was refused"


def _agreement(world: World) -> Iterator[str]:
    first, *others = world.machines
    for machine in world.machines:
        for problem in check(machine.database, deep=True):
            yield f"{machine.name}: {problem}"
        if waiting := machine.database.rows(WAITING)[0][0]:
            yield f"{machine.name}: {waiting} rows wait"
        for (why,) in machine.database.rows(UNREAD):
            yield f"{machine.name}: a row of the feed was left aside: {why}"
        cursor = machine.database.rows("SELECT cursor, cost_cursor FROM hub_link")[0]
        if cursor != (len(world.hub.rows), len(world.hub.rows)):
            yield f"{machine.name}: is at {cursor} of {len(world.hub.rows)}"
    digest = state_digest(first.database)
    for machine in others:
        if state_digest(machine.database) != digest:
            yield f"{machine.name} differs from {first.name}: {_differing(machine, first)}"
        for sql in (COSTS, POOLS):
            if machine.database.rows(sql) != first.database.rows(sql):
                yield f"{machine.name} has other costs than {first.name}: {sql}"


def _differing(one: Machine, other: Machine) -> str:
    digests = table_digests(other.database)
    return ", ".join(
        table for table, digest in table_digests(one.database).items() if digests[table] != digest
    )


def _on_hand(world: World) -> Iterator[str]:
    """Stock is what the list of bookings comes to, reckoned without the program."""
    expected = Counter[tuple[bytes, bytes, bytes]]()
    for _, outcome, moves in _booked(world):
        if outcome == "accepted":
            for item, source, place, lot, quantity in moves:
                expected[item, source, lot] -= quantity
                expected[item, place, lot] += quantity
    wanted = {key: n for key, n in expected.items() if n and key[1] not in VIRTUAL}
    for machine in world.machines:
        found = {
            (bytes(item), bytes(place), bytes(lot)): quantity
            for item, place, lot, quantity in machine.database.rows(BALANCES)
            if bytes(place) not in VIRTUAL
        }
        if found != wanted:
            yield f"{machine.name}: on hand differs from the list"


def _shared_rows(world: World) -> Iterator[str]:
    """All PCs could be wrong together: what they have is what the hub's rows come to."""
    database = world.machines[0].database
    for table, columns in DEFAULTS.items():
        names = [name for name in columns if (table, name) not in OWN_FIELDS]
        rows = database.rows(f"SELECT {', '.join(names)} FROM {table}")
        found = {
            bytes(row[0]).hex(): dict(zip(names, map(_spelled, row), strict=True)) for row in rows
        }
        wanted = world.hub.shop.tables[table]
        if found.keys() != wanted.keys():
            yield f"{table}: {len(found.keys() ^ wanted.keys())} rows are on one side alone"
        for row in found.keys() & wanted.keys():
            for name in found[row].keys() & wanted[row].keys():
                if found[row][name] != wanted[row][name]:
                    yield f"{table} {row}: {name} is {found[row][name]}, not {wanted[row][name]}"


def _spelled(value: Any) -> Any:
    return bytes(value).hex() if isinstance(value, bytes | bytearray | memoryview) else value
