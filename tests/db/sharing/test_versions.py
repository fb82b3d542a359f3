"""Yesterday's program at today's hub, and the other way round: what waits is kept, and said why."""

import pytest

from db.errors import HubError
from db.ids import new_id
from db.operations.places import add_category
from db.operations.work import writing_unasked
from db.sharing.protocol import OLDEST_SCHEMA, PROTOCOL
from tests.db.sharing.real_town import RealOffice
from tests.db.sharing.shared import all_waiting
from tests.db.sharing.town import Pc, Town

MORE = """
ALTER FUNCTION hub.epoch_now() RENAME TO epoch_then;
CREATE FUNCTION hub.epoch_now() RETURNS jsonb LANGUAGE sql
AS $$ SELECT hub.epoch_then() || '{"tomorrow": 1}' $$;
"""
ADD_CATEGORY = "INSERT INTO category (id, name) VALUES (?, ?)"
CATEGORY = "SELECT name FROM category WHERE id = ?"
KEPT = """
SELECT payload -> '$.fields.tomorrow', payload -> 'after' FROM journal
WHERE subject = ? AND hub_seq IS NOT NULL ORDER BY hub_seq
"""


def refused(town: Town, pc: Pc) -> str:
    """Why a step is not made; what waits is as before, and so is all that came."""
    link = "SELECT cursor, cost_cursor FROM hub_link"
    waiting, before = all_waiting(pc.database), pc.database.rows(link)
    with pytest.raises(HubError) as told:
        pc.step(town.office.line(pc))
    assert all_waiting(pc.database) == waiting
    assert pc.database.rows(link) == before
    return told.value.code


def test_a_program_that_the_hub_understands_no_more(town: Town) -> None:
    """It asks for a newer one; with that everything goes on."""
    pc = town.pcs[0]
    add_category(pc.database, pc.owner, name="Teh")
    town.hub.oldest_protocol = PROTOCOL + 1
    assert refused(town, pc) == "program_too_old"
    town.hub.oldest_protocol = PROTOCOL
    town.settle()
    assert town.disagreements() == []


def test_a_hub_that_lacks_what_the_program_needs(town: Town) -> None:
    """It asks for its upgrade."""
    pc = town.pcs[0]
    add_category(pc.database, pc.owner, name="Teh")
    town.hub.schema = OLDEST_SCHEMA - 1
    assert refused(town, pc) == "hub_too_old"
    town.hub.schema = OLDEST_SCHEMA
    town.settle()
    assert town.disagreements() == []


def test_a_row_of_tomorrow(town: Town) -> None:
    """Is kept by who does not know it, and stops nothing behind it."""
    left, right = town.pcs
    with writing_unasked(left.database, left.owner) as work:
        work.record("tomorrow_came", new_id(), {"table": "tomorrow", "more": [1]})
    add_category(left.database, left.owner, name="Teh")
    town.settle()
    kept = "SELECT count(*) FROM journal WHERE kind = 'tomorrow_came' AND hub_seq IS NOT NULL"
    assert right.database.rows(kept) == [(1,)]
    assert town.disagreements() == []


@pytest.mark.parametrize("which", ["town", "real_town"])
def test_fields_of_tomorrow(request: pytest.FixtureRequest, which: str) -> None:
    """A row's new field travels as it was written; who does not know it has all the others."""
    town: Town = request.getfixturevalue(which)
    left, right = town.pcs
    category, fields = new_id(), {"name": "Teh", "archived_at": None, "tomorrow": [1]}
    changed = {"table": "category", "field": "tomorrow", "base": 1, "before": [1], "after": [2]}
    with writing_unasked(left.database, left.owner) as work:
        left.database.execute_sql(ADD_CATEGORY, (category, "Teh"))
        said = {"table": "category", "fields": {"id": category, **fields}}
        work.record("row_created", category, said)
        work.record("field_changed", category, changed)
    town.settle()
    for sql in (CATEGORY, KEPT):
        assert right.database.rows(sql, (category,)) == left.database.rows(sql, (category,))
    assert right.database.rows(CATEGORY, (category,)) == [("Teh",)]
    assert right.database.rows(KEPT, (category,)) == [("[1]", None), (None, "[2]")]
    assert town.disagreements() == []


@pytest.mark.parametrize(
    ("oldest", "newest", "told"),
    [(PROTOCOL + 1, PROTOCOL + 1, "program_too_old"), (0, PROTOCOL - 1, "hub_too_old")],
)
def test_a_server_of_another_version(
    real_office: RealOffice, real_town: Town, oldest: int, newest: int, told: str
) -> None:
    """Newer or older: it takes nothing, and says what is to be done."""
    pc = real_town.pcs[0]
    add_category(pc.database, pc.owner, name="Teh")
    speaks = "UPDATE hub.hub_info SET oldest_protocol = %s, protocol = %s"
    with real_office.server.admin(real_office.database) as connection:
        connection.execute(speaks, (oldest, newest))
    assert refused(real_town, pc) == told
    with pytest.raises(HubError, match=told):
        real_town.office.line(pc).push(all_waiting(pc.database))
    with real_office.server.admin(real_office.database) as connection:
        connection.execute(speaks, (PROTOCOL, PROTOCOL))
    real_town.settle()
    assert real_town.disagreements() == []


def test_a_server_that_does_not_know_an_act(real_town: Town) -> None:
    """The program is newer: the act waits until the server is upgraded."""
    pc = real_town.pcs[0]
    with writing_unasked(pc.database, pc.owner) as work:
        work.record("tomorrow_came", new_id(), {})
    assert refused(real_town, pc) == "hub_too_old"


def test_a_server_that_lacks_a_function(real_office: RealOffice, real_town: Town) -> None:
    """It came with a later hub."""
    with real_office.server.admin(real_office.database) as connection:
        connection.execute("ALTER FUNCTION hub.digests RENAME TO digests_of_tomorrow")
    with pytest.raises(HubError, match="hub_too_old"):
        real_town.office.line(real_town.pcs[0]).digests(0, 1, 1)


def test_a_server_that_says_more(real_office: RealOffice, real_town: Town) -> None:
    """What this program does not ask for it does not look at."""
    with real_office.server.admin(real_office.database) as connection:
        connection.execute(MORE)
    real_town.settle()
    assert real_town.disagreements() == []
