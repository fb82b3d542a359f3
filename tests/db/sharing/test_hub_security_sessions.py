"""What a session with `psql` may hold, set and see: nothing that others feel, nothing of theirs."""

from contextlib import ExitStack

import psycopg
import pytest

from db.errors import HubError
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.intruder import (
    DENIED,
    DONE,
    LOGINS,
    OURS,
    TABLES,
    allowed,
    rewritten,
    role,
    said,
    session,
    tried,
)
from tests.db.sharing.rows import ONE, sold
from tests.postgres import HBA


def test_no_lock_can_be_held_against_others(hub_shop: HubShop) -> None:
    """Neither on the hub's tables nor, but for the weakest, on PostgreSQL's own."""
    locks = [
        "LOCK TABLE hub.hub_clock IN ACCESS SHARE MODE",
        "LOCK TABLE hub.journal IN ACCESS EXCLUSIVE MODE",
        "LOCK TABLE pg_class IN ROW SHARE MODE",
        "LOCK TABLE pg_proc IN ACCESS EXCLUSIVE MODE",
        "LOCK TABLE pg_authid IN ACCESS SHARE MODE",
    ]
    told = tried(
        hub_shop, "kasir", [each for lock in locks for each in ("BEGIN", lock, "ROLLBACK")]
    )
    assert told[1::3] == [DENIED] * len(locks)


def test_no_prepared_statement_holds_others_up(hub_shop: HubShop) -> None:
    """To prepare one about a table needs no right on it, and locks it as its kind does."""
    pc = hub_shop.new_pc()
    with hub_shop.server.admin(hub_shop.database) as connection:
        tables = [table for table, _ in connection.execute(TABLES).fetchall()]
    with session(hub_shop, "pengamat") as idle:
        idle.execute("SET idle_in_transaction_session_timeout = 0")
        idle.execute("BEGIN")
        for number, table in enumerate(tables):
            idle.execute(f"PREPARE a{number} AS DELETE FROM {table}".encode())
            idle.execute(f"PREPARE b{number} AS SELECT FROM {table} FOR UPDATE".encode())
        line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
        row = pc.document(hub_shop.people["kasir"], "sale", [line])
        assert hub_shop.verdicts(row, by="kasir", pc=pc) == ["accepted"]
        hub_shop.new_pc()
        hub = hub_shop.hub("owner")
        hub.revoke_person(hub_shop.people["gudang"].account)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            idle.execute("EXECUTE a0")


def test_whoever_wants_to_be_another_at_the_next_sign_in_is_not(hub_shop: HubShop) -> None:
    """A setting of one's own login can name a role; it does not make one."""
    me, keeper = role(hub_shop, "kasir"), role(hub_shop, "keeper")
    wishes = (f"role = '{keeper}'", "session_authorization = 'postgres'")
    assert (
        tried(hub_shop, "kasir", [f"ALTER ROLE {me} SET {wish}" for wish in wishes]) == [DONE] * 2
    )
    assert allowed(hub_shop, "kasir", ["SELECT * FROM hub.journal", "CREATE TEMP TABLE x ()"]) == []


def test_the_group_lends_nobody_more_than_they_have(hub_shop: HubShop) -> None:
    """Whoever acts as the group drops nothing of it, and is still who signed in."""
    group = f"{hub_shop.database}_person"
    found = tried(
        hub_shop,
        "kasir",
        (
            f"SET ROLE {group}",
            f"DROP OWNED BY {group}",
            f"ALTER DEFAULT PRIVILEGES FOR ROLE {group} REVOKE ALL ON FUNCTIONS FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION hub.push TO {group} WITH GRANT OPTION",
            f"REVOKE ALL ON FUNCTION hub.push FROM {group}",
            f"REVOKE CONNECT ON DATABASE {hub_shop.database} FROM {group}",
            "SELECT hub.whoami(gen_random_uuid(), '')",
            "SELECT * FROM hub.journal",
            "CREATE TEMP TABLE mine (id int)",
        ),
    )
    assert found[-3:] == [OURS, DENIED, DENIED]
    for login in LOGINS:
        assert hub_shop.connect(hub_shop.people[login], hub_shop.pc).epoch().last_seq > 0


def test_ones_own_name_lent_away_opens_nothing(hub_shop: HubShop) -> None:
    """Whoever may act as another login is still asked who signed in."""
    owner, cashier = role(hub_shop, "owner"), role(hub_shop, "kasir")
    with hub_shop.server.admin() as connection:
        connection.execute(f"GRANT {owner} TO {cashier}".encode())
    hub = hub_shop.hub("kasir")
    hub._connection.execute(f"SET ROLE {owner}".encode())
    assert hub.whoami().account == hub_shop.people["kasir"].account
    assert hub.costs(0, 1) is None


