"""The columns of our own exports: titles that are the same in every language, and known again."""

from typing import Final

ITEMS: Final = (
    *("sku", "name", "category", "unit", "sale_price", "reorder_point", "reorder_quantity"),
    *("supplier", "note", "track_lots", "archived", "barcode", "pack_quantity", "pack_name"),
)
STOCK: Final = (*("sku", "barcode", "name", "unit", "location", "lot", "expires_on", "quantity"),)
MOVEMENTS: Final = (
    *("business_date", "at", "document", "kind", "sku", "name", "source", "destination", "lot"),
    *("quantity", "unit_price", "amount"),
)
DOCUMENTS: Final = (
    *("business_date", "at", "number", "kind", "partner", "reason", "note", "external_ref"),
    *("payment_method", "reverses", "total", "tax", "person"),
)
MOVEMENTS_REPORT: Final = (
    *("date", "number", "kind", "sku", "name", "quantity", "unit", "from", "to", "person"),
    *("partner", "amount"),
)
COST: Final = "unit_cost"
OWN: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "items": (ITEMS,),
    "stock": (STOCK, (*STOCK, COST)),
}
_WITHOUT_AMOUNT: Final = MOVEMENTS[:-1]  # as they were written before there were discounts
TO_READ: Final[dict[tuple[str, ...], str]] = {
    **dict.fromkeys((_WITHOUT_AMOUNT, (*_WITHOUT_AMOUNT, "cost")), "file_is_movements"),
    **dict.fromkeys((MOVEMENTS, (*MOVEMENTS, "cost")), "file_is_movements"),
    **dict.fromkeys((MOVEMENTS_REPORT, (*MOVEMENTS_REPORT, "cost")), "file_is_movements"),
    DOCUMENTS: "file_is_documents",
}
"""What we wrote for people to read, and the code of the sentence for who wants to bring it in."""
