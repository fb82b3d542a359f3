"""What comes from the hub is taken whole, once, and with all that hangs on it."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.errors import HubError
from db.exchange.importing import import_file
from db.exchange.undoing import undo_import
from db.operations.items import ItemFields, edit_item
from db.operations.places import add_category, add_partner
from db.queries.check import check
from db.queries.item_pages import ItemFilter
from db.queries.items import find_items
from db.sharing import epoch
from db.sharing.applying import Applying
from db.sharing.costs import fix_costs
from db.sharing.entries import read_entry
from db.sharing.link_state import require_link, set_link
from db.sharing.outbox import waiting
from db.sharing.protocol import Agreed
from db.sharing.rows import settle_rows
from db.sharing.step import Pace, apply_page, meet, step
from tests.db.sharing.contract import clone_of, closed_count, count_states, tell_document
from tests.db.sharing.model_hub import ModelLine
from tests.db.sharing.town import BRISK, Town
from tests.shops import ONE, add_item, receive, sell


class Crash(BaseException):
    """The program ends here."""


def test_a_page_that_is_broken_off_comes_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of its rows none is there, and the cursor stands where it stood."""
    left, right = town.pcs
    add_category(left.database, left.owner, name="Teh")
    left.settle(town.office.line(left))
    taken = "SELECT cursor, (SELECT count(*) FROM journal) FROM hub_link"
    before = right.database.rows(taken)

    def crash(_applying: Applying) -> None:
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(Applying, "_settle", crash)
        with pytest.raises(Crash):
            right.step(town.office.line(right))
    assert right.database.rows(taken) == before
    right.settle(town.office.line(right))
    assert right.database.rows("SELECT name FROM category") == [("Teh",)]


class Mute(ModelLine):
    """A hub that takes what it hears, and is gone before it tells its news."""

    def pull(self, after: int, limit: int) -> list[Agreed]:
        """Nothing comes through."""
        raise HubError("hub_unreachable")


def test_what_was_pushed_waits_until_it_comes_back(town: Town) -> None:
    """That the hub has it is not enough: what it decided of it is in the feed alone."""
    left, _ = town.pcs
    add_category(left.database, left.owner, name="Teh")
    offered = waiting(left.database)
    with pytest.raises(HubError):
        left.step(Mute(town.hub, left.device))
    assert town.hub.rows[-1].entry.id == offered[0].id
    assert waiting(left.database) == offered


def test_every_transaction_waits_for_a_breath(town: Town) -> None:
    """Nothing is held open meanwhile, and nothing of it is there yet."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 9 * ONE, 500)
    town.settle()
    before, seen = require_link(right.database), []
    for _ in range(3):
        sell(left.database, left.owner, tea, ONE)
    left.settle(town.office.line(left))

    def rest(_seconds: float) -> None:
        assert not right.database.in_transaction()
        link = require_link(right.database)
        seen.append((link.cursor - before.cursor, link.cost_cursor - before.cost_cursor))

    pace = Pace(rows=1, costs=1, aim=None, rest=rest)
    step(right.database, town.office.line(right), clock=right.clock, pace=pace)
    assert seen == [(0, 0), (1, 0), (2, 0), (3, 0), (3, 1), (3, 2)]


def test_what_was_booked_here_comes_back(town: Town) -> None:
    """And is not booked a second time, nor taken for a row that cannot be read."""
    left, _ = town.pcs
    receive(left.database, left.owner, add_item(left.database, left.owner), ONE, 100)
    left.settle(town.office.line(left))
    assert left.database.rows("SELECT * FROM verdict") == []


def test_costs_that_come_again_change_nothing(town: Town) -> None:
    """As after the hub was asked for those of before."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 10 * ONE, 500)
    sell(left.database, left.owner, tea, 3 * ONE)
    town.settle()
    pools = "SELECT * FROM shared_cost JOIN item_cost USING (item)"
    before = right.database.rows(pools)
    with right.database.atomic():
        set_link(right.database, cost_cursor=0)
    assert right.step(town.office.line(right)).costs > 0
    assert right.database.rows(pools) == before != []


