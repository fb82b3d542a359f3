"""What a scanned code said of the goods: their number, how many, how heavy, and a printed price."""

from typing import Any

QUANTITY = "INTEGER CHECK ({0} BETWEEN 1 AND 10000000000)"
COLUMNS = {
    "gtin14": "TEXT NOT NULL DEFAULT '' CHECK (length(gtin14) IN (0, 14))",
    "said_quantity": QUANTITY.format("said_quantity"),
    "said_grams": QUANTITY.format("said_grams"),
    "amount": "INTEGER CHECK (amount BETWEEN 0 AND 10000000000000000)",
    "amount_quantity": QUANTITY.format("amount_quantity"),
    "amount_price": "INTEGER CHECK (amount_price BETWEEN 0 AND 100000000000000)",
}


def up(_migrator: object, db: Any) -> None:
    """Adds the columns; what stands on drafts by now came without."""
    for name, kind in COLUMNS.items():
        db.execute_sql(f"ALTER TABLE draft_line ADD COLUMN {name} {kind}")