def test_another_way_to_look_is_none(hub_shop: HubShop) -> None:
    """The hub's names mean the hub's things, whatever a session says where to look."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    for path in ("''", "pg_temp, public, hub", '"$user", hub, pg_temp, pg_catalog'):
        hub._connection.execute(f"SET search_path = {path}".encode())
        row = pc.document(
            hub_shop.people["kasir"], "sale", [sold(hub_shop.item, hub_shop.place, ONE, PRICE)]
        )
        assert hub_shop.verdicts(row, by="kasir", pc=pc) == ["accepted"]


def test_what_a_session_sets_makes_no_difference(hub_shop: HubShop) -> None:
    """Settings that everybody may change for themselves change no verdict."""
    pc = hub_shop.new_pc()
    hub = hub_shop.hub("kasir", pc)
    for setting in (
        "row_security = off",
        "check_function_bodies = off",
        "standard_conforming_strings = off",
        "bytea_output = 'escape'",
        "datestyle = 'German'",
        "intervalstyle = 'sql_standard'",
        "timezone = 'Pacific/Kiritimati'",
        "extra_float_digits = -15",
        "transform_null_equals = on",
        "xmloption = document",
        "default_transaction_deferrable = on",
        "enable_seqscan = off",
        "plan_cache_mode = force_custom_plan",
        "quote_all_identifiers = on",
        "lc_numeric = 'C'",
        "array_nulls = off",
    ):
        hub._connection.execute(f"SET {setting}".encode())
    lines = [sold(hub_shop.item, hub_shop.place, ONE, price) for price in (PRICE, PRICE - 1)]
    rows = [pc.document(hub_shop.people["kasir"], "sale", [line]) for line in lines]
    assert hub_shop.verdicts(*rows, by="kasir", pc=pc) == ["accepted", "price_below_list"]


def test_a_snapshot_of_long_ago_is_not_served(hub_shop: HubShop) -> None:
    """In an old transaction a revoked device would still be one: so none is let in."""
    hub = hub_shop.hub("kasir")
    for level in ("REPEATABLE READ", "SERIALIZABLE"):
        hub._connection.execute(f"BEGIN ISOLATION LEVEL {level}".encode())
        with pytest.raises(HubError, match="hub_login_refused"):
            hub.epoch()
        hub._connection.execute("ROLLBACK")
    assert hub.epoch().last_seq > 0


def test_other_databases_are_closed(hub_shop: HubShop) -> None:
    """With the lines of the guide's `pg_hba.conf` a person comes into their own database alone."""
    lines = hub_shop.server.data / "pg_hba.conf"
    ours = HBA.replace("hostssl all          all", f"hostssl {hub_shop.database} all")
    with rewritten(hub_shop, lines, ours.encode()):
        for database in ("postgres", "template1"):
            told = said(hub_shop, "kasir", ["SELECT 1"], PGDATABASE=database)
            assert "no pg_hba.conf entry" in told
        assert tried(hub_shop, "kasir", ["SELECT 1"]) == [DONE]


def test_large_objects_stay_out_of_reach(hub_shop: HubShop) -> None:
    """One that is there can neither be read nor changed nor taken."""
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("SELECT lo_from_bytea(4711, 'secret')")
    tries = (
        *("SELECT lo_get(4711)", "SELECT lo_open(4711, 262144)", "SELECT lo_unlink(4711)"),
        *("SELECT lo_put(4711, 0, 'x')", "ALTER LARGE OBJECT 4711 OWNER TO CURRENT_USER"),
        *("SELECT data FROM pg_largeobject", "\\lo_unlink 4711", "\\lo_export 4711 /dev/null"),
    )
    assert "secret" not in (told := said(hub_shop, "kasir", tries))
    assert told.count("permission denied") + told.count("must be owner") == len(tries)


def test_nothing_personal_is_left_in_view(hub_shop: HubShop) -> None:
    """No value of a row stands in the statistics, in the settings or in functions' sources."""
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("ANALYZE")
    told = said(
        hub_shop,
        "kasir",
        (
            "SELECT * FROM pg_stats WHERE schemaname = 'hub'",
            "SELECT * FROM pg_stats_ext",
            "SELECT * FROM pg_settings",
            "SELECT * FROM pg_proc",
            "SELECT * FROM pg_stat_all_tables",
            "SELECT * FROM information_schema.tables",
            "SELECT * FROM information_schema.role_table_grants",
        ),
    )
    names = [person.login.title() for person in hub_shop.people.values()]
    assert not [each for each in (*names, "Beras", "Gudang", "SCRAM-SHA-256$") if each in told]


def test_others_sessions_are_not_ended(hub_shop: HubShop) -> None:
    """Neither cancelled nor terminated, even by somebody who guesses the process."""
    hub = hub_shop.hub("owner")
    pid = hub._connection.info.backend_pid
    tries = (f"SELECT pg_cancel_backend({pid})", f"SELECT pg_terminate_backend({pid})")
    assert allowed(hub_shop, "kasir", tries) == []
    assert hub.epoch().last_seq > 0


def test_a_fifth_session_of_a_person_is_refused(hub_shop: HubShop) -> None:
    """And nobody else's is. The shop's own is the first."""
    with ExitStack() as held:
        for _ in range(3):
            held.enter_context(session(hub_shop, "kasir"))
        assert "too many connections for role" in said(hub_shop, "kasir", ["SELECT 1"])
        assert tried(hub_shop, "gudang", ["SELECT 1"]) == [DONE]


def test_what_is_left_to_see_and_do(hub_shop: HubShop) -> None:
    """What docs/sharing.md admits, so that it is noticed when it is not so any more."""
    me = role(hub_shop, "kasir")
    tries = (
        "SELECT string_agg(member::regrole::text, ',') FROM ("
        "SELECT generate_series(16384, 16384 + 1000000)::oid AS member) AS o",
        "SELECT datname FROM pg_database",
        "SELECT prosrc FROM pg_proc WHERE proname = 'push'",
        "SELECT relname, reltuples, pg_relation_size(oid) FROM pg_class",
        "SELECT relname, n_live_tup FROM pg_stat_all_tables",
        "SHOW ALL",
        "LISTEN lumbung",
        "NOTIFY lumbung",
        "SELECT pg_sleep(0)",
        "SET work_mem = '1MB'",
        f"ALTER ROLE {me} SET idle_in_transaction_session_timeout = 0",
    )
    assert tried(hub_shop, "kasir", tries) == [DONE] * len(tries)
    names = said(hub_shop, "kasir", tries[:1])
    assert all(role(hub_shop, login) in names for login in LOGINS)
    assert not [each for each in hub_shop.people.values() if each.login.title() in names]
