"""The permissions that exist, and what the four built-in roles may (design: who may do what)."""

from collections.abc import Mapping
from typing import Final, Literal, cast

from db.errors import InvalidInput

Scope = Literal["all", "own", "own_same_day"]

LOOKING: Final = ("item.view", "stock.view")
SELLING: Final = ("stock.sell", "stock.customer_return")
WAREHOUSE: Final = (
    "item.create",
    "item.edit",
    "item.delete",
    "barcode.edit",
    "label.print",
    "category.edit",
    "location.edit",
    "partner.edit",
    "stock.receive",
    "stock.transfer",
    "stock.adjust",
    "stock.count",
    "stock.return_to_supplier",
    "cost.view",
    "report.export",
    "data.import",
)
OWNER: Final = (
    "stock.oversell",
    "price.override",
    "count.approve",
    "people.manage",
    "settings.manage",
    "journal.view",
    "backup.manage",
    "sharing.manage",
)
PERMISSIONS: Final = (
    *LOOKING,
    *SELLING,
    "document.reverse",
    "report.view",
    *WAREHOUSE,
    *OWNER,
)


def _all_of(*permissions: str) -> dict[str, Scope]:
    return dict.fromkeys(permissions, "all")


BUILT_IN: Final[dict[str, dict[str, Scope]]] = {
    "owner": _all_of(*PERMISSIONS),
    "warehouse": _all_of(*LOOKING, *SELLING, "document.reverse", "report.view", *WAREHOUSE),
    "cashier": {
        **_all_of(*LOOKING, *SELLING),
        "document.reverse": "own_same_day",
        "report.view": "own",
    },
    "viewer": _all_of(*LOOKING, "report.view"),
}

POSTING: Final = {
    "receipt": "stock.receive",
    "sale": "stock.sell",
    "customer_return": "stock.customer_return",
    "supplier_return": "stock.return_to_supplier",
    "transfer": "stock.transfer",
    "adjustment": "stock.adjust",
    "stocktake": "stock.count",
    "opening": "stock.adjust",
}

# Every other permission is held for all or not at all.
SCOPED: Final[dict[str, tuple[Scope, ...]]] = {
    "document.reverse": ("all", "own_same_day"),
    "report.view": ("all", "own"),
}

# What nobody can allow somebody else for one act, with whatever PIN or badge.
NEVER_APPROVED: Final = frozenset(
    {"people.manage", "sharing.manage", "backup.manage", "settings.manage"}
)


def checked_permissions(permissions: Mapping[str, str]) -> dict[str, Scope]:
    """A role's permissions with their scopes, in the table's order.

    Raises `InvalidInput` with `permissions_missing`, `permission_unknown` or `scope_unknown`.
    """
    if not permissions:
        raise InvalidInput("permissions_missing", "permissions")
    for permission, scope in permissions.items():
        if permission not in PERMISSIONS:
            known = ", ".join(PERMISSIONS)
            raise InvalidInput(
                "permission_unknown", "permissions", permission=permission, known=known
            )
        scopes = SCOPED.get(permission, ("all",))
        if scope not in scopes:
            told = {"permission": permission, "scope": scope, "known": ", ".join(scopes)}
            raise InvalidInput("scope_unknown", "permissions", **told)
    return {name: cast(Scope, permissions[name]) for name in PERMISSIONS if name in permissions}
