"""Every error code of `db` as a sentence: what happened, and what to do.

To add a code, add one line to `SENTENCES`; the error's details are its `{fields}`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.errors import LumbungError
from desktop_app.shell.marks import QT_TRANSLATE_NOOP as QT_TRANSLATE_NOOP
from desktop_app.shell.sentences_codes import CODE_FIELDS, CODE_SENTENCES
from desktop_app.shell.sentences_conflicts import CONFLICT_SENTENCES
from desktop_app.shell.sentences_count import COUNT_SENTENCES
from desktop_app.shell.sentences_hub import HUB_FIELDS, HUB_SENTENCES
from desktop_app.shell.sentences_import import IMPORT_SENTENCES
from desktop_app.shell.sentences_people import PEOPLE_SENTENCES
from desktop_app.shell.sentences_stock import STOCK_FIELDS, STOCK_SENTENCES
from desktop_app.shell.shortage import short_items
from desktop_app.widgets.numbers import format_amount, format_quantity

SENTENCES: dict[str, str] = {
    # who may
    "permission_denied": QT_TRANSLATE_NOOP(
        "Messages", "You may not {permission}. Ask someone who may."
    ),
    "sign_in_wrong": QT_TRANSLATE_NOOP("Messages", "The name or the password is wrong. {wait}"),
    "sign_in_unasked": QT_TRANSLATE_NOOP(
        "Messages",
        "This computer knows another password for this name. If it was changed on another "
        "computer: the server does not answer now, so it could not be asked. {wait}",
    ),
    "sign_in_wait": QT_TRANSLATE_NOOP(
        "Messages", "Too many wrong tries. Wait {wait} s, then try again."
    ),
    "account_disabled": QT_TRANSLATE_NOOP(
        "Messages", "This account is switched off. Ask the owner to switch it on."
    ),
    "account_unknown": QT_TRANSLATE_NOOP("Messages", "This account does not exist any more."),
    "owner_unknown": QT_TRANSLATE_NOOP(
        "Messages", "There is no owner of this name. Check the name."
    ),
    "role_unknown": QT_TRANSLATE_NOOP("Messages", "This role does not exist. Choose another."),
    "last_owner": QT_TRANSLATE_NOOP(
        "Messages", "This is the last owner. Make somebody else an owner first."
    ),
    "login_taken": QT_TRANSLATE_NOOP(
        "Messages", "Somebody signs in as “{login}” already. Choose another name."
    ),
    "login_has_spaces": QT_TRANSLATE_NOOP("Messages", "A name to sign in with has no spaces."),
    "password_too_short": QT_TRANSLATE_NOOP(
        "Messages", "The password needs at least {shortest} characters."
    ),
    "password_too_long": QT_TRANSLATE_NOOP(
        "Messages", "The password may have at most {longest} characters."
    ),
    "recovery_key_malformed": QT_TRANSLATE_NOOP(
        "Messages", "This is not a recovery key. Type it as it was shown, all groups of it."
    ),
    "recovery_key_mistyped": QT_TRANSLATE_NOOP(
        "Messages", "There is a typing mistake in the recovery key. Compare it with your note."
    ),
    "recovery_key_wrong": QT_TRANSLATE_NOOP(
        "Messages", "This is the recovery key of another computer or shop."
    ),
    # texts and numbers
    "text_missing": QT_TRANSLATE_NOOP("Messages", "{field} must not be empty."),
    "text_too_long": QT_TRANSLATE_NOOP(
        "Messages", "{field} is too long: at most {limit} characters."
    ),
    "text_unprintable": QT_TRANSLATE_NOOP(
        "Messages", "{field} has characters that cannot be shown. Type it anew."
    ),
    "quantity_not_positive": QT_TRANSLATE_NOOP("Messages", "The quantity must be above zero."),
    "quantity_negative": QT_TRANSLATE_NOOP("Messages", "{field} must not be below zero."),
    "quantity_too_large": QT_TRANSLATE_NOOP(
        "Messages", "The quantity is too large: at most {limit}."
    ),
    "quantity_too_fine": QT_TRANSLATE_NOOP(
        "Messages", "This unit is counted with {decimals} decimals. Type fewer."
    ),
    "price_negative": QT_TRANSLATE_NOOP("Messages", "{field} must not be below zero."),
    "price_too_large": QT_TRANSLATE_NOOP("Messages", "{field} is too large: at most {limit}."),
    "amount_too_large": QT_TRANSLATE_NOOP(
        "Messages", "Quantity times price is too large. Check both."
    ),
    "date_in_future": QT_TRANSLATE_NOOP("Messages", "The date is in the future. Choose another."),
    "currency_unknown": QT_TRANSLATE_NOOP(
        "Messages", "The currency “{currency}” is not known. Choose one of the list."
    ),
    "timezone_unknown": QT_TRANSLATE_NOOP(
        "Messages", "The time zone “{timezone}” is not known. Choose one of the list."
    ),
    "report_unknown": QT_TRANSLATE_NOOP(
        "Messages", "There is no report “{name}”. There are: {known}."
    ),
    "report_without_place": QT_TRANSLATE_NOOP(
        "Messages", "This report is of the whole shop; it knows no locations."
    ),
    # items and barcodes
    "item_unknown": QT_TRANSLATE_NOOP("Messages", "This item does not exist any more."),
    "unit_unknown": QT_TRANSLATE_NOOP("Messages", "This unit does not exist any more."),
    "category_unknown": QT_TRANSLATE_NOOP("Messages", "This category does not exist any more."),
    "location_unknown": QT_TRANSLATE_NOOP("Messages", "This location does not exist any more."),
    "partner_unknown": QT_TRANSLATE_NOOP(
        "Messages", "This supplier or customer does not exist any more."
    ),
    "supplier_unknown": QT_TRANSLATE_NOOP("Messages", "This supplier does not exist any more."),
    "partner_kind_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Choose whether this is a supplier or a customer."
    ),
    "sku_taken": QT_TRANSLATE_NOOP(
        "Messages", "The code “{sku}” belongs to another item already. Choose another."
    ),
    "name_taken": QT_TRANSLATE_NOOP(
        "Messages", "There is a “{name}” already. Choose another name."
    ),
    "barcode_taken": QT_TRANSLATE_NOOP(
        "Messages", "The barcode {barcode} belongs to “{name}” already."
    ),
    "barcode_empty": QT_TRANSLATE_NOOP("Messages", "The barcode is empty."),
    "barcode_control_characters": QT_TRANSLATE_NOOP(
        "Messages", "The barcode has characters that cannot be shown. Scan it again."
    ),
    "barcode_too_long": QT_TRANSLATE_NOOP(
        "Messages", "The barcode is too long: {length} characters, at most {limit}."
    ),
    "item_moved": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” has been moved and stays in the books. Archive it instead."
    ),
    "unit_in_use": QT_TRANSLATE_NOOP(
        "Messages",
        "The stock of “{name}” is counted in its unit. Make a new item for another unit.",
    ),
    "item_in_draft": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is on a document that is not posted yet. Take it off there first."
    ),
    # documents
    "stock_short": QT_TRANSLATE_NOOP("Messages", "There is too little in stock. {items}"),
    "no_location": QT_TRANSLATE_NOOP(
        "Messages", "The shop has no location for goods yet. Add one first."
    ),
    "unknown_codes": QT_TRANSLATE_NOOP(
        "Messages",
        "Unknown codes are still on the tape ({count})."
        " Undo them, or create their items if you may.",
    ),
    "costs_missing": QT_TRANSLATE_NOOP(
        "Messages", "Some goods have no cost yet. Enter their costs, or post without."
    ),
    "draft_empty": QT_TRANSLATE_NOOP("Messages", "There is nothing to post yet. Scan something."),
    "draft_unknown": QT_TRANSLATE_NOOP("Messages", "This document is posted or discarded already."),
    "line_unknown": QT_TRANSLATE_NOOP("Messages", "This line is not on the tape any more."),
    "document_unknown": QT_TRANSLATE_NOOP("Messages", "This document does not exist."),
    "document_kind_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Documents of this kind cannot be made here."
    ),
    "already_reversed": QT_TRANSLATE_NOOP("Messages", "{number} has been reversed already."),
    "is_reversal": QT_TRANSLATE_NOOP(
        "Messages", "{number} is itself a reversal and cannot be reversed. Make a new document."
    ),
    # the shop's file
    "shop_exists": QT_TRANSLATE_NOOP("Messages", "There is a shop here already. Sign in to it."),
    "shop_not_demo": QT_TRANSLATE_NOOP(
        "Messages",
        "This is a real shop; the people of the demo, whose password all know, stay out.",
    ),
    "database_exists": QT_TRANSLATE_NOOP("Messages", "There is a shop here already: {path}"),
    "database_missing": QT_TRANSLATE_NOOP("Messages", "There is no shop here yet: {path}"),
    "database_damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "The shop's file cannot be opened: it is damaged, or this is not its key. Delete nothing:"
        " copy the whole folder to another disk first.",
    ),
    "database_newer": QT_TRANSLATE_NOOP(
        "Messages", "The shop was opened with a newer Lumbung. Install the newest one here too."
    ),
    "database_busy": QT_TRANSLATE_NOOP(
        "Messages", "The shop is busy with something else. Try again in a moment."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "Messages", "The disk is full; nothing was changed. Make room and try again."
    ),
    "disk_read_only": QT_TRANSLATE_NOOP(
        "Messages",
        "The shop's folder cannot be written to; nothing was changed. Allow it, then try again.",
    ),
    "disk_failed": QT_TRANSLATE_NOOP(
        "Messages", "The disk does not answer as it should; nothing was changed. Check the disk."
    ),
    "copy_damaged": QT_TRANSLATE_NOOP(
        "Messages", "The safety copy could not be made, so nothing was changed. Check the disk."
    ),
    "backup_missing": QT_TRANSLATE_NOOP("Messages", "There is no backup {file}."),
    "backup_not_opened": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} does not open: this is not its recovery key, or it is no whole backup. Look for "
        "the key of this shop, or take another backup.",
    ),
    "folder_missing": QT_TRANSLATE_NOOP(
        "Messages", "There is no folder {folder}, and nothing was written. Is its disk connected?"
    ),
    "backup_damaged": QT_TRANSLATE_NOOP(
        "Messages", "The backup {file} is damaged. Take another one."
    ),
    "backup_altered": QT_TRANSLATE_NOOP(
        "Messages", "{file} is not the backup that was made under this name. Take another one."
    ),
    "backup_doubtful": QT_TRANSLATE_NOOP(
        "Messages", "The books in {file} do not agree ({count}). Take another backup."
    ),
    "folder_not_empty": QT_TRANSLATE_NOOP(
        "Messages", "There is something in {folder} already. Choose a new or an empty folder."
    ),
    "export_failed": QT_TRANSLATE_NOOP(
        "Messages", "{file} could not be written. Choose another place for it."
    ),
    "export_failed_disk_full": QT_TRANSLATE_NOOP(
        "Messages", "{file} was not written: the disk is full. Make room, or choose another disk."
    ),
    "export_failed_no_folder": QT_TRANSLATE_NOOP(
        "Messages", "{file} was not written: there is no such folder. Choose another."
    ),
    "export_failed_not_allowed": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} was not written: the folder is not yours, or the file is open in another program.",
    ),
    "export_failed_read_only": QT_TRANSLATE_NOOP(
        "Messages", "{file} was not written: this disk can only be read. Choose another place."
    ),
    "interrupted": QT_TRANSLATE_NOOP("Messages", "It was stopped; nothing was changed."),
    "already_open": QT_TRANSLATE_NOOP(
        "Messages", "This shop is open in another window of Lumbung on this computer. Use that one."
    ),
    "key_missing": QT_TRANSLATE_NOOP(
        "Messages", "This computer's key to the shop is missing. Type the recovery key."
    ),
    "unexpected": QT_TRANSLATE_NOOP(
        "Messages",
        "Something went wrong that should not. Look whether it was done, then try again.",
    ),
    **CODE_SENTENCES,
    **CONFLICT_SENTENCES,
    **COUNT_SENTENCES,
    **HUB_SENTENCES,
    **IMPORT_SENTENCES,
    **PEOPLE_SENTENCES,
    **STOCK_SENTENCES,
}

PERMISSIONS: dict[str, str] = {
    "item.view": QT_TRANSLATE_NOOP("Messages", "see items"),
    "stock.view": QT_TRANSLATE_NOOP("Messages", "see the stock"),
    "item.create": QT_TRANSLATE_NOOP("Messages", "create items"),
    "item.edit": QT_TRANSLATE_NOOP("Messages", "edit items"),
    "item.delete": QT_TRANSLATE_NOOP("Messages", "delete items"),
    "barcode.edit": QT_TRANSLATE_NOOP("Messages", "edit barcodes"),
    "label.print": QT_TRANSLATE_NOOP("Messages", "print labels"),
    "category.edit": QT_TRANSLATE_NOOP("Messages", "edit categories"),
    "location.edit": QT_TRANSLATE_NOOP("Messages", "edit locations"),
    "partner.edit": QT_TRANSLATE_NOOP("Messages", "edit suppliers and customers"),
    "stock.receive": QT_TRANSLATE_NOOP("Messages", "receive goods"),
    "stock.transfer": QT_TRANSLATE_NOOP("Messages", "transfer goods"),
    "stock.adjust": QT_TRANSLATE_NOOP("Messages", "adjust the stock"),
    "stock.count": QT_TRANSLATE_NOOP("Messages", "count the stock"),
    "stock.return_to_supplier": QT_TRANSLATE_NOOP("Messages", "return goods to suppliers"),
    "stock.sell": QT_TRANSLATE_NOOP("Messages", "sell"),
    "stock.customer_return": QT_TRANSLATE_NOOP("Messages", "take goods back from customers"),
    "document.reverse": QT_TRANSLATE_NOOP("Messages", "reverse this document"),
    "stock.oversell": QT_TRANSLATE_NOOP("Messages", "sell more than is in stock"),
    "price.override": QT_TRANSLATE_NOOP("Messages", "change a price while selling"),
    "count.approve": QT_TRANSLATE_NOOP("Messages", "approve a stocktake"),
    "cost.view": QT_TRANSLATE_NOOP("Messages", "see costs"),
    "report.view": QT_TRANSLATE_NOOP("Messages", "see this report"),
    "report.export": QT_TRANSLATE_NOOP("Messages", "export reports"),
    "data.import": QT_TRANSLATE_NOOP("Messages", "import data"),
    "people.manage": QT_TRANSLATE_NOOP("Messages", "manage people"),
    "settings.manage": QT_TRANSLATE_NOOP("Messages", "change the shop's settings"),
    "journal.view": QT_TRANSLATE_NOOP("Messages", "see the journal"),
    "backup.manage": QT_TRANSLATE_NOOP("Messages", "make and restore backups"),
    "sharing.manage": QT_TRANSLATE_NOOP("Messages", "manage sharing"),
}

FIELDS: dict[str, str] = (
    {
        "name": QT_TRANSLATE_NOOP("Messages", "The name"),
        "sku": QT_TRANSLATE_NOOP("Messages", "The item code"),
        "category": QT_TRANSLATE_NOOP("Messages", "The category's name"),
        "supplier": QT_TRANSLATE_NOOP("Messages", "The supplier's name"),
        "pack_name": QT_TRANSLATE_NOOP("Messages", "The pack's name"),
        "login": QT_TRANSLATE_NOOP("Messages", "The name to sign in with"),
        "phone": QT_TRANSLATE_NOOP("Messages", "The telephone number"),
        "note": QT_TRANSLATE_NOOP("Messages", "The note"),
        "reason": QT_TRANSLATE_NOOP("Messages", "The reason"),
        "external_ref": QT_TRANSLATE_NOOP("Messages", "The reference"),
        "shop_name": QT_TRANSLATE_NOOP("Messages", "The shop's name"),
        "owner_name": QT_TRANSLATE_NOOP("Messages", "The owner's name"),
        "device_name": QT_TRANSLATE_NOOP("Messages", "The computer's name"),
        "place": QT_TRANSLATE_NOOP("Messages", "The first location's name"),
        "sale_price": QT_TRANSLATE_NOOP("Messages", "The price"),
        "unit_price": QT_TRANSLATE_NOOP("Messages", "The price"),
        "unit_cost": QT_TRANSLATE_NOOP("Messages", "The cost"),
        "reorder_point": QT_TRANSLATE_NOOP("Messages", "The reorder point"),
        "reorder_quantity": QT_TRANSLATE_NOOP("Messages", "The reorder quantity"),
    }
    | STOCK_FIELDS
    | CODE_FIELDS
    | HUB_FIELDS
)

_ANY_FIELD = QT_TRANSLATE_NOOP("Messages", "This value")
_OTHER_PERMISSION = QT_TRANSLATE_NOOP("Messages", "do this")
_NEXT_TRY = QT_TRANSLATE_NOOP("Messages", "The next try is possible in {wait} s.")


def sentence_for(error: LumbungError) -> str:
    """What happened and what to do, in the person's language; plain text.

    A code without a sentence gives the general one, never the code itself.
    """
    template = SENTENCES.get(closest_code(error), SENTENCES["unexpected"])
    return _translated(template).format_map(_Words(error)).strip()


def closest_code(error: LumbungError) -> str:
    """The code whose sentence says most: the `cause` among the details, where there is one."""
    return str(error.details.get("cause", error.code))


def permission_words(permission: str) -> str:
    """What somebody may who holds a permission."""
    return _translated(PERMISSIONS[permission])


class _Words(Mapping[str, str]):
    """The details of an error in words; one that is missing is left out, never a crash."""

    def __init__(self, error: LumbungError) -> None:
        self._error = error

    def __getitem__(self, name: str) -> str:
        if name not in self._error.details:
            return ""
        put = _IN_WORDS.get((self._error.code, name)) or _IN_WORDS.get(("", name), str)
        return put(self._error.details[name])

    def __iter__(self) -> Any:
        return iter(self._error.details)

    def __len__(self) -> int:
        return len(self._error.details)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def _next_try(wait: Any) -> str:
    return _translated(_NEXT_TRY).format(wait=wait) if wait else ""


_IN_WORDS: dict[tuple[str, str], Callable[[Any], str]] = {
    ("", "field"): lambda field: _translated(FIELDS.get(field, _ANY_FIELD)),
    ("", "permission"): lambda right: _translated(PERMISSIONS.get(right, _OTHER_PERMISSION)),
    ("sign_in_wrong", "wait"): _next_try,
    ("sign_in_unasked", "wait"): _next_try,
    ("password_wrong", "wait"): _next_try,
    ("pin_wrong", "wait"): _next_try,
    ("badge_wrong", "wait"): _next_try,
    ("stock_short", "items"): short_items,
    ("stock_expired", "items"): short_items,
    ("count_beyond_limit", "limit"): lambda limit: f" ({format_amount(limit)})",
    ("count_outdated", "names"): ", ".join,
    ("archived_unsold", "names"): ", ".join,
    ("returned_too_much", "left"): format_quantity,
    ("returned_too_much", "wanted"): format_quantity,
    ("released_too_much", "left"): format_quantity,
    ("released_too_much", "wanted"): format_quantity,
    ("stock_there", "on_hand"): format_quantity,
    ("stock_there", "wanted"): format_quantity,
    ("quantity_too_large", "limit"): format_quantity,
    ("price_too_large", "limit"): format_amount,  # an error knows no currency
    ("weight_unfit", "weight"): format_quantity,
    ("count_unfit", "count"): format_quantity,
}
