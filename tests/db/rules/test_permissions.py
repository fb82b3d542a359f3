"""Who may do what: the rules' table, the one that was agreed and the one in the database."""

from db.connection import ShopDatabase
from db.ids import fixed_id
from db.rules.permissions import BUILT_IN, PERMISSIONS, POSTING

EVERYBODY = "item.view stock.view"
SELLERS = "stock.sell stock.customer_return"
KEEPERS = (
    "item.create item.edit item.delete barcode.edit label.print category.edit location.edit "
    "partner.edit stock.receive stock.transfer stock.adjust stock.count stock.return_to_supplier "
    "cost.view report.export data.import"
)
OWNERS = (
    "stock.oversell price.override count.approve people.manage settings.manage journal.view "
    "backup.manage sharing.manage"
)


def all_of(*groups: str) -> dict[str, str]:
    """Every permission of the groups, without limits."""
    return dict.fromkeys(" ".join(groups).split(), "all")


AGREED = {
    "owner": all_of(EVERYBODY, SELLERS, KEEPERS, OWNERS, "document.reverse report.view"),
    "warehouse": all_of(EVERYBODY, SELLERS, KEEPERS, "document.reverse report.view"),
    "cashier": all_of(EVERYBODY, SELLERS)
    | {"document.reverse": "own_same_day", "report.view": "own"},
    "viewer": all_of(EVERYBODY, "report.view"),
}


def test_the_table_is_the_agreed_one() -> None:
    """The four built-in roles hold what was agreed, with its scopes."""
    assert BUILT_IN == AGREED


def test_the_database_holds_the_same_table(shop_database: ShopDatabase) -> None:
    """A new shop's roles are the rules' table, row by row."""
    stored: dict[str, dict[str, str]] = {}
    for name, role, permission, scope in shop_database.rows(
        "SELECT name, role.id, permission, scope FROM role "
        "JOIN role_permission ON role_permission.role = role.id"
    ):
        assert role == fixed_id(f"role/{name}")
        stored.setdefault(name, {})[permission] = scope
    assert stored == BUILT_IN


def test_every_way_of_posting_is_a_permission() -> None:
    """No kind of document is posted without a permission that exists."""
    assert set(POSTING.values()) <= set(PERMISSIONS)
    assert set(PERMISSIONS) == set(AGREED["owner"])
