"""What the codes of the journal are called: acts, tables, fields and settings."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

ACTS: Final = {
    "row_created": QT_TRANSLATE_NOOP("Journal", "Added"),
    "row_deleted": QT_TRANSLATE_NOOP("Journal", "Deleted"),
    "field_changed": QT_TRANSLATE_NOOP("Journal", "Changed"),
    "document_posted": QT_TRANSLATE_NOOP("Journal", "Document booked"),
    "role_permissions_set": QT_TRANSLATE_NOOP("Journal", "Rights of a role set"),
    "sign_in_refused": QT_TRANSLATE_NOOP("Journal", "Sign-in refused"),
    "approval_refused": QT_TRANSLATE_NOOP("Journal", "PIN or badge refused"),
    "refused": QT_TRANSLATE_NOOP("Journal", "Refused"),
    "conflict_settled": QT_TRANSLATE_NOOP("Journal", "Conflict settled"),
    "review_confirmed": QT_TRANSLATE_NOOP("Journal", "Review confirmed"),
    "refusal_seen": QT_TRANSLATE_NOOP("Journal", "Refusal seen"),
    "recheck_seen": QT_TRANSLATE_NOOP("Journal", "Counted line looked at again"),
    "import_started": QT_TRANSLATE_NOOP("Journal", "Import started"),
    "import_finished": QT_TRANSLATE_NOOP("Journal", "Import finished"),
    "import_undone": QT_TRANSLATE_NOOP("Journal", "Import undone"),
    "history_added": QT_TRANSLATE_NOOP("Journal", "Sales history imported"),
    "backup_made": QT_TRANSLATE_NOOP("Journal", "Backup made"),
    "backup_restored": QT_TRANSLATE_NOOP("Journal", "Backup restored"),
    "sign_in_failed": QT_TRANSLATE_NOOP("Journal", "Wrong password at sign-in"),
    "unlock_failed": QT_TRANSLATE_NOOP("Journal", "Wrong password at unlocking"),
    "approval_failed": QT_TRANSLATE_NOOP("Journal", "Wrong PIN or badge"),
    "password_change_failed": QT_TRANSLATE_NOOP("Journal", "Wrong password at changing it"),
    "pin_change_failed": QT_TRANSLATE_NOOP("Journal", "Wrong password at setting a PIN"),
    "badge_change_failed": QT_TRANSLATE_NOOP("Journal", "Wrong password at setting a badge"),
}
TABLES: Final = {
    "item": QT_TRANSLATE_NOOP("Journal", "Item"),
    "barcode": QT_TRANSLATE_NOOP("Journal", "Barcode"),
    "lot": QT_TRANSLATE_NOOP("Journal", "Batch"),
    "unit": QT_TRANSLATE_NOOP("Journal", "Unit"),
    "category": QT_TRANSLATE_NOOP("Journal", "Category"),
    "partner": QT_TRANSLATE_NOOP("Journal", "Supplier or customer"),
    "location": QT_TRANSLATE_NOOP("Journal", "Location"),
    "account": QT_TRANSLATE_NOOP("Journal", "Person"),
    "account_request": QT_TRANSLATE_NOOP("Journal", "Requested account"),
    "approval": QT_TRANSLATE_NOOP("Journal", "Approval"),
    "role": QT_TRANSLATE_NOOP("Journal", "Role"),
    "device": QT_TRANSLATE_NOOP("Journal", "PC"),
    "setting": QT_TRANSLATE_NOOP("Journal", "Setting"),
    "purchase_order": QT_TRANSLATE_NOOP("Journal", "Order"),
    "reservation": QT_TRANSLATE_NOOP("Journal", "Reservation"),
    "reservation_release": QT_TRANSLATE_NOOP("Journal", "Released reservation"),
    "stock_count": QT_TRANSLATE_NOOP("Journal", "Stocktake"),
    "count_line": QT_TRANSLATE_NOOP("Journal", "Line of a stocktake"),
    "order_line": QT_TRANSLATE_NOOP("Journal", "Line of an order"),
    "order_receipt": QT_TRANSLATE_NOOP("Journal", "Arrival of an order"),
    "order_cancel": QT_TRANSLATE_NOOP("Journal", "Cancelled order"),
}
FIELDS: Final = {
    "name": QT_TRANSLATE_NOOP("Journal", "Name"),
    "sku": QT_TRANSLATE_NOOP("Journal", "SKU"),
    "category": QT_TRANSLATE_NOOP("Journal", "Category"),
    "unit": QT_TRANSLATE_NOOP("Journal", "Unit"),
    "sale_price": QT_TRANSLATE_NOOP("Journal", "Price"),
    "reorder_point": QT_TRANSLATE_NOOP("Journal", "Reorder point"),
    "reorder_quantity": QT_TRANSLATE_NOOP("Journal", "Reorder quantity"),
    "supplier": QT_TRANSLATE_NOOP("Journal", "Supplier"),
    "note": QT_TRANSLATE_NOOP("Journal", "Note"),
    "track_lots": QT_TRANSLATE_NOOP("Journal", "Kept by batches"),
    "archived_at": QT_TRANSLATE_NOOP("Journal", "Archived"),
    "merged_into": QT_TRANSLATE_NOOP("Journal", "Merged"),
    "item": QT_TRANSLATE_NOOP("Journal", "Item"),
    "parent": QT_TRANSLATE_NOOP("Journal", "Stands in"),
    "pack_quantity": QT_TRANSLATE_NOOP("Journal", "Pieces in the pack"),
    "pack_name": QT_TRANSLATE_NOOP("Journal", "Name of the pack"),
    "role": QT_TRANSLATE_NOOP("Journal", "Role"),
    "disabled_at": QT_TRANSLATE_NOOP("Journal", "Disabled"),
    "password_hash": QT_TRANSLATE_NOOP("Journal", "Password"),
    "pin_hash": QT_TRANSLATE_NOOP("Journal", "PIN"),
    "badge_hash": QT_TRANSLATE_NOOP("Journal", "Badge"),
    "confirmed_at": QT_TRANSLATE_NOOP("Journal", "Confirmed"),
    "value": QT_TRANSLATE_NOOP("Journal", "Value"),
    "struck_at": QT_TRANSLATE_NOOP("Journal", "Taken back"),
    "struck_by": QT_TRANSLATE_NOOP("Journal", "Taken back by"),
    "ended_at": QT_TRANSLATE_NOOP("Journal", "Ended"),
    "ended_by": QT_TRANSLATE_NOOP("Journal", "Ended by"),
    "state": QT_TRANSLATE_NOOP("Journal", "State"),
    "new_password_due": QT_TRANSLATE_NOOP("Journal", "New password due"),
    "version": QT_TRANSLATE_NOOP("Journal", "Version"),
    "incarnation": QT_TRANSLATE_NOOP("Journal", "Restored copy"),
    "kind": QT_TRANSLATE_NOOP("Journal", "Kind"),
    "confirmed_by": QT_TRANSLATE_NOOP("Journal", "Confirmed by"),
    "code": QT_TRANSLATE_NOOP("Journal", "Code"),
    "login": QT_TRANSLATE_NOOP("Journal", "Sign-in name"),
    "decimals": QT_TRANSLATE_NOOP("Journal", "Decimals"),
    "phone": QT_TRANSLATE_NOOP("Journal", "Phone"),
}
SETTINGS: Final = {
    "shop_name": QT_TRANSLATE_NOOP("Journal", "Name of the shop"),
    "currency": QT_TRANSLATE_NOOP("Journal", "Currency"),
    "timezone": QT_TRANSLATE_NOOP("Journal", "Time zone"),
    "demo": QT_TRANSLATE_NOOP("Journal", "Demo shop"),
    "direct_sale": QT_TRANSLATE_NOOP("Journal", "Sales booked at once in cash"),
    "idle_minutes": QT_TRANSLATE_NOOP("Journal", "Minutes until locked"),
    "count_limit": QT_TRANSLATE_NOOP("Journal", "Limit for stocktake differences"),
    "in_store_formats": QT_TRANSLATE_NOOP("Journal", "Codes of scales"),
}


def journal_word(words: Mapping[str, str], code: str) -> str:
    """What one of the tables above calls a code; what it does not know stays as it is."""
    return QCoreApplication.translate("Journal", words[code]) if code in words else code
