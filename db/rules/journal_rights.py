"""Which right a row of the journal needs of the person who made it, as the hub checks it.

It follows from what `permission_table` asks of the operations that write such rows. Any one of an
act's rights lets the row in; some words are no permissions:

anybody: whoever has an account; self: the person whom the row is about, or whose row was refused;
program: a note that the program itself makes, signed or not.
"""

from typing import Final

from db.rules.permissions import POSTING
from db.rules.sharing import CONFLICT_RIGHTS

ANYBODY: Final = ("anybody",)
PROGRAM: Final = ("program",)
COUNTING: Final = ("stock.count", "count.approve")
RECEIVING: Final = ("stock.receive",)
IMPORTING: Final = ("data.import",)
PEOPLE: Final = ("people.manage",)
LOTS: Final = ("stock.receive", "stock.adjust", "stock.count", "stock.return_to_supplier")

NOTES: Final = (
    *("sign_in_refused", "sign_in_failed", "unlock_failed", "password_change_failed"),
    *("pin_change_failed", "badge_change_failed", "approval_failed", "approval_refused"),
    *("refused", "backup_made", "backup_restored"),
)
MADE: Final = {
    "account": PEOPLE,
    "account_request": PROGRAM,
    "approval": ANYBODY,
    "barcode": ("barcode.edit",),
    "category": ("category.edit",),
    "count_line": COUNTING,
    "device": PROGRAM,
    "item": ("item.create",),
    "location": ("location.edit",),
    "lot": LOTS,
    "order_cancel": RECEIVING,
    "order_line": RECEIVING,
    "order_receipt": RECEIVING,
    "partner": ("partner.edit",),
    "purchase_order": RECEIVING,
    "reservation": ("stock.sell",),
    "reservation_release": ("stock.sell",),
    "role": PEOPLE,
    "setting": ("settings.manage",),
    "stock_count": COUNTING,
    "unit": ("item.edit", "item.create"),
}
CHANGED: Final = {
    "account": PEOPLE,
    "account/badge_hash": ("self",),
    "account/new_password_due": ("self", "people.manage"),
    "account/password_hash": ("self", "people.manage"),
    "account/pin_hash": ("self",),
    "approval": PEOPLE,
    "barcode": ("barcode.edit",),
    "category": ("category.edit",),
    "count_line": ("stock.count",),
    "device": ("sharing.manage",),
    "device/incarnation": PROGRAM,
    "item": ("item.edit",),
    "item/archived_at": ("item.delete", "item.edit"),
    "location": ("location.edit",),
    "lot": ("item.edit",),
    "partner": ("partner.edit",),
    "role": PEOPLE,
    "setting": ("settings.manage",),
    "stock_count": COUNTING,
}
DELETED: Final = {
    "account_request": PEOPLE,
    "barcode": ("barcode.edit", "item.delete"),
    "category": IMPORTING,
    "item": ("item.delete",),
    "location": IMPORTING,
    "partner": IMPORTING,
    "role": PEOPLE,
    "unit": IMPORTING,
}
JOURNAL_RIGHTS: Final[dict[str, tuple[str, ...]]] = {
    **{f"document_posted/{kind}": (permission,) for kind, permission in POSTING.items()},
    "document_posted/merge": ("item.edit",),
    "document_posted/reversal": ("document.reverse",),
    **{f"row_created/{table}": rights for table, rights in MADE.items()},
    **{f"field_changed/{field}": rights for field, rights in CHANGED.items()},
    **{f"row_deleted/{table}": rights for table, rights in DELETED.items()},
    **dict.fromkeys(("history_added", "import_started"), IMPORTING),
    **dict.fromkeys(("import_finished", "import_undone"), IMPORTING),
    "role_permissions_set": PEOPLE,
    "conflict_settled": CONFLICT_RIGHTS,
    "review_confirmed": ("sharing.manage",),
    "refusal_seen": ("self", "sharing.manage"),
    "recheck_seen": ("stock.count",),
    **dict.fromkeys(NOTES, PROGRAM),
}
