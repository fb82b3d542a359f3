"""The tree of places: nested as deep as a warehouse needs, and never archived with goods in it."""

import pytest

from db.access import Actor
from db.errors import NotFound, PermissionDenied, Refused
from db.ids import CUSTOMERS, new_id
from db.operations.documents import reverse_document
from db.operations.drafts import open_draft
from db.operations.locations import archive_location, move_location, restore_location
from db.operations.places import add_location, rename_location
from db.queries.locations import CONTENTS, location_contents, location_tree, stock_by_location
from tests.db.books import Books, Scan
from tests.shops import ONE, add_item, digest

DEEP = 60


@pytest.fixture
def shelf(books: Books) -> dict[str, bytes]:
    """Gudang / Lorong 1 / Rak A / Papan 1, beside the shop floor."""
    made: dict[str, bytes] = {}
    parent = None
    for name in ("Gudang", "Lorong 1", "Rak A", "Papan 1"):
        parent = add_location(books.database, books.actor, name=name, parent=parent)
        made[name] = parent
    return made


def paths(books: Books, *, archived: bool = False) -> list[str]:
    """Every place by its path."""
    rows = location_tree(books.database, books.actor, archived=archived)
    return [row.path for row in rows]


def test_places_stand_in_places(books: Books, shelf: dict[str, bytes]) -> None:
    """Each follows the one in which it stands; names are one's own only beside each other."""
    rack = add_location(books.database, books.actor, name="rak b", parent=shelf["Lorong 1"])
    add_location(books.database, books.actor, name="Papan 1", parent=rack)
    assert paths(books) == [
        "Gudang",
        "Gudang / Lorong 1",
        "Gudang / Lorong 1 / Rak A",
        "Gudang / Lorong 1 / Rak A / Papan 1",
        "Gudang / Lorong 1 / rak b",
        "Gudang / Lorong 1 / rak b / Papan 1",
        "Toko",
    ]
    rows = location_tree(books.database, books.actor)
    assert [row.depth for row in rows] == [0, 1, 2, 3, 2, 3, 0]
    for name in ("RAK A", "Rak B"):
        with pytest.raises(Refused, match="name_taken"):
            add_location(books.database, books.actor, name=name, parent=shelf["Lorong 1"])
    with pytest.raises(Refused, match="name_taken"):
        rename_location(books.database, books.actor, location=rack, name="rak a")


def test_as_deep_as_one_likes(books: Books) -> None:
    """Sixty deep, and goods at the bottom count at the top."""
    parent = None
    for level in range(DEEP):
        parent = add_location(books.database, books.actor, name=f"{level}", parent=parent)
    item = add_item(books.database, books.actor)
    books.post("receipt", Scan(item, ONE), location=parent)
    stock = stock_by_location(books.database, books.actor, item=item)
    assert [row.total for row in stock] == [ONE] * DEEP
    assert sum(row.own for row in stock) == ONE


