"""Making a hub: on an empty database alone, repeatable, never over a newer one."""

import psycopg
import pytest

from db.connection import ShopDatabase
from db.errors import HubError
from db.rules.hub_names import LONGEST_DATABASE, role_name
from db.rules.journal_rights import JOURNAL_RIGHTS
from db.rules.permissions import PERMISSIONS
from db.sharing.hub import grants
from db.sharing.hub.schema import init, newest_schema
from db.sharing.known_rows import built_in_rows
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.intruder import session
from tests.db.sharing.rows import ONE, sold
from tests.postgres import Server

CREATED = "SELECT subject FROM journal WHERE kind = 'row_created'"


def test_init_again_changes_nothing_that_a_shop_has(hub_shop: HubShop) -> None:
    """A hub at work is made anew: its people come in, and what they had is there."""
    pc = hub_shop.new_pc()
    lines = [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
    sale = pc.document(hub_shop.people["kasir"], "sale", lines)
    assert hub_shop.verdicts(sale, by="kasir", pc=pc) == ["accepted"]
    before = hub_shop.hub("kasir", pc).epoch()
    with hub_shop.server.admin(hub_shop.database) as connection:
        assert init(connection) == newest_schema()
    after = hub_shop.connect(hub_shop.people["kasir"], pc).epoch()
    assert (after.life, after.last_seq) == (before.life, before.last_seq)
    assert hub_shop.connect(hub_shop.people["kasir"], pc).push([sale]).seqs == (after.last_seq,)


def test_a_newer_hub_is_left_alone(postgres: Server, hub_database: str) -> None:
    """An old program does not set a hub back."""
    with postgres.admin(hub_database) as connection:
        connection.execute("UPDATE hub.hub_info SET schema = schema + 1")
        with pytest.raises(HubError, match="program_too_old"):
            init(connection)


def test_another_programs_database_is_left_alone(postgres: Server, empty_database: str) -> None:
    """Where there are tables already, no hub is made, and nothing of it stays behind."""
    with postgres.admin(empty_database) as connection:
        connection.execute("CREATE TABLE public.theirs (id int)")
        with pytest.raises(HubError, match="database_not_empty"):
            init(connection)
        asked = "SELECT count(*) FROM pg_roles WHERE starts_with(rolname, %s)"
        assert connection.execute(asked, (empty_database + "_",)).fetchone() == (0,)


def test_logins_are_called_alike_on_both_sides(postgres: Server, hub_database: str) -> None:
    """The hub makes the same role's name of a sign-in name as the program."""
    logins = ["owner", "Ibu.Sri", "keeper", "é", "x" * 64, "a_b", " kasir ", "İ", "kasir-2"]
    with postgres.admin(hub_database) as connection:
        found = [
            connection.execute("SELECT hub.role_name_of(%s)", (login,)).fetchone()
            for login in logins
        ]
    assert found == [(role_name(hub_database, login),) for login in logins]
    names = {role_name("x" * LONGEST_DATABASE, login) for login in logins}
    assert len(names) == len(logins)
    assert all(len(name.encode()) <= 63 for name in names)


def test_what_every_shop_has_is_known(shop_database: ShopDatabase) -> None:
    """The rows of a new shop that no journal tells of are those that the hub begins with."""
    made = {subject for (subject,) in shop_database.rows(CREATED)}
    found = {
        (table, identity)
        for table in ("unit", "location", "lot")
        for (identity,) in shop_database.rows(f"SELECT id FROM {table}")
        if identity not in made
    }
    assert found == {(table, identity) for identity, table, _ in built_in_rows()}
    for identity, table, fields in built_in_rows():
        columns = ", ".join(fields)
        row = shop_database.row(f"SELECT {columns} FROM {table} WHERE id = ?", (identity,))
        assert row == (identity, *[*fields.values()][1:])


def test_every_right_of_a_row_is_one_that_exists() -> None:
    """A word that is no permission would let nobody in."""
    words = {"anybody", "self", "program"}
    named = {permission for needed in JOURNAL_RIGHTS.values() for permission in needed} - words
    assert named <= {*PERMISSIONS}


def test_the_registrar_may_change_everybodys_login_on_newer_servers(
    hub_shop: HubShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From 16 on nobody rules a role by making others; as far as an older server can tell."""
    newer = "WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"
    assert f"GRANT {{member}} TO {{registrar}} {newer}" == grants.ADOPTED
    monkeypatch.setattr(grants, "ADOPTED", grants.ADOPTED.replace(newer, "WITH ADMIN OPTION"))
    ruled = "SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole"
    names = {f"{hub_shop.database}_{each}" for each in ("person", *hub_shop.people)}
    with hub_shop.server.admin(hub_shop.database) as connection:
        for since, expected in ((10**6, {f"{hub_shop.database}_person"}), (150_000, names)):
            monkeypatch.setattr(grants, "ADOPTS", since)
            init(connection)
            found = connection.execute(ruled, (f"{hub_shop.database}_registrar",)).fetchall()
            assert {role for (role,) in found} == expected


def test_a_hub_in_use_is_not_waited_for_for_ever(hub_shop: HubShop) -> None:
    """Everybody else would wait behind it: whoever holds a table is found and ended first."""
    pc = hub_shop.new_pc()
    with session(hub_shop, "pengamat") as idle:
        idle.execute("BEGIN")
        idle.execute("PREPARE held AS SELECT FROM hub.journal")
        with (
            hub_shop.server.admin(hub_shop.database) as connection,
            pytest.raises(psycopg.errors.LockNotAvailable),
        ):
            init(connection)
        line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
        sale = pc.document(hub_shop.people["kasir"], "sale", [line])
        assert hub_shop.verdicts(sale, by="kasir", pc=pc) == ["accepted"]
