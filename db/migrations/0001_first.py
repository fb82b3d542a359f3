"""The first shape: people, items, drafts, documents, movements, balances, costs and the journal."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import complete_statement

# The fixed ids are UUIDv5 under this namespace, so that the PCs of all shops agree on them.
NAMESPACE = uuid.UUID("6f1c0e5a-2b7d-5c38-9e41-4c756d62756e")

UNITS = {"pcs": 0, "pack": 0, "box": 0, "kg": 3, "g": 0, "l": 3, "ml": 0, "m": 3}
PLACES = ("supplier", "customer", "loss", "opening")
OWNER = (
    *("people.manage", "settings.manage", "journal.view", "backup.manage", "sharing.manage"),
    *("stock.oversell", "price.override", "count.approve"),
)
WAREHOUSE = (
    *("item.create", "item.edit", "item.delete", "barcode.edit", "label.print"),
    *("category.edit", "location.edit", "partner.edit"),
    *("stock.receive", "stock.transfer", "stock.adjust", "stock.count"),
    *("stock.return_to_supplier", "cost.view", "report.export", "data.import"),
)
SELLING = ("stock.sell", "stock.customer_return")
LOOKING = ("item.view", "stock.view")
REST = ("document.reverse", "report.view")


def up(_migrator: object, db: Any) -> None:
    """Creates every table, index, view and trigger, and the rows that every shop shares."""
    for name in ("tables.sql", "triggers.sql"):
        for statement in statements(Path(__file__).with_suffix("") / name):
            db.execute_sql(statement)
    _fill(db)


def statements(script: Path) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit in between."""
    buffer = ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        buffer += line
        if complete_statement(buffer):
            yield buffer.strip()
            buffer = ""


def fixed_id(name: str) -> bytes:
    return uuid.uuid5(NAMESPACE, name).bytes


def _fill(db: Any) -> None:
    for code, decimals in UNITS.items():
        db.execute_sql(
            "INSERT INTO unit VALUES (?, ?, ?)", (fixed_id(f"unit/{code}"), code, decimals)
        )
    for kind in PLACES:
        db.execute_sql(
            "INSERT INTO location (id, name, kind) VALUES (?, ?, ?)",
            (fixed_id(f"location/{kind}"), kind, kind),
        )
    db.execute_sql("INSERT INTO lot (id, code) VALUES (?, '')", (fixed_id("lot/none"),))
    for role, scopes in _roles().items():
        identity = fixed_id(f"role/{role}")
        db.execute_sql("INSERT INTO role VALUES (?, ?, 1, 1)", (identity, role))
        for permission, scope in scopes.items():
            db.execute_sql(
                "INSERT INTO role_permission VALUES (?, ?, ?)", (identity, permission, scope)
            )


def _roles() -> dict[str, dict[str, str]]:
    everything = (*LOOKING, *SELLING, *REST, *WAREHOUSE, *OWNER)
    return {
        "owner": dict.fromkeys(everything, "all"),
        "warehouse": dict.fromkeys((*LOOKING, *SELLING, *REST, *WAREHOUSE), "all"),
        "cashier": dict.fromkeys((*LOOKING, *SELLING), "all")
        | {"document.reverse": "own_same_day", "report.view": "own"},
        "viewer": dict.fromkeys((*LOOKING, "report.view"), "all"),
    }
