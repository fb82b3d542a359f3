"""The power goes: what the link wrote is not synced, so the end of the log may be missing."""

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from db.connection import ShopDatabase
from tests.db.sharing.acts import Acts
from tests.db.sharing.contract import clone_of
from tests.db.sharing.town import Pc, Town
from tests.shops import ONE, add_item, on_hand, receive, sell

KEPT = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of what the link wrote to the log


def log_of(database: ShopDatabase) -> Path:
    """Where SQLite writes first."""
    return Path(f"{database.path}-wal")


def on_a_real_disk(pc: Pc, folder: Path) -> Pc:
    """With a log as it is in shops, of which nothing is moved into the database."""
    path = folder / "real.db"
    shutil.copyfile(pc.database.path, path)
    pc.database.close()
    database = ShopDatabase(path, pc.database.key)
    database.execute_sql("PRAGMA wal_autocheckpoint = 0")
    return replace(pc, database=database, acts=dict[str, Acts]())


def after_a_power_cut(pc: Pc, folder: Path, size: int) -> Pc:
    """The PC as it starts again: of its log the first bytes are there."""
    path = folder / "after.db"
    shutil.copyfile(pc.database.path, path)
    Path(f"{path}-wal").write_bytes(log_of(pc.database).read_bytes()[:size])
    pc.database.close()
    return replace(pc, database=ShopDatabase(path, pc.database.key), acts=dict[str, Acts]())


def sales(town: Town) -> Counter[bytes]:
    """How often the hub has each document that it accepted."""
    return Counter(
        stored.entry.subject
        for stored in town.hub.rows
        if stored.entry.kind == "document_posted" and stored.verdict.outcome == "accepted"
    )


@pytest.mark.parametrize("is_clone", [False, True], ids=["alone", "clone"])
@pytest.mark.parametrize("kept", KEPT)
def test_what_the_link_had_written_comes_again(
    town: Town, tmp_path: Path, kept: float, is_clone: bool
) -> None:
    """Nothing that was booked is lost or doubled, wherever the log ends; a clone stays one."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 20 * ONE, 500)
    town.settle()
    if is_clone:
        clone = clone_of(left, tmp_path)
        sell(left.database, left.owner, tea, ONE)
        left.settle(town.office.line(left))
        left = clone
    left = on_a_real_disk(left, tmp_path)
    sell(right.database, right.owner, tea, ONE)
    right.settle(town.office.line(right))
    booked = [sell(left.database, left.owner, tea, ONE) for _ in range(3)]
    synced = log_of(left.database).stat().st_size
    left.settle(town.office.line(left))
    whole = log_of(left.database).stat().st_size
    assert whole > synced
    left = after_a_power_cut(left, tmp_path, synced + int((whole - synced) * kept))
    town.pcs[:] = [*town.pcs[0 if is_clone else 1 :], left]
    booked.append(sell(left.database, left.owner, tea, ONE))
    town.settle()
    assert town.disagreements() == []
    assert on_hand(left.database, tea) == (20 - len(booked) - 1 - is_clone) * ONE
    assert set(sales(town).values()) == {1}
