"""What any hub must do, in memory or on a server: subclass `HubContract` and give it a town."""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import HubError
from db.ids import NOBODY
from db.operations.counting import count_line
from db.operations.counts import cancel_count, close_count, open_count
from db.operations.documents import reverse_document
from db.operations.items import ItemFields, delete_item, edit_item
from db.operations.merge import finish_merge, merge_items
from db.operations.places import add_category
from db.operations.work import writing_unasked
from db.queries.left_behind import left_behind
from db.sharing.digest import state_digest
from db.sharing.entries import read_entry
from db.sharing.outbox import waiting
from db.sharing.protocol import Agreed, Offered, Verdict, digest_part
from tests.db.books import Books
from tests.db.sharing.acts import Acts
from tests.db.sharing.town import Pc, Town
from tests.shops import ONE, add_item, on_hand, receive, sell

SETTLING = ("conflict_settled", "review_confirmed", "refusal_seen", "recheck_seen")


def pushed(town: Town, pc: Pc, rows: list[Offered]) -> list[Agreed]:
    """Offers rows and returns what the feed says of all that came since."""
    line = town.office.line(pc)
    before = line.epoch().last_seq
    line.push(rows)
    return line.pull(before, 500)


def closed_count(town: Town) -> bytes:
    """A count with a difference that the first PC has closed; the others know it as open."""
    pc = town.pcs[0]
    item = add_item(pc.database, pc.owner, "Teh")
    count = open_count(pc.database, pc.owner)
    count_line(pc.database, pc.owner, count=count, item=item, counted=ONE)
    town.settle()
    close_count(pc.database, pc.owner, count=count)
    return count


def tell_document(town: Town) -> None:
    """The second PC hears of the first one's document; what came after it stays on its way."""
    left, right = town.pcs[:2]
    rows = waiting(left.database)
    kinds = [read_entry(row.entry).kind for row in rows]
    town.office.line(left).push(rows[: kinds.index("document_posted") + 1])
    right.settle(town.office.line(right))


def count_states(pcs: Sequence[Pc], count: bytes) -> list[str]:
    """What has become of a count, on each of these PCs."""
    sql = "SELECT state FROM stock_count WHERE id = ?"
    return [pc.database.rows(sql, (count,))[0][0] for pc in pcs]


def clone_of(pc: Pc, folder: Path) -> Pc:
    """Somebody copied the disk."""
    path = folder / "clone.db"
    shutil.copyfile(pc.database.path, path)
    database = ShopDatabase(path, pc.database.key)
    return replace(pc, name="clone", database=database, acts=dict[str, Acts]())


