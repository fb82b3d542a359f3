"""Units: what items are counted in, and how finely."""

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, Refused
from db.ids import new_id
from db.models.shop import Unit
from db.operations.master import create_row
from db.operations.work import writing
from db.rules.texts import clean_line

CODE_LIMIT = 16
MOST_DECIMALS = 3  # quantities are kept in thousandths


def add_unit(database: ShopDatabase, actor: Actor, *, code: str, decimals: int = 0) -> bytes:
    """A new unit such as "roll", counted with 0 to 3 decimals; these never change afterwards.

    `Refused("name_taken")` when there is one of that code, in whatever case.
    """
    with writing(database, actor, "item.edit") as work:
        cleaned = clean_line(code, "unit", limit=CODE_LIMIT)
        if not 0 <= decimals <= MOST_DECIMALS:
            raise InvalidInput("decimals_wrong", "decimals")
        known = {taken.casefold() for (taken,) in database.rows("SELECT code FROM unit")}
        if cleaned.casefold() in known:
            raise Refused("name_taken", name=cleaned)
        return create_row(work, Unit, id=new_id(), code=cleaned, decimals=decimals)
