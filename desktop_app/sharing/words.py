"""What was done on several PCs, in words: rows of the journal, values of fields, moments."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from db.queries.conflicts import FieldConflict
from db.queries.sharing import SharedRow
from db.queries.sharing_tasks import Sale
from db.rules.calendar import local_time
from desktop_app.shell.journal_words import ACTS, FIELDS, SETTINGS, TABLES, journal_word
from desktop_app.shell.marks import QT_TRANSLATE_NOOP
from desktop_app.shell.messages import PERMISSIONS, permission_words
from desktop_app.widgets.numbers import format_amount, format_quantity

DOCUMENTS: Final = {
    "receipt": QT_TRANSLATE_NOOP("Sharing", "Goods received"),
    "sale": QT_TRANSLATE_NOOP("Sharing", "Sale"),
    "customer_return": QT_TRANSLATE_NOOP("Sharing", "Customer return"),
    "supplier_return": QT_TRANSLATE_NOOP("Sharing", "Supplier return"),
    "transfer": QT_TRANSLATE_NOOP("Sharing", "Transfer"),
    "adjustment": QT_TRANSLATE_NOOP("Sharing", "Adjustment"),
    "stocktake": QT_TRANSLATE_NOOP("Sharing", "Stocktake"),
    "opening": QT_TRANSLATE_NOOP("Sharing", "Opening stock"),
}
REVIEWS: Final = {
    "late": QT_TRANSLATE_NOOP(
        "Sharing",
        "The server had not seen its author on that computer in the 30 days before, or their "
        "password has been changed since",
    ),
    "unsigned": QT_TRANSLATE_NOOP(
        "Sharing", "The server had no password of its author yet, so nothing proves who did it"
    ),
    "cloned": QT_TRANSLATE_NOOP("Sharing", "Comes from a copied or restored computer"),
    "right_ended": QT_TRANSLATE_NOOP("Sharing", "Its author has lost the right to it meanwhile"),
    "approval_unproved": QT_TRANSLATE_NOOP(
        "Sharing", "Names somebody who allowed it, and nothing shows that they did"
    ),
    "earlier_day": QT_TRANSLATE_NOOP(
        "Sharing", "Takes back something of an earlier day under a right for the same day"
    ),
}
MONEY: Final = frozenset({"sale_price"})
QUANTITIES: Final = frozenset({"reorder_point", "reorder_quantity", "pack_quantity", "counted"})
YES_OR_NO: Final = frozenset({"track_lots", "new_password_due"})


def said(text: str) -> str:
    """One of the texts above in the person's language."""
    return QCoreApplication.translate("Sharing", text)


def done(row: SharedRow) -> str:
    """What somebody did: a document with its number, or what happened to which row."""
    if row.kind == "document_posted":
        return document(row.document or "", row.number or "")
    words = [journal_word(ACTS, row.kind)]
    table = str(row.payload.get("table", ""))
    if table:
        words.append(journal_word(TABLES, table))
    name = journal_word(SETTINGS, row.name) if table == "setting" else row.name
    return ": ".join(filter(None, [" · ".join(words), name]))


def document(kind: str, number: str) -> str:
    """A document by its kind and number."""
    shown = said(DOCUMENTS[kind]) if kind in DOCUMENTS else journal_word(ACTS, "document_posted")
    return f"{shown} {number}".strip()


def goods_in_words(goods: Sequence[tuple[str, int]]) -> str:
    """The lines of a document."""
    return ", ".join(f"{name} × {format_quantity(quantity)}" for name, quantity in goods)


def change(row: SharedRow) -> str:
    """The change of a field: what was there and what is to be; "" for anything else."""
    if row.kind != "field_changed":
        return ""
    field = str(row.payload.get("field", ""))
    before, after = (value(field, row.payload.get(key)) for key in ("before", "after"))
    return f"{journal_word(FIELDS, field)}: {before} → {after}"


def value(field: str, given: Any, name: str | None = None) -> str:
    """A field's value; `name` is what the row is called that it names."""
    if given is None:
        return said(QT_TRANSLATE_NOOP("Sharing", "nothing"))
    if name is not None:
        return name or said(QT_TRANSLATE_NOOP("Sharing", "what is not there any more"))
    if field in MONEY and isinstance(given, int):
        return format_amount(given)
    if field in QUANTITIES and isinstance(given, int):
        return format_quantity(given)
    if field in YES_OR_NO:
        yes, no = QT_TRANSLATE_NOOP("Sharing", "yes"), QT_TRANSLATE_NOOP("Sharing", "no")
        return said(yes if given else no)
    if field.endswith("_at"):
        return said(QT_TRANSLATE_NOOP("Sharing", "yes"))
    return _plain(given)


def _plain(given: Any) -> str:
    """A text as it was typed; what is a list for the program is not read out."""
    if isinstance(given, Mapping):
        rights = [permission_words(each) for each in sorted(given) if each in PERMISSIONS]
        return ", ".join(rights)
    text = str(given)
    if text.startswith(("{", "[")) or (len(text) == 32 and _is_hexadecimal(text)):
        return said(QT_TRANSLATE_NOOP("Sharing", "another arrangement"))
    return text


def _is_hexadecimal(text: str) -> bool:
    return all(letter in "0123456789abcdef" for letter in text)


def about(row: FieldConflict) -> str:
    """Of which row and field two people said different things."""
    name = journal_word(SETTINGS, row.subject_name) if row.table == "setting" else row.subject_name
    words = [journal_word(TABLES, row.table), name]
    if row.field and row.table != "setting":
        words.append(journal_word(FIELDS, row.field))
    return " · ".join(filter(None, words))


def moment(at: int, timezone: str) -> str:
    """A day and time on the shop's clock."""
    there = local_time(at, timezone)
    shown = QDateTime(there.year, there.month, there.day, there.hour, there.minute, there.second)
    return QLocale().toString(shown, "d MMM yyyy HH:mm")


def who(name: str | None, device: str | None) -> str:
    """A person and their PC."""
    return " · ".join(filter(None, [name, device]))


def taken(sale: Sale, timezone: str) -> str:
    """One document of those that took what was not there."""
    shown = said(QT_TRANSLATE_NOOP("Sharing", "{document}: {quantity}, {who}, {when}"))
    return shown.format(
        document=document(sale.kind, sale.number),
        quantity=format_quantity(sale.quantity),
        who=who(sale.person, sale.device_code),
        when=moment(sale.at, timezone),
    )