class HubContract:
    """The cases; a subclass has a fixture `town` of two PCs or more that agree."""

    def test_a_row_comes_back_as_it_went(self, town: Town) -> None:
        """The texts, byte for byte, with the next number."""
        pc = town.pcs[0]
        add_category(pc.database, pc.owner, name="Teh")
        ((row,), epoch) = waiting(pc.database), town.office.line(pc).epoch()
        (agreed,) = pushed(town, pc, [row])
        assert agreed.seq == epoch.last_seq + 1
        assert (agreed.entry, agreed.body, agreed.signature) == (
            *(row.entry, row.body, row.signature),
        )
        assert agreed.fork == 0
        assert agreed.verdict == Verdict()

    def test_a_replay_changes_nothing(self, town: Town) -> None:
        """However often an answer is lost."""
        pc = town.pcs[0]
        item = add_item(pc.database, pc.owner)
        receive(pc.database, pc.owner, item, ONE, 100)
        rows, line = waiting(pc.database), town.office.line(pc)
        first, newest = line.push(rows), line.epoch().last_seq
        assert line.push(rows) == line.push(rows) == first
        assert line.epoch().last_seq == newest

    def test_another_content_under_a_known_id(self, town: Town) -> None:
        """Is an error, and nothing of that push is kept."""
        pc = town.pcs[0]
        add_category(pc.database, pc.owner, name="Teh")
        add_category(pc.database, pc.owner, name="Kopi")
        first, second = waiting(pc.database)
        line = town.office.line(pc)
        line.push([first])
        newest = line.epoch().last_seq
        other = replace(first, entry=first.entry.replace("Teh", "Tek"))
        with pytest.raises(HubError, match="push_differs"):
            line.push([other, second])
        assert line.epoch().last_seq == newest

    def test_a_gap_is_asked_for(self, town: Town) -> None:
        """Rows before the offered ones are missing: the first of them is named."""
        pc = town.pcs[0]
        for name in ("Teh", "Kopi", "Gula"):
            add_category(pc.database, pc.owner, name=name)
        rows = waiting(pc.database)
        missing = read_entry(rows[0].entry)
        line = town.office.line(pc)
        newest = line.epoch().last_seq
        answer = line.push(rows[1:])
        assert answer.resend == (missing.incarnation, missing.device_seq)
        assert line.epoch().last_seq == newest

    def test_the_feed_is_one_order_for_all(self, town: Town) -> None:
        """Whoever pulls, from wherever, in pages of any size."""
        for pc in town.pcs:
            add_item(pc.database, pc.owner, f"Barang {pc.name}")
        town.settle()
        left, right = (town.office.line(pc) for pc in town.pcs[:2])
        every = left.pull(0, 5000)
        assert [row.seq for row in every] == [*range(1, left.epoch().last_seq + 1)]
        assert right.pull(0, 5000) == every
        paged: list[Agreed] = []
        while page := right.pull(len(paged), 7):
            paged += page
        assert paged == every

    def test_what_many_rows_come_to(self, town: Town) -> None:
        """In blocks of any size; what became of a row is in it."""
        pc = town.pcs[0]
        line = town.office.line(pc)
        newest = line.epoch().last_seq
        rows = line.pull(0, 5000)
        parts = [digest_part(read_entry(row.entry).id, row.verdict.outcome) for row in rows]
        whole = hashlib.sha256("".join(parts).encode()).hexdigest()
        assert line.digests(0, newest, 5000) == [whole]
        assert line.digests(3, 5, 1) == [
            hashlib.sha256(part.encode()).hexdigest() for part in parts[3:5]
        ]
        assert len(line.digests(0, newest, 7)) == -(-newest // 7)

    def test_the_first_change_stands(self, town: Town) -> None:
        """The second is a conflict that tells the value, its version and who set it."""
        left, right = town.pcs[:2]
        item = add_item(left.database, left.owner, "Teh")
        town.settle()
        for pc, name in ((left, "Teh A"), (right, "Teh B")):
            edit_item(pc.database, pc.owner, item=item, fields=ItemFields(name))
        (first,) = pushed(town, left, waiting(left.database))
        (second,) = pushed(town, right, waiting(right.database))
        assert first.verdict.outcome == "accepted"
        assert second.verdict.outcome == "conflict"
        assert second.verdict.details["value"] == "Teh A"
        assert second.verdict.details["version"] == 2
        assert second.verdict.details["by"] == read_entry(first.entry).id.hex()
        town.settle()
        assert town.disagreements() == []

    def test_a_refused_row_keeps_its_place(self, town: Town) -> None:
        """A piece that was given back on two PCs comes back once; nothing behind it waits."""
        left, right = town.pcs[:2]
        item = add_item(left.database, left.owner, "Teh", sale_price=100)
        receive(left.database, left.owner, item, 5 * ONE, 100)
        sale = sell(left.database, left.owner, item, ONE)
        town.settle()
        for pc in (left, right):
            books = Books(pc.database, pc.owner)
            books.give_back("customer_return", books.line(sale))
            add_category(pc.database, pc.owner, name=pc.name)
        town.settle()
        refused = [
            row for row in town.office.line(left).pull(0, 5000) if row.verdict.outcome == "refused"
        ]
        assert [row.verdict.details["reason"] for row in refused] == ["returned_too_much"]
        assert [on_hand(pc.database, item) for pc in (left, right)] == [5 * ONE] * 2
        assert town.disagreements() == []

    def test_a_sold_item_is_not_deleted(self, town: Town) -> None:
        """Whoever deleted it gets it back."""
        left, right = town.pcs[:2]
        item = add_item(left.database, left.owner, "Teh")
        town.settle()
        receive(left.database, left.owner, item, ONE, 100)
        delete_item(right.database, right.owner, item=item)
        town.settle()
        assert on_hand(right.database, item) == ONE
        assert town.disagreements() == []

    def test_a_deleted_item_that_was_sold_meanwhile(self, town: Town) -> None:
        """It comes back on every PC: the goods are gone."""
        left, right = town.pcs[:2]
        item = add_item(left.database, left.owner, "Teh")
        town.settle()
        delete_item(left.database, left.owner, item=item)
        left.settle(town.office.line(left))
        receive(right.database, right.owner, item, ONE, 100)
        town.settle()
        assert [on_hand(pc.database, item) for pc in (left, right)] == [ONE] * 2
        assert town.disagreements() == []

    def test_a_cloned_pc(self, town: Town, tmp_path: Path) -> None:
        """What both wrote under the same numbers is kept; the clone goes on in its own chain."""
        pc = town.pcs[0]
        clone = clone_of(pc, tmp_path)
        town.pcs.append(clone)
        add_category(pc.database, pc.owner, name="Teh")
        for name in ("Kopi", "Gula"):
            add_category(clone.database, clone.owner, name=name)
        town.settle()
        for each in (pc, clone):
            add_category(each.database, each.owner, name=f"Nanti {each.name}")
        town.settle()
        incarnations = {
            each.database.rows(
                "SELECT incarnation FROM device JOIN this_device ON device = device.id"
            )[0][0]
            for each in (pc, clone)
        }
        assert len(incarnations) == 2
        forks = {row.fork for row in town.office.line(pc).pull(0, 5000)}
        assert forks == {0, 1}
        names = {name for (name,) in pc.database.rows("SELECT name FROM category")}
        assert names >= {"Teh", "Kopi", "Gula", f"Nanti {pc.name}", "Nanti clone"}
        assert len({state_digest(each.database) for each in town.pcs}) == 1
        assert town.disagreements() == []
        town.pcs.remove(clone)
        clone.database.close()

    def test_what_a_clone_is_from_now_on(self, town: Town, tmp_path: Path) -> None:
        """The answer says it, however often it is asked; the PC that was first is told nothing."""
        pc = town.pcs[0]
        clone = clone_of(pc, tmp_path)
        for each in (pc, clone):
            add_category(each.database, each.owner, name=f"Teh {each.name}")
        line, rows = town.office.line(pc), waiting(clone.database)
        assert line.push(waiting(pc.database)).incarnation is None
        given = line.push(rows).incarnation
        assert given is not None
        assert given > read_entry(rows[0].entry).incarnation
        assert line.push(rows).incarnation == given
        clone.database.close()

    def test_a_pc_alone_says_its_incarnation(self, town: Town) -> None:
        """Whatever stood there, on whatever version it was based."""
        pc = town.pcs[0]
        said = {"table": "device", "field": "incarnation", "base": 7, "before": 99, "after": 100}
        with writing_unasked(pc.database, Actor(NOBODY, pc.clock)) as work:
            work.record("field_changed", pc.device, said)
        (agreed,) = pushed(town, pc, waiting(pc.database))
        assert agreed.verdict.outcome == "accepted"

    def test_who_may_settle(self, town: Town) -> None:
        """A conflict: who may edit that; a refusal: its author; all of it the owner."""
        left, right = town.pcs[:2]
        item = add_item(left.database, left.owner, "Teh")
        town.settle()
        for pc, name in ((left, "Teh A"), (right, "Teh B")):
            edit_item(pc.database, pc.owner, item=item, fields=ItemFields(name))
        town.settle()
        (row,) = right.database.rows("SELECT row FROM verdict WHERE outcome = 'conflict'")[0]
        for login in ("kasir", "gudang", "owner"):
            with writing_unasked(right.database, right.person(login).actor) as work:
                for kind in SETTLING:
                    work.record(kind, row, {})
        agreed = pushed(town, right, waiting(right.database))
        told = [each.verdict.outcome == "accepted" for each in agreed]
        assert told == [
            *(False, False, False, False),
            *(True, False, False, True),
            *(True, True, True, True),
        ]
        refused = [each.verdict for each in agreed if each.verdict.outcome == "refused"]
        assert {verdict.details["reason"] for verdict in refused} == {"right_missing"}

    def test_what_is_counted_between_the_booking_and_the_end(self, town: Town) -> None:
        """Is refused: a count whose differences are booked takes no lines any more."""
        left, right = town.pcs[:2]
        tea, coffee = (add_item(left.database, left.owner, name) for name in ("Teh", "Kopi"))
        count = open_count(left.database, left.owner)
        town.settle()
        for pc, item in ((left, tea), (right, coffee)):
            count_line(pc.database, pc.owner, count=count, item=item, counted=ONE)
        close_count(left.database, left.owner, count=count)
        tell_document(town)
        town.settle()
        outcomes = "SELECT details ->> 'reason' FROM verdict WHERE outcome <> 'accepted'"
        assert left.database.rows(outcomes) == [("count_ended",)]
        assert town.disagreements() == []

    def test_items_that_were_merged_into_each_other(self, town: Town) -> None:
        """Are one again once somebody has finished it; everything that does is accepted."""
        left, right = town.pcs[:2]
        tea, other = (add_item(left.database, left.owner, name) for name in ("Teh", "Teh btl"))
        receive(left.database, left.owner, other, 3 * ONE, 100)
        town.settle()
        merge_items(left.database, left.owner, keep=tea, drop=other)
        merge_items(right.database, right.owner, keep=other, drop=tea)
        town.settle()
        finish_merge(right.database, right.owner, item=other)
        town.settle()
        assert [left_behind(pc.database, pc.owner) for pc in (left, right)] == [[], []]
        assert [on_hand(pc.database, tea) for pc in (left, right)] == [3 * ONE] * 2
        assert left.database.rows("SELECT count(*) FROM verdict") == [(0,)]
        assert town.disagreements() == []

    def test_what_comes_back_of_items_that_were_merged_in_a_row(self, town: Town) -> None:
        """Is accepted before anybody has finished that, and while a PC knows the half of it."""
        left, right = town.pcs[:2]
        names = ("Teh", "Teh btl", "Teh Botol")
        first, second, last = (add_item(left.database, left.owner, name) for name in names)
        receive(left.database, left.owner, first, 9 * ONE, 100)
        sold = [sell(left.database, left.owner, first, 2 * ONE) for _ in range(2)]
        town.settle()
        merge_items(left.database, left.owner, keep=second, drop=first)
        merge_items(right.database, right.owner, keep=last, drop=second)
        right.settle(town.office.line(right))
        books = Books(left.database, left.owner)
        books.give_back("customer_return", books.line(sold[0]), ONE)
        town.settle()
        books.give_back("customer_return", books.line(sold[0]), ONE)
        reverse_document(left.database, left.owner, document=sold[1].id, reason="salah")
        town.settle()
        assert left.database.rows("SELECT count(*) FROM verdict") == [(0,)]
        for task in left_behind(right.database, right.owner):
            finish_merge(right.database, right.owner, item=task.item)
        town.settle()
        assert [on_hand(pc.database, last) for pc in (left, right)] == [9 * ONE] * 2
        assert town.disagreements() == []

    def test_the_document_of_a_count_is_its_end(self, town: Town) -> None:
        """Also while the row that says so is on its way."""
        count = closed_count(town)
        tell_document(town)
        assert count_states(town.pcs[:2], count) == ["closed", "closed"]
        town.settle()
        assert town.disagreements() == []

    def test_nobody_else_ends_a_count_in_another_way(self, town: Town) -> None:
        """Who cancelled it too late is told so, and it is not they who ended it."""
        left, right = town.pcs[:2]
        count = closed_count(town)
        left.clock.wait(60)
        cancel_count(right.database, right.person("gudang").actor, count=count)
        tell_document(town)
        town.settle()
        told = (
            "SELECT DISTINCT outcome, details ->> 'reason' FROM verdict WHERE outcome <> 'accepted'"
        )
        assert left.database.rows(told) == [("refused", "count_ended")]
        ended = "SELECT state, ended_by FROM stock_count"
        assert right.database.rows(ended) == [("closed", left.owner.account)]
        assert town.disagreements() == []

    def test_costs_are_the_hubs(self, town: Town) -> None:
        """Two receipts that crossed are averaged in the hub's order on every PC."""
        left, right = town.pcs[:2]
        item = add_item(left.database, left.owner, "Teh", sale_price=900)
        receive(left.database, left.owner, item, 10 * ONE, 100)
        town.settle()
        receive(right.database, right.owner, item, 10 * ONE, 300)
        sell(left.database, left.owner, item, 5 * ONE)
        right.settle(town.office.line(right))
        town.settle()
        pools = "SELECT quantity, cost, unit_cost FROM item_cost WHERE item = ?"
        found = [pc.database.rows(pools, (item,)) for pc in (left, right)]
        assert found == [[(15 * ONE, 3000, 200)]] * 2
        estimated = "SELECT count(*) FROM movement_cost WHERE estimated = 1"
        assert left.database.rows(estimated) == [(0,)]
        assert town.disagreements() == []
