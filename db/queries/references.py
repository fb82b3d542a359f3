"""What a name stands for, where a command is given a name instead of an id."""

from typing import Final

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.rules.permissions import POSTING

NAMED: Final = "SELECT id FROM {} WHERE lower(name) = lower(:name)"
PARTNER: Final = NAMED.format("partner")
PLACE: Final = f"{NAMED.format('location')} AND kind = 'internal'"
ACCOUNT: Final = "SELECT id FROM account WHERE lower(login) = lower(:name)"
ITEM: Final = """
SELECT id FROM item WHERE sku = :name AND merged_into IS NULL
UNION SELECT item FROM barcode WHERE code = :name
"""
OPEN_DRAFT: Final = "SELECT id FROM draft WHERE owner = :actor AND kind = :name"
OPEN_COUNT: Final = f"{NAMED.format('stock_count')} AND state = 'open'"
REFERENCES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "item": (ITEM, ("item.view",)),
    "into": (ITEM, ("item.view",)),
    "category": (NAMED.format("category"), ("item.view",)),
    "unit": ("SELECT id FROM unit WHERE code = :name", ("item.view",)),
    "partner": (PARTNER, ("item.view",)),
    "supplier": (PARTNER, ("item.view",)),
    "customer": (PARTNER, ("item.view",)),
    "location": (PLACE, ("item.view",)),
    "parent": (PLACE, ("item.view",)),
    "source": (PLACE, ("item.view",)),
    "destination": (PLACE, ("item.view",)),
    "order": ("SELECT id FROM purchase_order WHERE number = :name", ("stock.view",)),
    "document": ("SELECT id FROM document WHERE number = :name", ("stock.view",)),
    "draft": (OPEN_DRAFT, tuple(dict.fromkeys(POSTING.values()))),
    "count": (OPEN_COUNT, ("stock.count",)),
    "role": (NAMED.format("role"), ("people.manage",)),
    "account": (ACCOUNT, ("people.manage",)),
    "person": (ACCOUNT, ("people.manage",)),
    "request": (
        "SELECT id FROM account_request WHERE lower(login) = lower(:name)",
        ("people.manage",),
    ),
}


def find_reference(database: ShopDatabase, actor: Actor, *, kind: str, name: str) -> bytes:
    """The id of what has this name: an item by SKU or barcode, an account by its sign-in name ...

    A draft goes by its kind: the person's open one. Each kind asks for the permission to see it.
    Raises `NotFound("reference_unknown")` or `Refused("reference_ambiguous")`.
    """
    sql, permissions = REFERENCES.get(kind, ("SELECT 1 WHERE 0", ()))
    with reading(database, actor, *permissions):
        given = {"name": name.strip(), "actor": actor.account}
        found = database.rows(f"{sql} LIMIT 2", given)
        if not found:
            raise NotFound("reference_unknown", kind=kind, name=name)
        if len(found) > 1:
            raise Refused("reference_ambiguous", kind=kind, name=name)
        return bytes(found[0][0])
