"""What people settle of what several PCs did while apart, and the right that each of it takes."""

from typing import Final

OVERSOLD: Final = "oversold"  # the reason of the adjustment that ends a shortage; none to choose
EDITS: Final = {
    "item": "item.edit",
    "barcode": "barcode.edit",
    "lot": "item.edit",
    "unit": "item.edit",
    "category": "category.edit",
    "partner": "partner.edit",
    "location": "location.edit",
    "setting": "settings.manage",
    "role": "people.manage",
    "account": "people.manage",
    "account_request": "people.manage",
    "approval": "people.manage",
    "stock_count": "stock.count",
    "count_line": "stock.count",
    "device": "sharing.manage",
}
"""By table, the right to say what stands in one of its fields."""
CONFLICT_RIGHTS: Final = tuple(dict.fromkeys(EDITS.values()))
"""Who holds one of these sees what there is to settle."""
