"""Which permission every operation and query asks for: any one of its row lets somebody in.

A row without a permission is for everybody who can sign in, about themselves or what every page
shows. A test holds the code to this table; the command line prints it.
"""

from typing import Final

from db.rules.permissions import POSTING

ANYBODY: Final[tuple[str, ...]] = ()
WHOEVER_POSTS: Final = tuple(dict.fromkeys(POSTING.values()))

OPERATIONS: Final[dict[str, tuple[str, ...]]] = {
    "account_requests.approve_account": ("people.manage",),
    "account_requests.refuse_account": ("people.manage",),
    "accounts.add_account": ("people.manage",),
    "accounts.change_role": ("people.manage",),
    "accounts.disable_account": ("people.manage",),
    "accounts.enable_account": ("people.manage",),
    "accounts.force_new_password": ("people.manage",),
    "accounts.reset_password": ("people.manage",),
    "approvals.approve": ANYBODY,
    "approvals.confirm_approval": ("people.manage",),
    "backups.make_backup": ("backup.manage",),
    "documents.post_draft": WHOEVER_POSTS,
    "documents.reverse_document": ("document.reverse",),
    "drafts.add_line": WHOEVER_POSTS,
    "drafts.change_line": WHOEVER_POSTS,
    "drafts.describe_draft": WHOEVER_POSTS,
    "drafts.discard_draft": WHOEVER_POSTS,
    "drafts.open_draft": WHOEVER_POSTS,
    "drafts.redo_lines": WHOEVER_POSTS,
    "drafts.resolve_code": WHOEVER_POSTS,
    "drafts.undo_line": WHOEVER_POSTS,
    "drafts.undo_unknown": WHOEVER_POSTS,
    "items.add_barcode": ("barcode.edit",),
    "items.archive_item": ("item.delete",),
    "items.create_item": ("item.create",),
    "items.delete_item": ("item.delete",),
    "items.edit_item": ("item.edit",),
    "items.restore_item": ("item.delete",),
    "line_details.add_return": WHOEVER_POSTS,
    "line_details.name_return": WHOEVER_POSTS,
    "line_details.set_line_lot": WHOEVER_POSTS,
    "line_details.set_line_way": WHOEVER_POSTS,
    "locations.archive_location": ("location.edit",),
    "locations.move_location": ("location.edit",),
    "locations.restore_location": ("location.edit",),
    "lots.set_lot_tracking": ("item.edit",),
    "merge.merge_items": ("item.edit",),
    "own_account.change_own_password": ANYBODY,
    "own_account.set_badge": ANYBODY,
    "own_account.set_pin": ANYBODY,
    "own_account.unlock": ANYBODY,
    "places.add_category": ("category.edit",),
    "places.add_location": ("location.edit",),
    "places.add_partner": ("partner.edit",),
    "places.rename_category": ("category.edit",),
    "places.rename_location": ("location.edit",),
    "places.rename_partner": ("partner.edit",),
    "report_file.export_report": ("report.export",),
    "roles.create_role": ("people.manage",),
    "roles.delete_role": ("people.manage",),
    "roles.edit_role": ("people.manage",),
    "settings.set_idle_lock": ("settings.manage",),
    "units.add_unit": ("item.edit",),
}

QUERIES: Final[dict[str, tuple[str, ...]]] = {
    "backups.backups": ("backup.manage",),
    "documents.document_detail": ("stock.view",),
    "documents.document_numbered": ("stock.view",),
    "drafts.open_draft_of": WHOEVER_POSTS,
    "drafts.tape": WHOEVER_POSTS,
    "drafts.tape_line": WHOEVER_POSTS,
    "items.count_items": ("item.view",),
    "items.find_items": ("item.view",),
    "items.item_detail": ("item.view",),
    "items.item_of_scan": ("item.view",),
    "journal.journal_entries": ("journal.view",),
    "journal.journal_kinds": ("journal.view",),
    "journal.journal_problems": ("journal.view",),
    "locations.location_contents": ("stock.view",),
    "locations.location_tree": ("stock.view",),
    "locations.stock_by_location": ("stock.view",),
    "lots.expiring_lots": ("stock.view",),
    "lots.item_lots": ("stock.view",),
    "margins.sale_margins": ("report.view",),
    "people.account_requests": ("people.manage",),
    "people.accounts": ("people.manage",),
    "people.person": ANYBODY,
    "people.roles": ("people.manage",),
    "people.unconfirmed_approvals": ("people.manage",),
    "references.find_reference": ANYBODY,
    "report_summary.summarise_report": ("report.view",),
    "reports.report_names": ("report.view",),
    "reports.run_report": ("report.view",),
    "shop.categories": ("item.view",),
    "shop.idle_minutes": ANYBODY,
    "shop.locations": ("item.view",),
    "shop.partners": ("item.view",),
    "shop.suppliers": ("item.view",),
    "shop.units": ("item.view",),
    "stock_card.stock_card": ("stock.view",),
    "stock_card.stock_story": ("stock.view",),
}

# What is needed besides: the row of `OPERATIONS` alone is not enough.
ALSO: Final[dict[str, tuple[str, ...]]] = {
    "margins.sale_margins": ("cost.view",),
    "merge.merge_items": ("barcode.edit",),
    "report_file.export_report": ("report.view",),
}
