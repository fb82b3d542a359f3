"""Which permissions a file's columns need, and what of it a person may not bring in."""

from dataclasses import replace
from typing import Final

from db.access import Actor, require, rights_of
from db.connection import ShopDatabase
from db.errors import PermissionDenied
from db.exchange.columns import Layout

RIGHTS: Final = {
    "items": ("item.create", "item.edit"),
    "stock": ("stock.adjust", "item.create"),
    "partners": ("partner.edit",),
    "categories": ("category.edit",),
    "locations": ("location.edit",),
    "sales": (),
}
RIGHTS_OF_A_FIELD: Final = {
    "barcode": "barcode.edit",
    "category": "category.edit",
    "supplier": "partner.edit",
    "location": "location.edit",
    "quantity": "stock.adjust",
    "archived": "item.delete",
    "active": "item.delete",
}


def allowed(layout: Layout, database: ShopDatabase, actor: Actor) -> Layout:
    """The layout for this person: without costs for who may not see them.

    Raises `PermissionDenied` for what the other columns need.
    """
    if (
        "unit_cost" in layout.fields
        and "cost.view" not in rights_of(database, actor, "cost.view").scopes
    ):
        fields = {name: place for name, place in layout.fields.items() if name != "unit_cost"}
        left_out = [*layout.left_out, layout.title("unit_cost")]
        layout = replace(layout, fields=fields, left_out=left_out)
    for permission in needed(layout):
        if not require(database, actor, permission):
            raise PermissionDenied(permission)
    return layout


def needed(layout: Layout) -> tuple[str, ...]:
    """The permissions without which a file of these columns is not brought in."""
    more = [RIGHTS_OF_A_FIELD[name] for name in layout.fields if name in RIGHTS_OF_A_FIELD]
    if layout.kind not in ("items", "stock"):
        more = []
    return tuple(dict.fromkeys(("data.import", *RIGHTS[layout.kind], *more)))
