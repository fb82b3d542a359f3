"""The journal as a report: by day, and with the names of what is gone."""

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.items import ItemFields, delete_item, edit_item
from db.operations.locations import archive_location
from db.operations.places import add_location
from db.queries.report_summary import summarise_report
from db.queries.reports import (
    ReportFilter,
    ReportRequest,
)
from tests.db.queries.supply.conftest import TODAY, by_key, day, read
from tests.shops import add_item


def test_the_journal_by_day(shop_database: ShopDatabase, owner: Actor) -> None:
    """Who did what to what, the newest first, on the shop's clock."""
    place = add_location(shop_database, owner, name="Gudang")
    archive_location(shop_database, owner, location=place)
    rows = read(shop_database, owner, "journal", first=TODAY, last=TODAY)
    assert [(row["act"], row["what"], row["about"], row["field"]) for row in rows] == [
        ("field_changed", "location", "Gudang", "archived_at"),
        ("row_created", "location", "Gudang", ""),
    ]
    assert {(row["at"], row["person"], row["device"]) for row in rows} == {
        ("2026-03-31 12:00:00", "Ibu Sri", "K1")
    }
    assert read(shop_database, owner, "journal", last=day(2000)) == []
    request = ReportRequest("journal", ReportFilter(first=TODAY, last=TODAY))
    summary = summarise_report(shop_database, owner, request=request)
    assert (summary.count, by_key(summary.report)) == (2, rows)


def test_the_journal_names_what_was_deleted(shop_database: ShopDatabase, owner: Actor) -> None:
    """By the last name that it had."""
    item = add_item(shop_database, owner, "Kopi Tubruk")
    edit_item(shop_database, owner, item=item, fields=ItemFields("Kopi Lanang"), barcodes=[])
    delete_item(shop_database, owner, item=item)

    rows = read(shop_database, owner, "journal")

    gone = [row["about"] for row in rows if row["act"] == "row_deleted" and row["what"] == "item"]
    assert gone == ["Kopi Lanang"]


def test_the_journal_names_deleted_codes(shop_database: ShopDatabase, owner: Actor) -> None:
    """A barcode by what was read."""
    code = "8991234567891"
    item = add_item(shop_database, owner, "Kopi Tubruk", code)
    delete_item(shop_database, owner, item=item)

    rows = read(shop_database, owner, "journal")

    acts = {row["act"] for row in rows if row["about"] == code}
    assert acts == {"row_created", "row_deleted"}
