"""What the codes of reports are called: reports, columns, kinds of document, places, periods."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.report_summary import REVERSED
from db.queries.reports import Code
from desktop_app.shell.messages import QT_TRANSLATE_NOOP

REPORTS: Final = {
    "stock_on_hand": QT_TRANSLATE_NOOP("Reports", "Stock on hand"),
    "movements": QT_TRANSLATE_NOOP("Reports", "Movements"),
    "valuation": QT_TRANSLATE_NOOP("Reports", "Value of the stock"),
    "sales_by_item": QT_TRANSLATE_NOOP("Reports", "Sales by item"),
    "sales_by_day": QT_TRANSLATE_NOOP("Reports", "Sales by day"),
    "movement_summary": QT_TRANSLATE_NOOP("Reports", "Movement totals"),
    "margin": QT_TRANSLATE_NOOP("Reports", "Margin by category"),
    "imported_sales_by_item": QT_TRANSLATE_NOOP("Reports", "Imported sales by item"),
    "imported_sales_by_day": QT_TRANSLATE_NOOP("Reports", "Imported sales by day"),
    "reorder": QT_TRANSLATE_NOOP("Reports", "What to order"),
    "on_the_way": QT_TRANSLATE_NOOP("Reports", "On the way"),
    "low_stock": QT_TRANSLATE_NOOP("Reports", "Low stock"),
    "out_of_stock": QT_TRANSLATE_NOOP("Reports", "Out of stock"),
    "overstock": QT_TRANSLATE_NOOP("Reports", "Too much stock"),
    "dead_stock": QT_TRANSLATE_NOOP("Reports", "Dead stock"),
    "expiring": QT_TRANSLATE_NOOP("Reports", "Expiring soon"),
    "journal": QT_TRANSLATE_NOOP("Reports", "Journal"),
    "count_variances": QT_TRANSLATE_NOOP("Reports", "Stocktake differences"),
}
OWN_REPORTS: Final = {"movements": QT_TRANSLATE_NOOP("Reports", "My sales")}
COLUMNS: Final = {
    "sku": QT_TRANSLATE_NOOP("Reports", "SKU"),
    "name": QT_TRANSLATE_NOOP("Reports", "Item"),
    "category": QT_TRANSLATE_NOOP("Reports", "Category"),
    "location": QT_TRANSLATE_NOOP("Reports", "Location"),
    "on_hand": QT_TRANSLATE_NOOP("Reports", "On hand"),
    "unit": QT_TRANSLATE_NOOP("Reports", "Unit"),
    "sale_price": QT_TRANSLATE_NOOP("Reports", "Price"),
    "value_at_price": QT_TRANSLATE_NOOP("Reports", "Value at price"),
    "unit_cost": QT_TRANSLATE_NOOP("Reports", "Cost (average)"),
    "value": QT_TRANSLATE_NOOP("Reports", "Value at cost"),
    "date": QT_TRANSLATE_NOOP("Reports", "Date"),
    "number": QT_TRANSLATE_NOOP("Reports", "Number"),
    "kind": QT_TRANSLATE_NOOP("Reports", "Kind"),
    "quantity": QT_TRANSLATE_NOOP("Reports", "Quantity"),
    "from": QT_TRANSLATE_NOOP("Reports", "From"),
    "to": QT_TRANSLATE_NOOP("Reports", "To"),
    "person": QT_TRANSLATE_NOOP("Reports", "Booked by"),
    "partner": QT_TRANSLATE_NOOP("Reports", "Supplier or customer"),
    "amount": QT_TRANSLATE_NOOP("Reports", "Sales"),
    "cost": QT_TRANSLATE_NOOP("Reports", "Cost"),
    "margin": QT_TRANSLATE_NOOP("Reports", "Margin"),
    "documents": QT_TRANSLATE_NOOP("Reports", "Number of sales"),
    "came": QT_TRANSLATE_NOOP("Reports", "In"),
    "went": QT_TRANSLATE_NOOP("Reports", "Out"),
    "lot": QT_TRANSLATE_NOOP("Reports", "Batch"),
    "recorded": QT_TRANSLATE_NOOP("Reports", "Recorded"),
    "counted": QT_TRANSLATE_NOOP("Reports", "Counted"),
    "difference": QT_TRANSLATE_NOOP("Reports", "Difference"),
    "reason": QT_TRANSLATE_NOOP("Reports", "Reason"),
    "value_change": QT_TRANSLATE_NOOP("Reports", "Change in value"),
    "supplier": QT_TRANSLATE_NOOP("Reports", "Supplier"),
    "available": QT_TRANSLATE_NOOP("Reports", "Available"),
    "coming": QT_TRANSLATE_NOOP("Reports", "Coming"),
    "reorder_point": QT_TRANSLATE_NOOP("Reports", "Reorder point"),
    "per_day": QT_TRANSLATE_NOOP("Reports", "Sold a day"),
    "cover": QT_TRANSLATE_NOOP("Reports", "Lasts (days)"),
    "to_order": QT_TRANSLATE_NOOP("Reports", "To order"),
    "packs": QT_TRANSLATE_NOOP("Reports", "Packs"),
    "order_cost": QT_TRANSLATE_NOOP("Reports", "Cost of the order"),
    "last_sold": QT_TRANSLATE_NOOP("Reports", "Last sold"),
    "ordered_on": QT_TRANSLATE_NOOP("Reports", "Ordered on"),
    "expected_on": QT_TRANSLATE_NOOP("Reports", "Expected on"),
    "ordered": QT_TRANSLATE_NOOP("Reports", "Ordered"),
    "reference": QT_TRANSLATE_NOOP("Reports", "Their number"),
    "expires_on": QT_TRANSLATE_NOOP("Reports", "Expires on"),
    "days_left": QT_TRANSLATE_NOOP("Reports", "Days left"),
    "at": QT_TRANSLATE_NOOP("Reports", "Time"),
    "act": QT_TRANSLATE_NOOP("Reports", "Act"),
    "what": QT_TRANSLATE_NOOP("Reports", "Of what"),
    "about": QT_TRANSLATE_NOOP("Reports", "About"),
    "field": QT_TRANSLATE_NOOP("Reports", "Field"),
    "device": QT_TRANSLATE_NOOP("Reports", "PC"),
}
KINDS: Final = {
    "receipt": QT_TRANSLATE_NOOP("Reports", "Goods received"),
    "sale": QT_TRANSLATE_NOOP("Reports", "Sale"),
    "customer_return": QT_TRANSLATE_NOOP("Reports", "Customer return"),
    "supplier_return": QT_TRANSLATE_NOOP("Reports", "Supplier return"),
    "transfer": QT_TRANSLATE_NOOP("Reports", "Transfer"),
    "adjustment": QT_TRANSLATE_NOOP("Reports", "Adjustment"),
    "stocktake": QT_TRANSLATE_NOOP("Reports", "Stocktake"),
    "opening": QT_TRANSLATE_NOOP("Reports", "Opening stock"),
}
REASONS: Final = {
    "damage": QT_TRANSLATE_NOOP("Reports", "Damage"),
    "loss": QT_TRANSLATE_NOOP("Reports", "Loss"),
    "expired": QT_TRANSLATE_NOOP("Reports", "Expired"),
    "own_use": QT_TRANSLATE_NOOP("Reports", "Own use"),
    "found": QT_TRANSLATE_NOOP("Reports", "Found"),
    "correction": QT_TRANSLATE_NOOP("Reports", "Correction"),
    "oversold": QT_TRANSLATE_NOOP("Reports", "Sold twice"),
}
PLACES: Final = {
    "supplier": QT_TRANSLATE_NOOP("Reports", "Supplier"),
    "customer": QT_TRANSLATE_NOOP("Reports", "Customer"),
    "loss": QT_TRANSLATE_NOOP("Reports", "Loss"),
    "opening": QT_TRANSLATE_NOOP("Reports", "Opening stock"),
}
PERIODS: Final = {
    "today": QT_TRANSLATE_NOOP("Reports", "Today"),
    "yesterday": QT_TRANSLATE_NOOP("Reports", "Yesterday"),
    "this_week": QT_TRANSLATE_NOOP("Reports", "This week"),
    "this_month": QT_TRANSLATE_NOOP("Reports", "This month"),
    "last_month": QT_TRANSLATE_NOOP("Reports", "Last month"),
    "all": QT_TRANSLATE_NOOP("Reports", "All days"),
    "custom": QT_TRANSLATE_NOOP("Reports", "Other days"),
}
_REVERSED_KIND = QT_TRANSLATE_NOOP("Reports", "{kind} (reversed)")


def in_words(words: Mapping[str, str], code: str) -> str:
    """What one of the tables above calls a code; what it does not know stays as it is."""
    return QCoreApplication.translate("Reports", words[code]) if code in words else code


def kind_in_words(code: str) -> str:
    """A kind of document; the document that takes another one back says so."""
    kind = in_words(KINDS, code.removesuffix(REVERSED))
    if not code.endswith(REVERSED):
        return kind
    return QCoreApplication.translate("Reports", _REVERSED_KIND).format(kind=kind)


def place_in_words(name: str) -> str:
    """A built-in place; one that a person named stays as it is named, also "loss"."""
    return in_words(PLACES, name) if isinstance(name, Code) else name


def reason_in_words(code: str) -> str:
    """Why a counted quantity differs; nothing where nobody said it."""
    return in_words(REASONS, code)


def report_title(name: str, *, own: bool) -> str:
    """A report's name; `own` for those who see what they booked themselves."""
    return in_words(REPORTS | OWN_REPORTS if own else REPORTS, name)
