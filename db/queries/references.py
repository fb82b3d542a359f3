"""What a name stands for, where a command is given a name instead of an id."""

from typing import Final

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.rules.permissions import POSTING
from db.rules.texts import folded

NAMED: Final = "SELECT id FROM {} WHERE lower(name) = lower(:name)"
PARTNER: Final = NAMED.format("partner")
PLACE: Final = f"{NAMED.format('location')} AND kind = 'internal'"
ACCOUNT: Final = "SELECT id FROM account WHERE lower(login) = lower(:name)"
ITEM: Final = """
WITH coded (id) AS (
    SELECT id FROM item WHERE sku = :name AND merged_into IS NULL
    UNION SELECT item FROM barcode WHERE code = :name)
SELECT id FROM coded
UNION ALL SELECT id FROM item
WHERE sort_name = :folded AND merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM coded)
"""
BOOKED: Final = f"""
SELECT line.id
FROM document
JOIN document_line AS line ON line.document = document.id
JOIN item ON item.id = line.item
WHERE document.number = :number
  AND (:name = '' OR line.position = :name OR coalesce(item.merged_into, item.id) IN ({ITEM}))
"""  # noqa: S608  (constants)
RETURNING: Final = (POSTING["customer_return"], POSTING["supplier_return"])
OPEN_DRAFT: Final = """
SELECT id FROM draft WHERE owner = :actor AND kind = :name AND parked_at IS NULL
"""
OPEN_COUNT: Final = f"{NAMED.format('stock_count')} AND state = 'open'"
REFERENCES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "item": (ITEM, ("item.view",)),
    "keep": (ITEM, ("item.view",)),
    "drop": (ITEM, ("item.view",)),
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
    "booked": (BOOKED, RETURNING),
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
    """The id of what has this name: an item by SKU, barcode or name, an account by its login ...

    A draft goes by its kind: the person's open one. A booked line goes by its document's number
    with its item or position (SAL-K1-000001/TEH, SAL-K1-000001/1), or by the number where there is
    no other line. Each kind asks for the permission to see it.
    Raises `NotFound("reference_unknown")` or `Refused("reference_ambiguous")`; of a booked line
    `NotFound("booked_unnamed")`.
    """
    sql, permissions = REFERENCES.get(kind, ("SELECT 1 WHERE 0", ()))
    with reading(database, actor, *permissions):
        number, _, part = name.strip().partition("/") if kind == "booked" else ("", "", name)
        given = {"number": number, "name": part.strip(), "folded": folded(part.strip())}
        found = database.rows(f"{sql} LIMIT 2", given | {"actor": actor.account})
        if kind == "booked" and len(found) != 1:
            raise NotFound("booked_unnamed", name=name)
        if not found:
            raise NotFound("reference_unknown", kind=kind, name=name)
        if len(found) > 1:
            raise Refused("reference_ambiguous", kind=kind, name=name)
        return bytes(found[0][0])
