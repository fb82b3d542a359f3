"""What one PC does, the others have, whatever it is."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from db.exchange.importing import import_file
from db.keys import load_key
from db.operations.counting import count_line
from db.operations.counts import close_count, open_count
from db.operations.items import delete_item
from db.operations.places import add_category
from db.sharing.outbox import count_waiting, waiting
from db.sharing.protocol import Answer, Offered
from db.sharing.rows import take_out_document
from db.sharing.step import Pace, step
from tests.db.sharing.contract import clone_of
from tests.db.sharing.days import days_apart
from tests.db.sharing.model_hub import ModelLine
from tests.db.sharing.town import Town, build_town
from tests.shops import ONE, ShopTemplate, add_item, on_hand, receive, sell


def test_a_sale_on_one_is_seen_on_the_other(town: Town) -> None:
    """With its goods, and what it cost."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 10 * ONE, 500)
    town.settle()
    sell(right.database, right.cashier, tea, 3 * ONE)
    town.settle()
    assert on_hand(left.database, tea) == on_hand(right.database, tea) == 7 * ONE
    costs = "SELECT cost, estimated FROM movement_cost ORDER BY movement"
    assert left.database.rows(costs) == right.database.rows(costs) == [(5000, 0), (1500, 0)]
    assert left.database.rows("SELECT * FROM item_cost") == right.database.rows(
        "SELECT * FROM item_cost"
    )


class Deaf(ModelLine):
    """A hub that tells its news and hears nothing."""

    def push(self, rows: Sequence[Offered]) -> Answer:
        """Nobody knows that it did not arrive."""
        return Answer()


def test_what_waits_is_reckoned_on_top_of_what_is_fixed(town: Town) -> None:
    """As soon as others' goods are here, and not when nothing waits any more."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    town.settle()
    receive(left.database, left.owner, tea, 10 * ONE, 100)
    receive(right.database, right.owner, tea, 10 * ONE, 300)
    right.settle(town.office.line(right))
    left.step(Deaf(town.hub, left.device))
    pools = "SELECT quantity, cost, unit_cost FROM item_cost WHERE item = ?"
    assert left.database.rows(pools, (tea,)) == [(20 * ONE, 4000, 200)]
    town.settle()


class Choosy(ModelLine):
    """A hub that takes nothing of what it hears."""

    def push(self, rows: Sequence[Offered]) -> Answer:
        """Not one row gets a number."""
        return Answer((0,) * len(rows))


def test_what_the_hub_does_not_take_is_not_offered_at_once_again(town: Town) -> None:
    """However many rows they are: it waits for the next look."""
    left, _ = town.pcs
    add_item(left.database, left.owner, "Teh")
    hub = Choosy(town.hub, left.device)
    progress = step(left.database, hub, pace=Pace(offers=1))
    assert (progress.pushed, progress.more) == (0, False)
    town.settle()
    assert count_waiting(left.database) == 0


def test_an_item_that_others_went_on_using(town: Town, tmp_path: Path) -> None:
    """Where it was deleted it comes back with what another program sold of it."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    town.settle()
    ((sku,),) = left.database.rows("SELECT sku FROM item WHERE id = ?", (tea,))
    file = tmp_path / "jual.csv"
    file.write_text(f"tanggal;sku;jumlah;total\n2025-12-01;{sku};2;3000\n")
    import_file(left.database, left.owner, file=file)
    town.settle()
    delete_item(left.database, left.owner, item=tea)
    receive(right.database, right.owner, tea, ONE, 500)
    left.settle(town.office.line(left))
    town.settle()
    sold = "SELECT item FROM sales_history"
    assert left.database.rows(sold) == right.database.rows(sold) == [(tea,)]


def test_a_hub_that_forgot_a_deletion_and_who_outlived_it(town: Town) -> None:
    """Both are offered again, and come to the same."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    town.settle()
    kept = len(town.hub.rows)
    delete_item(left.database, left.owner, item=tea)
    left.settle(town.office.line(left))
    receive(right.database, right.owner, tea, ONE, 500)
    town.settle()
    town.hub.fail_over(len(town.hub.rows) - kept)
    town.settle()
    assert on_hand(left.database, tea) == on_hand(right.database, tea) == ONE


def test_a_hub_that_forgot_which_clone_was_first(town: Town, tmp_path: Path) -> None:
    """Where both are known already, their forks change numbers."""
    left, right = town.pcs
    clone = clone_of(left, tmp_path)
    town.pcs.append(clone)
    kept = len(town.hub.rows)
    for pc in (left, clone):
        for name in ("Teh", "Kopi"):
            add_category(pc.database, pc.owner, name=f"{name} {pc.name}")
        town.office.line(pc).push(waiting(pc.database))
    right.settle(town.office.line(right))
    town.hub.fail_over(len(town.hub.rows) - kept)
    clone.settle(town.office.line(clone))
    right.settle(town.office.line(right))
    town.settle()
    kept_as = "SELECT id, fork, hub_seq FROM journal ORDER BY id"
    for pc in town.pcs:
        assert pc.database.rows(kept_as) == sorted(
            (stored.entry.id, stored.fork, stored.seq) for stored in town.hub.rows
        )


def test_who_may_not_see_costs_keeps_what_was_said(town: Town) -> None:
    """Of goods that were taken out, as if they were to be refused, and are accepted after all."""
    left, right = town.pcs
    blind = town.hub.line(right.device, sees_costs=False)
    tea = add_item(left.database, left.owner, "Teh")
    town.settle()
    kept = len(town.hub.rows)
    receipt = receive(right.database, right.owner, tea, ONE, 500)
    with right.database.atomic():
        (row,) = right.database.rows("SELECT id FROM journal WHERE hub_seq IS NULL")[0]
        take_out_document(right.database, row, receipt.id, {"reason": "needs_refused"})
    right.settle(blind)
    town.hub.fail_over(len(town.hub.rows) - kept)
    right.settle(blind)
    town.settle()
    costs = "SELECT cost FROM movement_cost"
    assert left.database.rows(costs) == right.database.rows(costs) == [(500,)]


def test_a_count_of_what_is_refused(town: Town) -> None:
    """Goes with it: its lines and what it booked, which has the same id."""
    _, right = town.pcs
    tea = add_item(right.database, right.owner, "Teh")
    count = open_count(right.database, right.owner)
    town.hub.whim = lambda entry: entry.subject == tea
    count_line(right.database, right.owner, count=count, item=tea, counted=2 * ONE)
    close_count(right.database, right.owner, count=count)
    town.settle()
    told = "SELECT 1 FROM verdict WHERE subject = ? AND outcome = 'refused'"
    assert all(pc.database.row(told, (tea,)) for pc in town.pcs)
    assert all(pc.database.rows("SELECT * FROM movement") == [] for pc in town.pcs)


@pytest.mark.parametrize("seed", range(6))
def test_days_apart(shop_template: ShopTemplate, tmp_path: Path, seed: int) -> None:
    """All do what comes to their minds, apart and together."""
    home, people = shop_template.home, shop_template.people
    shop = (home.database, load_key(home), people, tmp_path / "town")
    with closing(build_town(*shop, pcs=3, seed=seed)) as town:
        days_apart(town, seed)
        assert town.disagreements() == []
