"""What the item page says of stock in words: levels, documents, and why there is what there is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime

from db.queries.items import ItemRow
from db.queries.stock_card import CardRow
from db.rules.calendar import local_time
from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.widgets.numbers import format_quantity, signed_quantity

_ORDERS_NAMED = 3
_LEVELS = {
    "low": QT_TRANSLATE_NOOP("Items", "Low"),
    "out": QT_TRANSLATE_NOOP("Items", "Out"),
}
_KINDS = {
    "receipt": QT_TRANSLATE_NOOP("Items", "Goods received"),
    "sale": QT_TRANSLATE_NOOP("Items", "Sale"),
    "customer_return": QT_TRANSLATE_NOOP("Items", "Customer return"),
    "supplier_return": QT_TRANSLATE_NOOP("Items", "Supplier return"),
    "transfer": QT_TRANSLATE_NOOP("Items", "Transfer"),
    "adjustment": QT_TRANSLATE_NOOP("Items", "Adjustment"),
    "stocktake": QT_TRANSLATE_NOOP("Items", "Stocktake"),
    "opening": QT_TRANSLATE_NOOP("Items", "Opening stock"),
}
_ADDED = {
    "opening": QT_TRANSLATE_NOOP("Items", "{n} at the start"),
    "receipt": QT_TRANSLATE_NOOP("Items", "{n} received"),
    "customer_return": QT_TRANSLATE_NOOP("Items", "{n} returned by customers"),
    "adjustment": QT_TRANSLATE_NOOP("Items", "{n} added by adjustments"),
    "stocktake": QT_TRANSLATE_NOOP("Items", "{n} more counted"),
}
_TAKEN = {
    "sale": QT_TRANSLATE_NOOP("Items", "{n} sold"),
    "supplier_return": QT_TRANSLATE_NOOP("Items", "{n} returned to suppliers"),
    "adjustment": QT_TRANSLATE_NOOP("Items", "{n} taken off by adjustments"),
    "stocktake": QT_TRANSLATE_NOOP("Items", "{n} fewer counted"),
}


def level_word(level: str) -> str:
    """The mark beside a quantity; "" where there is enough."""
    return _said(_LEVELS[level]) if level in _LEVELS else ""


def amount(thousandths: int, unit: str) -> str:
    """A quantity with its unit."""
    return f"{format_quantity(thousandths)} {unit}"


def day(business_date: str) -> str:
    """The shop's day (YYYY-MM-DD) as people write it."""
    return QLocale().toString(QDate.fromString(business_date, Qt.DateFormat.ISODate), "d MMM yyyy")


def moment(row: CardRow, timezone: str) -> str:
    """The shop's day of a movement, with the time where it was booked on that day."""
    booked = local_time(row.at, timezone)
    told = day(row.business_date)
    if booked.date().isoformat() != row.business_date:
        return told
    time = QTime(booked.hour, booked.minute)
    return f"{told} {QLocale().toString(time, QLocale.FormatType.ShortFormat)}"


def document_word(row: CardRow) -> str:
    """What kind of document a movement belongs to."""
    kind = _said(_KINDS[row.kind])
    reversed_ = QCoreApplication.translate("Items", "{kind} (reversed)")
    return reversed_.format(kind=kind) if row.is_reversal else kind


def why(on_hand: str, story: dict[str, int]) -> str:
    """`7 pcs: 13 received, 6 sold.` from the changes by kind (see `stock_story`)."""
    parts = [
        _said(words[kind]).format(n=format_quantity(abs(change)))
        for words, up in ((_ADDED, True), (_TAKEN, False))
        for kind in words
        if (change := story.get(kind, 0)) and (change > 0) == up
    ]
    if not parts:
        return QCoreApplication.translate("Items", "Nothing has come in or gone out yet.")
    return QCoreApplication.translate("Items", "{on_hand}: {parts}.").format(
        on_hand=on_hand, parts=", ".join(parts)
    )


def reserved(row: ItemRow, orders: Sequence[str]) -> str:
    """What orders hold of an item, and for whom; "" where none do."""
    if not (row.reserved and orders):
        return ""
    names = ", ".join(orders[:_ORDERS_NAMED])
    if len(orders) > _ORDERS_NAMED:
        names = QCoreApplication.translate("Items", "{names} and others").format(names=names)
    said = QCoreApplication.translate("Items", "{n} reserved for {names}; {free} available.")
    free = amount(row.available, row.unit)
    return said.format(n=format_quantity(row.reserved), names=names, free=free)


def last_change(row: CardRow) -> str:
    """The newest movement in words; without the person where one may not see who it was."""
    said = QCoreApplication.translate("Items", "Last on {day}: {what} {change} by {person}.")
    if not row.person:
        said = QCoreApplication.translate("Items", "Last on {day}: {what} {change}.")
    return said.format(
        day=day(row.business_date),
        what=document_word(row),
        change=signed_quantity(row.change),
        person=row.person,
    )


def _said(text: str) -> str:
    return QCoreApplication.translate("Items", text)
