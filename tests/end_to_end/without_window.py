"""Writes that no window reaches yet, or only in a shared shop; `act` reaches all of them."""

from typing import Final

NO_WINDOW_YET: Final[frozenset[str]] = frozenset(
    {
        "db.exchange.exporting.export_data",
        "db.exchange.importing.import_file",
        "db.exchange.undoing.batch_of",
        "db.exchange.undoing.undo_import",
        "db.operations.account_requests.approve_account",
        "db.operations.account_requests.refuse_account",
        "db.operations.accounts.force_new_password",
        "db.operations.approvals.approve",
        "db.operations.approvals.confirm_approval",
        "db.operations.backups.make_backup",
        "db.operations.line_details.name_return",
        "db.operations.line_details.set_line_way",
        "db.operations.locations.archive_location",
        "db.operations.locations.move_location",
        "db.operations.locations.restore_location",
        "db.operations.lots.set_lot_tracking",
        "db.operations.orders.cancel_order",
        "db.operations.orders.order_stock",
        "db.operations.own_account.change_own_password",
        "db.operations.own_account.set_badge",
        "db.operations.own_account.set_pin",
        "db.operations.own_account.unlock",
        "db.operations.reservations.release_reservation",
        "db.operations.reservations.reserve_stock",
        "db.operations.roles.create_role",
        "db.operations.roles.delete_role",
        "db.operations.roles.edit_role",
        "db.operations.settings.set_count_limit",
        "db.operations.settings.set_direct_sale",
        "db.operations.settings.set_idle_lock",
        "db.operations.units.add_unit",
    }
)
ONLY_SHARED: Final[frozenset[str]] = frozenset(
    {
        "db.operations.merge.finish_merge",
        "db.operations.merge.merge_items",
        "db.operations.sharing.accept_oversold",
        "db.operations.sharing.confirm_review",
        "db.operations.sharing.keep_double",
        "db.operations.sharing.note_recheck",
        "db.operations.sharing.note_refusal",
        "db.operations.sharing.settle_conflict",
    }
)
"""Those that a window reaches where several PCs share the shop, and left something to settle."""
