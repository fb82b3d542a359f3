"""The shop's data as CSV: it comes back as it was, and runs in no spreadsheet."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, PermissionDenied, Refused
from db.exchange.columns import Wishes
from db.exchange.export_titles import MOVEMENTS
from db.exchange.exporting import EXPORTS, export_data
from db.exchange.importing import import_file
from db.exchange.report_file import export_report, safe_text
from db.exchange.values import as_written
from db.home import Home
from db.operations.discounts import discount_draft
from db.operations.documents import post_draft
from db.operations.drafts import add_line, open_draft
from db.operations.items import BarcodeFields, archive_item
from db.operations.places import add_category, add_location, add_partner
from db.queries.reports import ReportRequest
from db.rules.discounts import Discount
from tests.db.exchange.files import counts
from tests.shops import ONE, RUPIAH, add_item, open_shop, receive

NASTY = ("=1+1", "'=1+1", "+62 811", "-5", "@x", "007", "8.99E+12", "a,b;c", 'say "x"', "#REF!")


def fill(database: ShopDatabase, owner: Actor) -> None:
    """Items with everything that an export may have to carry."""
    category = add_category(database, owner, name="=cmd")
    supplier = add_partner(database, owner, name="+Pemasok")
    for number, text in enumerate(NASTY):
        item = add_item(
            database,
            owner,
            text,
            BarcodeFields(f"{text}!"),
            BarcodeFields(f"C{number}", 12 * ONE, "dus"),
            sku=text,
            category=category,
            supplier=supplier,
            note=f"{text}\nsecond line",
            sale_price=12_345 + number,
            reorder_point=1_000,
        )
        receive(database, owner, item, (number + 1) * ONE, 70_001)
    archive_item(database, owner, item=item)


def exported(database: ShopDatabase, actor: Actor, what: str) -> list[list[str]]:
    """The rows of an export, with its titles."""
    stream = io.StringIO(newline="")
    export_data(database, actor, what=what, file=stream)
    return list(csv.reader(io.StringIO(stream.getvalue(), newline="")))


def test_items_and_stock_come_back_as_they_were(
    shop_database: ShopDatabase, owner: Actor, shop_template: object, tmp_path: Path
) -> None:
    """Into an empty shop: its own exports are the same files again."""
    import shutil

    fill(shop_database, owner)
    files = {what: tmp_path / f"{what}.csv" for what in ("items", "stock")}
    for what, file in files.items():
        export_data(shop_database, owner, what=what, file=file)
    folder = tmp_path / "other"
    shutil.copytree(shop_template.home.folder, folder)  # type: ignore[attr-defined]  # the fixture's
    other = open_shop(Home(folder))
    try:
        brought = import_file(other, owner, file=files["items"])
        assert (brought.problems, brought.layout.own) == ([], True)
        assert import_file(other, owner, file=files["stock"]).problems == []
        for what, file in files.items():
            again = tmp_path / f"again-{what}.csv"
            export_data(other, owner, what=what, file=again)
            assert again.read_bytes() == file.read_bytes()
    finally:
        other.close()


@pytest.mark.parametrize("what", ["items", "stock"])
def test_its_own_export_changes_nothing(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, what: str
) -> None:
    """Brought into the shop that it came from."""
    fill(shop_database, owner)
    export_data(shop_database, owner, what=what, file=tmp_path / "x.csv")
    result = import_file(shop_database, owner, file=tmp_path / "x.csv")
    assert result.problems == []
    assert counts(result)[1:3] == (0, 0)


@pytest.mark.parametrize("sees_cost", [True, False])
@pytest.mark.parametrize("what", ["movements", "documents"])
def test_what_is_for_reading_is_known_again(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, what: str, sees_cost: bool
) -> None:
    """As a list that we wrote, never as another program's sales; unless somebody insists."""
    fill(shop_database, owner)
    if not sees_cost:
        shop_database.execute_sql("DELETE FROM role_permission WHERE permission = 'cost.view'")
    file = tmp_path / "x.csv"
    export_data(shop_database, owner, what=what, file=file)
    for dry_run in (True, False):
        with pytest.raises(Refused, match=f"file_is_{what}"):
            import_file(shop_database, owner, file=file, dry_run=dry_run)
    asked = import_file(shop_database, owner, file=file, wishes=Wishes("sales"), dry_run=True)
    assert asked.layout.kind == "sales"


