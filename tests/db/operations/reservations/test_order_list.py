"""What is known of orders: what became of them, who learns of it, what does not add up."""

from dataclasses import replace
from typing import Any

import pytest

from db.access import Actor
from db.operations.reservations import release_reservation
from db.queries.check import check
from db.queries.journal import journal_entries
from tests.db.books import Books, Scan
from tests.db.operations.reservations.conftest import AT_ONE, HOUR, NOON, orders, reserve, sell_for
from tests.shops import ONE, add_item, at


def test_orders_are_listed_by_what_became_of_them(books: Books, tea: bytes) -> None:
    """By state, by reference and by item, the newest first, in pages."""
    coffee = add_item(books.database, books.actor, "Kopi")
    books.post("receipt", Scan(coffee, 9 * ONE, 100))
    for reference in ("sold", "given up"):
        reserve(books, reference, coffee, ONE)
    reserve(books, "late", coffee, ONE, expires_at=AT_ONE)
    reserve(books, "waiting", tea, ONE)
    sell_for(books, "sold", Scan(coffee, ONE))
    release_reservation(books.database, books.actor, reference="given up")
    later = replace(books, actor=at(books.actor, NOON + HOUR))
    shown = {row.reference: row.state for row in orders(later)}
    assert list(shown) == ["waiting", "late", "given up", "sold"]
    assert list(shown.values()) == ["open", "expired", "released", "fulfilled"]
    for reference, state in shown.items():
        assert [row.reference for row in orders(later, state=state)] == [reference]
        assert (
            orders(later, state=state, reference="sold")
            == orders(later, state=state)[: reference == "sold"]
        )
    assert [row.reference for row in orders(later, item=tea)] == ["waiting"]
    assert [row.reference for row in orders(later, item=coffee, state="expired")] == ["late"]
    assert [row.reference for row in orders(later, limit=2, offset=1)] == ["late", "given up"]


def test_others_learn_of_every_act(books: Books, tea: bytes) -> None:
    """A row of the journal for each reservation, each release, and each fulfilment."""
    made = reserve(books, "WEB-1", tea, 5 * ONE)
    sell_for(books, "WEB-1", Scan(tea, ONE))
    release_reservation(books.database, books.actor, reference="WEB-1")
    told = [
        entry.payload["fields"]
        for entry in journal_entries(books.database, books.actor)
        if str(entry.payload.get("table", "")).startswith("reservation")
    ]
    gone, sold, first = told
    assert (first["id"], first["reference"], first["quantity"]) == (made.hex(), "WEB-1", 5 * ONE)
    assert (sold["reservation"], sold["quantity"]) == (made.hex(), ONE)
    assert (gone["document"], gone["quantity"]) == (None, 4 * ONE)


@pytest.mark.parametrize(
    ("damage", "subject"),
    [
        ("UPDATE reserved SET quantity = quantity + 1", "Teh"),
        ("DELETE FROM reserved", "Teh"),
        ("INSERT INTO reservation_release VALUES (randomblob(16), {id}, 6000, NULL, {id}, 0)", "W"),
        (
            "INSERT INTO reservation_release"
            " SELECT randomblob(16), {id}, 1, id, actor, 0 FROM document",
            "W",
        ),
    ],
)
def test_check_tells_what_does_not_add_up(
    shop_database: Any, owner: Actor, damage: str, subject: str
) -> None:
    """What is left, what was given up beyond that, what no sale accounts for."""
    books = Books(shop_database, owner)
    tea = add_item(shop_database, owner, "Teh")
    books.post("receipt", Scan(tea, 7 * ONE, 100))
    made = reserve(books, "W", tea, 5 * ONE)
    assert check(shop_database) == []
    shop_database.execute_sql(damage.format(id=f"x'{made.hex()}'"))
    problems = {(problem.code, problem.subject) for problem in check(shop_database)}
    assert ("reservation_wrong", subject) in problems
