"""The columns of our own exports: titles that are the same in every language, and known again."""

from typing import Final

ITEMS: Final = (
    *("sku", "name", "category", "unit", "sale_price", "reorder_point", "reorder_quantity"),
    *("supplier", "note", "track_lots", "archived", "barcode", "pack_quantity", "pack_name"),
)
STOCK: Final = (*("sku", "barcode", "name", "unit", "location", "lot", "expires_on", "quantity"),)
MOVEMENTS: Final = (
    *("business_date", "at", "document", "kind", "sku", "name", "source", "destination", "lot"),
    *("quantity", "unit_price"),
)
DOCUMENTS: Final = (
    *("business_date", "at", "number", "kind", "partner", "reason", "note", "external_ref"),
    *("payment_method", "reverses", "total", "tax", "person"),
)
COST: Final = "unit_cost"
OWN: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "items": (ITEMS,),
    "stock": (STOCK, (*STOCK, COST)),
}