def test_estimates_follow_what_the_hub_fixed(town: Town) -> None:
    """A sale that waits costs what the goods cost by what all have booked before it."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 10 * ONE, 100)
    town.settle()
    sale = sell(right.database, right.owner, tea, 2 * ONE)
    receive(left.database, left.owner, tea, 10 * ONE, 300)
    left.settle(town.office.line(left))
    line, link = town.hub.line(), require_link(right.database)
    apply_page(right.database, line.pull(link.cursor, 500), right.clock)
    fix_costs(right.database, line.costs(link.cost_cursor, len(town.hub.rows)) or [])
    waits = (
        "SELECT cost, estimated FROM movement_cost JOIN movement ON id = movement"
        " WHERE document = ?"
    )
    assert right.database.rows(waits, (sale.id,)) == [(400, 1)]
    assert check(right.database) == []


def test_items_are_found_by_what_comes_after_them(town: Town) -> None:
    """A category or supplier that was gone here while items pointed at it."""
    left, _ = town.pcs
    database, owner = left.database, left.owner
    category = add_category(database, owner, name="Minuman")
    supplier = add_partner(database, owner, name="Sumber", kind="supplier")
    item = add_item(database, owner, "Teh")
    fields = ItemFields("Teh", category=category, supplier=supplier)
    edit_item(database, owner, item=item, fields=fields)
    with database.tuned(foreign_keys=0), database.atomic():
        for table in ("category", "partner"):
            database.execute_sql(f"DELETE FROM {table}")
        database.execute_sql("UPDATE item SET category = category")
        settle_rows(database, (("category", category), ("partner", supplier)))
    assert check(database, deep=True) == []
    wanted = ItemFilter(text="minuman sumber")
    assert [row.name for row in find_items(database, owner, where=wanted)] == ["Teh"]


def test_a_row_in_the_place_of_one_that_waits(town: Town, tmp_path: Path) -> None:
    """Of a PC and its clone: the hub's row is taken, and the other goes on waiting."""
    left, _ = town.pcs
    clone = clone_of(left, tmp_path)
    town.pcs.append(clone)
    for pc in (left, clone):
        add_category(pc.database, pc.owner, name=pc.name)
    offered = waiting(clone.database)[0].id
    left.settle(town.office.line(left))
    page = town.hub.line().pull(require_link(clone.database).cursor, 500)
    apply_page(clone.database, page, clone.clock)
    names = clone.database.rows("SELECT name FROM category ORDER BY name")
    assert names == [(left.name,), (clone.name,)]
    assert waiting(clone.database)[0].id == offered


def test_what_waits_and_needs_a_refused_row(town: Town) -> None:
    """Is gone with it, before the hub has heard of it."""
    _, right = town.pcs
    tea = add_item(right.database, right.owner, "Teh", "8991002101104")
    assert read_entry(waiting(right.database)[0].entry).subject == tea
    town.hub.whim = lambda entry: entry.subject == tea
    step(right.database, town.office.line(right), clock=right.clock, pace=replace(BRISK, offers=1))
    assert right.database.rows("SELECT * FROM item") == []
    assert right.database.rows("SELECT * FROM barcode") == []


def test_sales_that_two_took_back_stay_away_when_one_of_them_is_refused(
    town: Town, tmp_path: Path
) -> None:
    """Another program's, from a file; alone, the refused one would have them there again."""
    left, right = town.pcs
    file = tmp_path / "jual.csv"
    file.write_text("tanggal;sku;jumlah;total\n2025-12-22;tak dikenal;2;3000\n")
    import_file(left.database, left.owner, file=file)
    town.settle()
    ((batch,),) = right.database.rows("SELECT id FROM import_batch WHERE kind = 'sales'")
    for pc in (right, left):
        undo_import(pc.database, pc.owner, batch=batch)
    right.settle(town.office.line(right))
    town.hub.whim = lambda entry: entry.kind == "import_undone"
    town.settle()
    assert left.database.rows("SELECT outcome FROM verdict") == [("refused",)]
    assert [pc.database.rows("SELECT * FROM sales_history") for pc in town.pcs] == [[], []]
    assert town.disagreements() == []


def test_a_count_whose_document_is_refused_goes_on(town: Town) -> None:
    """Another server may refuse what the one before had accepted: then nothing ended the count."""
    _, right = town.pcs
    count = closed_count(town)
    tell_document(town)
    assert count_states(town.pcs, count) == ["closed", "closed"]
    town.hub.fail_over(lost=1)
    town.hub.whim = lambda entry: entry.subject == count and entry.kind == "document_posted"
    line = town.office.line(right)
    meet(right.database, line, line.epoch())
    right.settle(line)
    assert count_states(town.pcs, count) == ["closed", "open"]
    town.settle()
    assert count_states(town.pcs, count) == ["open", "open"]


def test_a_lost_row_whose_pc_is_gone(town: Town) -> None:
    """Is offered by who has it."""
    left, right = town.pcs
    add_category(left.database, left.owner, name="Teh")
    town.settle()
    (*_, newest) = town.hub.rows
    town.hub.fail_over(lost=1)
    right.settle(town.office.line(right))
    assert newest.entry.id in town.hub.by_id


def test_a_failover_that_the_newest_rows_do_not_show(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They came to where they were, but more of them were lost than are compared."""
    monkeypatch.setattr(epoch, "NEWEST", 1)
    left, right = town.pcs
    for pc, names in ((left, ("Teh",)), (right, ("Kopi", "Gula"))):
        for name in names:
            add_category(pc.database, pc.owner, name=name)
    lines = [town.office.line(pc) for pc in town.pcs]
    tea, (coffee, sugar) = waiting(left.database), waiting(right.database)
    lines[0].push(tea)
    lines[1].push([coffee, sugar])
    left.settle(lines[0])
    town.hub.fail_over(lost=3)
    lines[1].push([coffee])
    lines[0].push(tea)
    lines[1].push([sugar])
    assert meet(left.database, lines[0], lines[0].epoch())
    town.settle()
    kept = "SELECT hub_seq FROM journal WHERE id = ?"
    assert left.database.rows(kept, (tea[0].id,)) == [(len(town.hub.rows) - 1,)]
