"""What the rows that a journal tells of are called; in one place for lists and conflicts."""

from typing import Any, Final

from db.connection import ShopDatabase

ID_LENGTH: Final = 32  # hexadecimal
NAMES: Final = {
    **dict.fromkeys(("item", "category", "partner", "location", "role", "account"), "name"),
    **dict.fromkeys(("barcode", "unit", "lot", "device"), "code"),
    "stock_count": "name",
    "setting": "key",
}
REFERS: Final = {
    "category": "category",
    "unit": "unit",
    "supplier": "partner",
    "merged_into": "item",
    "item": "item",
    "parent": "location",
    "location": "location",
    "role": "role",
}
"""By field, the table whose row its value is the id of."""


def subject_name(database: ShopDatabase, table: str, subject: bytes) -> str:
    """What a row is called; "" where it has no name, or is not here (any more)."""
    column = NAMES.get(table)
    if column is None:
        return ""
    found = database.row(f"SELECT {column} FROM {table} WHERE id = ?", (subject,))  # noqa: S608  (constants)
    return str(found[0]) if found else ""


def referred_name(database: ShopDatabase, field: str, value: Any) -> str | None:
    """What the row is called that a field of a payload names; None for fields that name none."""
    table = REFERS.get(field)
    if table is None or not isinstance(value, str) or len(value) != ID_LENGTH:
        return None
    return subject_name(database, table, bytes.fromhex(value))