def test_stock_is_rolled_up(
    books: Books, viewer: Actor, shelf: dict[str, bytes], shop_floor: bytes
) -> None:
    """What each place holds itself, and with all that stand in it."""
    tea = add_item(books.database, books.actor, "Teh")
    rice = add_item(books.database, books.actor, "Beras")
    for place, quantity in (("Papan 1", 3), ("Rak A", 2), ("Gudang", 1)):
        scans = (Scan(tea, quantity * ONE), Scan(rice, ONE))
        books.post("receipt", *scans, location=shelf[place])
    books.post("receipt", Scan(tea, 4 * ONE), location=shop_floor)
    stock = stock_by_location(books.database, viewer, item=tea)
    assert [(row.place.name, row.own // ONE, row.total // ONE) for row in stock] == [
        *(("Gudang", 1, 6), ("Lorong 1", 0, 5), ("Rak A", 2, 5), ("Papan 1", 3, 3)),
        ("Toko", 4, 4),
    ]
    for deep, wanted in ((True, [("Beras", 2), ("Teh", 5)]), (False, [("Beras", 1), ("Teh", 2)])):
        rows = location_contents(books.database, viewer, location=shelf["Rak A"], deep=deep)
        assert [(row.name, row.quantity // ONE) for row in rows] == wanted
    with pytest.raises(NotFound, match="location_unknown"):
        location_contents(books.database, viewer, location=CUSTOMERS)


def test_a_place_is_moved_with_its_goods(books: Books, shelf: dict[str, bytes]) -> None:
    """No movement is booked; it may stand on its own again."""
    item = add_item(books.database, books.actor)
    books.post("receipt", Scan(item, ONE), location=shelf["Papan 1"])
    move_location(books.database, books.actor, location=shelf["Rak A"], parent=None)
    assert "Rak A / Papan 1" in paths(books)
    stock = stock_by_location(books.database, books.actor, item=item)
    assert [row.place.name for row in stock] == ["Rak A", "Papan 1"]
    move_location(books.database, books.actor, location=shelf["Rak A"], parent=shelf["Gudang"])
    assert "Gudang / Rak A / Papan 1" in paths(books)
    assert books.one("SELECT count(*) FROM movement") == 1


def test_no_place_stands_in_itself(books: Books, shelf: dict[str, bytes]) -> None:
    """Neither directly nor in what stands in it; nor where its name is taken."""
    before = digest(books.database)
    for parent in ("Gudang", "Rak A", "Papan 1"):
        with pytest.raises(Refused, match="location_cycle"):
            move_location(
                books.database, books.actor, location=shelf["Gudang"], parent=shelf[parent]
            )
    for place, new in ((shelf["Rak A"], CUSTOMERS), (CUSTOMERS, None), (new_id(), None)):
        with pytest.raises(NotFound, match="location_unknown"):
            move_location(books.database, books.actor, location=place, parent=new)
    assert digest(books.database) == before
    add_location(books.database, books.actor, name="RAK A")
    with pytest.raises(Refused, match="name_taken"):
        move_location(books.database, books.actor, location=shelf["Rak A"], parent=None)


def test_a_place_with_goods_is_not_archived(books: Books, shelf: dict[str, bytes]) -> None:
    """Nor one in which such a place stands, nor one that is short of goods."""
    item = add_item(books.database, books.actor)
    books.post("receipt", Scan(item, ONE), location=shelf["Papan 1"])
    for place in ("Papan 1", "Gudang"):
        with pytest.raises(Refused, match="location_not_empty") as refused:
            archive_location(books.database, books.actor, location=shelf[place])
        assert refused.value.details == {"name": "Papan 1"}
    books.post("sale", Scan(item, 2 * ONE), location=shelf["Papan 1"], oversell=True)
    with pytest.raises(Refused, match="location_not_empty"):
        archive_location(books.database, books.actor, location=shelf["Gudang"])
    books.post("receipt", Scan(item, ONE), location=shelf["Papan 1"])
    archive_location(books.database, books.actor, location=shelf["Gudang"])
    assert paths(books) == ["Toko"]


def test_what_was_archived_together_comes_back_together(
    books: Books, shelf: dict[str, bytes]
) -> None:
    """A place that was archived before stays so; a shelf brings the places above it."""
    archive_location(books.database, books.actor, location=shelf["Papan 1"])
    archive_location(books.database, books.actor, location=shelf["Lorong 1"])
    assert paths(books) == ["Gudang", "Toko"]
    assert "Gudang / Lorong 1 / Rak A / Papan 1" in paths(books, archived=True)
    restore_location(books.database, books.actor, location=shelf["Lorong 1"])
    assert paths(books)[-2:] == ["Gudang / Lorong 1 / Rak A", "Toko"]
    archive_location(books.database, books.actor, location=shelf["Gudang"])
    restore_location(books.database, books.actor, location=shelf["Papan 1"])
    assert len(paths(books)) == 5
    restore_location(books.database, books.actor, location=shelf["Papan 1"])


def test_a_name_may_be_taken_meanwhile(books: Books, shelf: dict[str, bytes]) -> None:
    """An archived place gives its name free, and does not come back beside another of the name."""
    archive_location(books.database, books.actor, location=shelf["Rak A"])
    add_location(books.database, books.actor, name="Rak A", parent=shelf["Lorong 1"])
    with pytest.raises(Refused, match="name_taken"):
        restore_location(books.database, books.actor, location=shelf["Rak A"])


def test_nothing_goes_to_an_archived_place(books: Books, shelf: dict[str, bytes]) -> None:
    """Not by a draft that was begun before, not by a reversal, and nothing stands in it anew."""
    item = add_item(books.database, books.actor)
    gudang = shelf["Gudang"]
    books.post("receipt", Scan(item, ONE), location=gudang)
    sold = books.post("sale", Scan(item, ONE), location=gudang)
    archive_location(books.database, books.actor, location=gudang)
    with pytest.raises(NotFound, match="location_unknown"):
        open_draft(books.database, books.actor, kind="receipt", location=gudang)
    with pytest.raises(Refused, match="location_archived"):
        reverse_document(books.database, books.actor, document=sold.id, reason="")
    with pytest.raises(Refused, match="location_archived"):
        add_location(books.database, books.actor, name="Rak B", parent=gudang)
    other = add_location(books.database, books.actor, name="Baru")
    with pytest.raises(Refused, match="location_archived"):
        move_location(books.database, books.actor, location=other, parent=gudang)


def test_a_cashier_changes_no_place(books: Books, cashier: Actor, shelf: dict[str, bytes]) -> None:
    """Denied before anything else."""
    for change in (archive_location, restore_location):
        with pytest.raises(PermissionDenied):
            change(books.database, cashier, location=shelf["Gudang"])
    with pytest.raises(PermissionDenied):
        move_location(books.database, cashier, location=shelf["Gudang"], parent=None)


def test_a_places_contents_are_found_by_the_index(books: Books, shelf: dict[str, bytes]) -> None:
    """No table is read whole."""
    asked = {"location": shelf["Gudang"], "deep": True, "limit": 5, "offset": 0}
    plan = [row[3] for row in books.database.rows(f"EXPLAIN QUERY PLAN {CONTENTS}", asked)]
    assert any("balance_by_location" in step for step in plan)
    scans = {step for step in plan if step.startswith("SCAN")}
    assert scans <= {"SCAN within", "SCAN CONSTANT ROW"}
