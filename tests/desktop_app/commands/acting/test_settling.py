"""What several PCs left is settled by the names that people see."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.errors import Refused
from db.keys import load_key
from db.operations.items import ItemFields, edit_item
from db.operations.merge import merge_items
from db.queries.left_behind import left_behind
from db.queries.sharing_tasks import oversold
from desktop_app.commands.act import given_arguments, operations
from desktop_app.commands.arguments import plain
from tests.db.sharing.quarrels import quarrel
from tests.db.sharing.town import Pc, build_town
from tests.shops import ONE, ShopTemplate, add_item, receive


@pytest.fixture
def pc(shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Pc]:
    """One of two that have something to settle."""
    home, people = shop_template.home, shop_template.people
    key, folder = load_key(home), tmp_path / "town"
    with closing(build_town(home.database, key, people, folder, pcs=2, seed=1)) as town:
        quarrel(town)
        yield town.pcs[0]


def done(pc: Pc, name: str, **given: Any) -> Any:
    """What an operation answers to the arguments that were typed."""
    operation = operations()[name]
    arguments = given_arguments(pc.database, operation, json.dumps(given), pc.owner)
    return operation.call(pc.database, pc.owner, **arguments)


def test_what_is_missing_is_accepted_without_a_lot(pc: Pc) -> None:
    """Most items have none."""
    (task,) = oversold(pc.database, pc.owner)
    assert plain(task)["missing"] * ONE == task.missing
    done(pc, "accept_oversold", item=task.item_name, location=task.location_name)
    assert oversold(pc.database, pc.owner) == []
    with pytest.raises(Refused, match="already_settled"):
        done(pc, "accept_oversold", item=task.item_name, location=task.location_name)
    assert "lot?: id/name" in str(operations()["accept_oversold"])


@pytest.mark.parametrize("named", ["item_name", "code", "id"])
def test_a_merge_is_finished_by_the_name_of_what_was_left(pc: Pc, named: str) -> None:
    """Or by a code that was left at it, or by its id as ever; no list of items has it."""
    (task,) = left_behind(pc.database, pc.owner)
    names = {"item_name": task.item_name.upper(), "code": task.codes[0], "id": task.item.hex()}
    done(pc, "finish_merge", item=names[named])
    assert left_behind(pc.database, pc.owner) == []


def test_two_of_one_name_are_told_apart_by_id(pc: Pc) -> None:
    """Nobody guesses which is meant."""
    (task,) = left_behind(pc.database, pc.owner)
    keep, drop = (add_item(pc.database, pc.owner, name) for name in ("Kopi tubruk", "Kopi lain"))
    edit_item(pc.database, pc.owner, item=drop, fields=ItemFields(task.item_name))
    merge_items(pc.database, pc.owner, keep=keep, drop=drop)
    assert [each.item for each in left_behind(pc.database, pc.owner)] == [task.item]
    pc.database.execute_sql("UPDATE item SET archived_at = NULL WHERE id = ?", (drop,))
    with pytest.raises(Refused, match="reference_ambiguous"):
        done(pc, "finish_merge", item=task.item_name)
    done(pc, "finish_merge", item=drop.hex())


def test_what_was_not_left_is_known_as_ever(pc: Pc) -> None:
    """An item that is nobody's part has nothing to be finished."""
    receive(pc.database, pc.owner, add_item(pc.database, pc.owner, "Kecap"), ONE)
    with pytest.raises(Refused, match="already_settled"):
        done(pc, "finish_merge", item="Kecap")