def test_a_report_of_movements_is_no_history(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """It has days, items and quantities, and is not another program's sales."""
    fill(shop_database, owner)
    file = tmp_path / "x.csv"
    request = ReportRequest("movements")
    export_report(shop_database, owner, request=request, format="csv", file=file)
    with pytest.raises(Refused, match="file_is_movements"):
        import_file(shop_database, owner, file=file)


@pytest.mark.parametrize("what", list(EXPORTS))
def test_costs_are_for_those_who_may_see_them(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, what: str
) -> None:
    """Others get the file without the column."""
    fill(shop_database, owner)
    with_costs = exported(shop_database, owner, what)
    shop_database.execute_sql("DELETE FROM role_permission WHERE permission = 'cost.view'")
    without = exported(shop_database, warehouse, what)
    assert "cost" in " ".join(with_costs[0]) or what in ("items", "documents")
    assert "cost" not in " ".join(without[0])
    assert len(with_costs) == len(without) > len(NASTY)
    assert all("7.0001" not in cell for row in without for cell in row)


def test_nothing_in_an_export_is_a_formula(shop_database: ShopDatabase, owner: Actor) -> None:
    """Not in any column of any of them."""
    fill(shop_database, owner)
    add_location(shop_database, owner, name="=place")
    for what in EXPORTS:
        cells = [cell for row in exported(shop_database, owner, what) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@given(st.text())
def test_neutral_text_comes_back(text: str) -> None:
    """One apostrophe more, one apostrophe less."""
    assert as_written(safe_text(text)) == text
    assert not safe_text(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_exports_are_refused(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, tmp_path: Path
) -> None:
    """To a cashier, of what is not there, into a folder that is not."""
    with pytest.raises(PermissionDenied):
        export_data(shop_database, cashier, what="items", file=tmp_path / "x.csv")
    with pytest.raises(InvalidInput, match="export_unknown"):
        export_data(shop_database, owner, what="people", file=tmp_path / "x.csv")
    with pytest.raises(LumbungError, match="export_failed_no_folder"):
        export_data(shop_database, owner, what="items", file=tmp_path / "no" / "x.csv")
    assert list(tmp_path.glob("*.csv")) == []


def test_movements_tell_what_was_paid(shop_database: ShopDatabase, owner: Actor) -> None:
    """With a discount less than the price; once a line, however many lots it took."""
    tea = add_item(shop_database, owner, "Teh", "8991234567897", sale_price=150 * RUPIAH)
    receive(shop_database, owner, tea, 5 * ONE, 100 * RUPIAH)
    draft = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=draft, code="8991234567897", count=2 * ONE)
    discount_draft(shop_database, owner, draft=draft, discount=Discount(amount=100 * RUPIAH))
    post_draft(shop_database, owner, draft=draft)
    titles, *_, sold = exported(shop_database, owner, "movements")
    told = dict(zip(titles, sold, strict=True))
    assert (told["quantity"], told["unit_price"], told["amount"]) == ("2", "150", "200")


@pytest.mark.parametrize("cost", [(), ("cost",)])
def test_movements_of_older_versions_are_no_history(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, cost: tuple[str, ...]
) -> None:
    """They had no amounts."""
    file = tmp_path / "old.csv"
    titles = [title for title in MOVEMENTS if title != "amount"]
    file.write_text(",".join([*titles, *cost]) + "\n" + ",".join("1" for _ in [*titles, *cost]))
    with pytest.raises(Refused, match="file_is_movements"):
        import_file(shop_database, owner, file=file)
