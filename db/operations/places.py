"""Categories, suppliers and customers, and the places where goods are."""

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.ids import new_id
from db.models.base import Row
from db.models.shop import Category, Location, Partner
from db.operations.master import change_row, create_row, table_of
from db.operations.work import Work, writing
from db.rules.texts import clean_line

PLACE = "SELECT name, parent FROM location WHERE id = ? AND kind = 'internal'"
ARCHIVED = "SELECT 1 FROM location WHERE id = ? AND archived_at IS NOT NULL"
BESIDE = """
SELECT name FROM location
WHERE parent IS ? AND id <> ? AND kind = 'internal' AND archived_at IS NULL
"""
CUSTOMER_ONLY = "SELECT 1 FROM partner WHERE id = ? AND kind = 'customer'"


def add_category(database: ShopDatabase, actor: Actor, *, name: str) -> bytes:
    """A new category; `Refused("name_taken")` when there is one of that name."""
    with writing(database, actor, "category.edit") as work:
        return create_row(work, Category, id=new_id(), name=_free_name(work, Category, name))


def category_named(work: Work, name: str) -> bytes:
    """The category of this name, made within a larger act if there is none yet."""
    cleaned = clean_line(name, "category")
    known = _id_named(work, Category, cleaned)
    if known is None:
        work.require("category.edit")
    return known or create_row(work, Category, id=new_id(), name=cleaned)


def rename_category(database: ShopDatabase, actor: Actor, *, category: bytes, name: str) -> None:
    """Gives a category another name."""
    with writing(database, actor, "category.edit") as work:
        _rename(work, Category, category, name)


def add_partner(
    database: ShopDatabase, actor: Actor, *, name: str, kind: str = "supplier", phone: str = ""
) -> bytes:
    """A new supplier, customer, or both."""
    with writing(database, actor, "partner.edit") as work:
        if kind not in ("supplier", "customer", "both"):
            raise InvalidInput("partner_kind_unknown", "kind", kind=kind)
        return create_row(
            work,
            Partner,
            id=new_id(),
            name=_free_name(work, Partner, name),
            kind=kind,
            phone=clean_line(phone, "phone", limit=64, required=False),
            note="",
        )


def supplier_named(work: Work, name: str) -> bytes:
    """The partner of this name, made a supplier within a larger act if it is none yet."""
    cleaned = clean_line(name, "supplier")
    known = _id_named(work, Partner, cleaned)
    if known is None:
        work.require("partner.edit")
        made = {"id": new_id(), "name": cleaned, "kind": "supplier", "phone": "", "note": ""}
        return create_row(work, Partner, **made)
    if work.database.row(CUSTOMER_ONLY, (known,)):
        work.require("partner.edit")
        change_row(work, Partner, known, kind="both")
    return known


def rename_partner(database: ShopDatabase, actor: Actor, *, partner: bytes, name: str) -> None:
    """Gives a supplier or customer another name."""
    with writing(database, actor, "partner.edit") as work:
        _rename(work, Partner, partner, name)


def add_location(
    database: ShopDatabase, actor: Actor, *, name: str, parent: bytes | None = None
) -> bytes:
    """A new place for goods, inside another one or on its own; its name is its own there."""
    with writing(database, actor, "location.edit") as work:
        if parent is not None:
            require_place_in_use(work, parent)
        return create_row(
            work,
            Location,
            id=new_id(),
            name=free_place_name(work, name, parent),
            kind="internal",
            parent=parent,
        )


def rename_location(database: ShopDatabase, actor: Actor, *, location: bytes, name: str) -> None:
    """Gives a place another name; the virtual ones keep theirs."""
    with writing(database, actor, "location.edit") as work:
        _name, parent = require_place(work, location)
        free = free_place_name(work, name, parent, but=location)
        change_row(work, Location, location, name=free)


def _rename(work: Work, model: type[Row], identity: bytes, name: str) -> None:
    if not model.select().where(model.id == identity).exists(work.database):
        raise NotFound(f"{table_of(model)}_unknown")
    change_row(work, model, identity, name=_free_name(work, model, name, but=identity))


def _free_name(work: Work, model: type[Row], name: str, *, but: bytes = b"") -> str:
    cleaned = clean_line(name, "name")
    if _id_named(work, model, cleaned, but=but):
        raise Refused("name_taken", name=cleaned)
    return cleaned


def _id_named(work: Work, model: type[Row], name: str, *, but: bytes = b"") -> bytes | None:
    sql = f"SELECT id, name FROM {table_of(model)} WHERE id <> ?"  # noqa: S608  (our own table's name)
    wanted = name.casefold()
    known = work.database.rows(sql, (but,))
    return next((identity for identity, name in known if name.casefold() == wanted), None)


def require_place(work: Work, location: bytes) -> tuple[str, bytes | None]:
    """Name and parent of a place of ours, archived or not; `NotFound("location_unknown")`."""
    found = work.database.row(PLACE, (location,))
    if not found:
        raise NotFound("location_unknown")
    name, parent = found
    return name, parent


def require_place_in_use(work: Work, location: bytes) -> None:
    """As `require_place`; `Refused("location_archived")` for one that is archived."""
    name, _parent = require_place(work, location)
    if work.database.row(ARCHIVED, (location,)):
        raise Refused("location_archived", name=name)


def free_place_name(work: Work, name: str, parent: bytes | None, *, but: bytes = b"") -> str:
    """The cleaned name, when nothing else that is in use has it in the same place."""
    cleaned = clean_line(name, "name")
    wanted = cleaned.casefold()
    if any(other.casefold() == wanted for (other,) in work.database.rows(BESIDE, (parent, but))):
        raise Refused("name_taken", name=cleaned)
    return cleaned
