"""Rules: a place is counted while the shop is open, and what differs is booked."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from db.operations.counting import count_line
from db.operations.counts import cancel_count, close_count, open_count
from tests.proof.machine.base import ShopMachine, amounts, numbers, persons, seldom
from tests.proof.model.counts import Count


class Stocktakes(ShopMachine):
    """What is really there."""

    @precondition(lambda self: self.counts.open_one is None)
    @rule(by=persons, place=numbers)
    def begin_a_count(self, by: str, place: int) -> None:
        """Of one place."""
        person, where = self.person(by), self.place(place)
        done = self.both(
            lambda: self.counts.begin(person, where),
            lambda: open_count(
                self.database,
                self.actor(person),
                location=where.id,
                name=f"Opname {self.shop.next()}",
            ),
        )
        if done:
            done[0].id = done[1]

    @precondition(lambda self: bool(self.counts.counts))
    @rule(by=persons, which=numbers, counted=st.just(0) | amounts)
    def count(self, by: str, which: int, counted: int) -> None:
        """The goods of an item that have no lot."""
        person, item, count = self.person(by), self.item(which), self.newest_count()
        self.both(
            lambda: self.counts.count(person, count, item, counted),
            lambda: count_line(
                self.database,
                self.actor(person),
                count=count.id,
                counted=counted,
                item=item.id,
                location=count.place.id,
                lot_code="",
            ),
        )

    @precondition(lambda self: bool(self.counts.counts))
    @rule(by=persons, zero=st.booleans(), give_up=seldom)
    def end_a_count(self, by: str, zero: bool, give_up: bool) -> None:
        """What differed is booked, or nothing is; twice is once."""
        person, count = self.person(by), self.newest_count()
        if give_up:
            self.both(
                lambda: self.counts.cancel(person, count),
                lambda: cancel_count(self.database, self.actor(person), count=count.id),
            )
            return
        if count.state == "closed":
            return
        zero = zero and len(self.shop.within(count.place)) == 1
        done = self.both(
            lambda: self.counts.close(person, count, zero=zero),
            lambda: close_count(
                self.database,
                self.actor(person),
                count=count.id,
                uncounted="zero" if zero else "leave",
            ),
        )
        if done:
            document, closed = done
            assert closed.lines == (len(document.lines) if document else 0)
            if document:
                document.id = closed.count

    def newest_count(self) -> Count:
        """The one that goes on, or that was the last."""
        return self.counts.counts[-1]
