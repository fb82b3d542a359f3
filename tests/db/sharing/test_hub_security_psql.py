"""What a person can do at a hub with `psql` and their own password: nothing that is not theirs."""

from collections.abc import Iterator
from contextlib import ExitStack

import psycopg
import pytest

from db.errors import HubError
from db.sharing.hub.grants import FOR_PEOPLE
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.intruder import (
    DENIED,
    DONE,
    OURS,
    allowed,
    rewritten,
    role,
    said,
    session,
    tried,
)
from tests.db.sharing.rows import ONE, sold
from tests.postgres import HBA

LOGINS = ("owner", "gudang", "kasir", "pengamat")
TABLES = """
SELECT c.oid::regclass::text, array_agg(quote_ident(attname) ORDER BY attnum)
FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0
WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r' GROUP BY 1
"""
CALLS = """
SELECT proname, format('SELECT %s(%s)', p.oid::regproc, (
    SELECT coalesce(string_agg('NULL::' || format_type(argument, NULL), ', ' ORDER BY place), '')
    FROM unnest(proargtypes) WITH ORDINALITY AS a (argument, place)))
FROM pg_proc AS p WHERE pronamespace = 'hub'::regnamespace
"""
OWN_THINGS = (
    "CREATE SCHEMA mine",
    "CREATE SCHEMA AUTHORIZATION CURRENT_USER",
    "CREATE TEMP TABLE mine (id int)",
    "SELECT 1 AS id INTO TEMP mine",
    "CREATE TEMP VIEW hub_info AS SELECT 1",
    "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION hub.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE public.mine (id int)",
    "CREATE TABLE hub.mine (id int)",
    "CREATE TABLE hub.mine (id uuid REFERENCES hub.journal (id))",
    "CREATE VIEW hub.mine AS SELECT * FROM hub.journal",
    "CREATE TYPE hub.mine AS (id int)",
    "CREATE DOMAIN public.mine AS int",
    "CREATE OPERATOR public.= (LEFTARG = bytea, RIGHTARG = bytea, FUNCTION = byteane)",
    "CREATE OPERATOR hub.= (LEFTARG = bytea, RIGHTARG = bytea, FUNCTION = byteane)",
    "CREATE AGGREGATE public.mine (int) (SFUNC = int4pl, STYPE = int)",
    'CREATE COLLATION public.mine FROM "C"',
    "CREATE STATISTICS hub.mine ON seq, id FROM hub.journal",
    "CREATE SEQUENCE hub.mine",
    "CREATE INDEX ON hub.journal (kind)",
    "CREATE TRIGGER mine BEFORE INSERT ON hub.journal EXECUTE FUNCTION hub.push()",
    "CREATE RULE mine AS ON INSERT TO hub.journal DO INSTEAD NOTHING",
    "CREATE POLICY mine ON hub.journal",
    "CREATE EXTENSION dblink SCHEMA hub",
    "CREATE EXTENSION adminpack SCHEMA pg_catalog",
    "CREATE PUBLICATION mine FOR ALL TABLES",
    "CREATE SUBSCRIPTION mine CONNECTION 'host=x' PUBLICATION y WITH (connect = false)",
    "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION hub.push()",
    "CREATE FOREIGN DATA WRAPPER mine",
    "CREATE ACCESS METHOD mine TYPE TABLE HANDLER heap_tableam_handler",
    "CREATE DATABASE mine",
    "CREATE ROLE mine",
    "CREATE USER mine SUPERUSER",
    "DO $$ BEGIN RAISE NOTICE 'x'; END $$",
    "DO LANGUAGE plpgsql $$ BEGIN LOOP END LOOP; END $$",
)
OTHERS_THINGS = (
    "SET ROLE {db}_keeper",
    "SET ROLE {db}_registrar",
    "SET ROLE {db}_{other}",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "SELECT set_config('session_authorization', 'postgres', false)",
    "SELECT set_config('role', '{db}_keeper', false)",
    "SET SESSION AUTHORIZATION {db}_{other}",
    "ALTER ROLE {db}_{login} CONNECTION LIMIT 100",
    "ALTER ROLE {db}_{login} SUPERUSER",
    "ALTER ROLE {db}_{login} CREATEROLE",
    "ALTER ROLE {db}_{login} CREATEDB REPLICATION BYPASSRLS",
    "ALTER ROLE {db}_{login} VALID UNTIL 'infinity'",
    "ALTER ROLE {db}_{other} PASSWORD 'x'",
    "ALTER ROLE {db}_{other} NOLOGIN",
    "ALTER ROLE {db}_{other} SET search_path = x",
    "ALTER ROLE {db}_person LOGIN PASSWORD 'x'",
    "ALTER ROLE {db}_keeper LOGIN PASSWORD 'x'",
    "ALTER ROLE {db}_{other} RENAME TO mine",
    "ALTER ROLE ALL SET statement_timeout = 1",
    "DROP ROLE {db}_{other}",
    "GRANT {db}_keeper TO {db}_{login}",
    "GRANT {db}_person TO {db}_{login} WITH ADMIN OPTION",
    "GRANT {db}_{other} TO {db}_{login}",
    "GRANT pg_read_all_data TO {db}_{login}",
    "REVOKE {db}_person FROM {db}_{other}",
    "REASSIGN OWNED BY {db}_keeper TO {db}_{login}",
    "DROP OWNED BY {db}_keeper",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {db}_keeper GRANT ALL ON TABLES TO PUBLIC",
    "ALTER DATABASE {db} SET search_path = public",
    "ALTER DATABASE {db} OWNER TO {db}_{login}",
    "ALTER DATABASE {db} CONNECTION LIMIT 0",
    "DROP DATABASE postgres",
    "ALTER SCHEMA hub OWNER TO {db}_{login}",
    "DROP SCHEMA hub CASCADE",
    "ALTER FUNCTION hub.push SECURITY INVOKER",
    "ALTER FUNCTION hub.push SET search_path = public",
    "DROP FUNCTION hub.push",
    "CREATE OR REPLACE FUNCTION hub.caller() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
    "COMMENT ON FUNCTION hub.push IS 'x'",
    "ALTER SYSTEM SET log_statement = 'all'",
    "SET log_statement = 'all'",
    "SET session_replication_role = replica",
    "SET temp_file_limit = -1",
    "SET lc_messages = 'C'",
    "LOAD 'dblink'",
    "CHECKPOINT",
)
SERVERS_THINGS = (
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY (SELECT 1) TO '/tmp/mine'",
    "COPY hub.journal FROM PROGRAM 'id'",
    "COPY hub.journal FROM '/etc/passwd'",
    "COPY hub.journal TO STDOUT",
    "COPY hub.person (server_key) TO STDOUT",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_read_binary_file('global/pg_filenode.map')",
    "SELECT pg_ls_dir('.')",
    "SELECT pg_ls_logdir()",
    "SELECT pg_ls_waldir()",
    "SELECT pg_stat_file('postgresql.conf')",
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_export(1, '/tmp/mine')",
    "SELECT lo_get(1)",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_lock(1)",
    "SELECT pg_advisory_xact_lock_shared(1)",
    "SELECT pg_advisory_unlock_all()",
    "SELECT pg_notify('lumbung', 'x')",
    "SELECT pg_logical_emit_message(false, 'x', 'y')",
    "SELECT pg_export_snapshot()",
    "SELECT pg_control_system()",
    "SELECT pg_reload_conf()",
    "SELECT pg_rotate_logfile()",
    "SELECT pg_switch_wal()",
    "SELECT pg_promote()",
    "SELECT pg_create_restore_point('x')",
    "SELECT pg_backup_start('x')",
    "SELECT pg_create_physical_replication_slot('x')",
    "SELECT pg_create_logical_replication_slot('x', 'test_decoding')",
    "SELECT pg_stat_reset()",
    "SELECT pg_log_backend_memory_contexts(1)",
    "SELECT pg_hba_file_rules()",
    "SELECT pg_show_all_file_settings()",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM pg_roles",
    "SELECT * FROM pg_user",
    "SELECT * FROM pg_group",
    "SELECT * FROM pg_auth_members",
    "SELECT * FROM pg_db_role_setting",
    "SELECT * FROM pg_user_mapping",
    "SELECT * FROM pg_statistic",
    "SELECT * FROM pg_statistic_ext_data",
    "SELECT * FROM pg_largeobject",
    "SELECT * FROM pg_stat_activity",
    "SELECT * FROM pg_stat_get_activity(NULL)",
    "SELECT pg_stat_get_backend_activity(1)",
    "SELECT pg_stat_get_backend_userid(1)",
    "SELECT * FROM pg_stat_ssl",
    "SELECT * FROM pg_stat_replication",
    "SELECT * FROM pg_stat_progress_copy",
    "SELECT * FROM pg_locks",
    "SELECT pg_blocking_pids(1)",
    "SELECT * FROM pg_file_settings",
    "SELECT * FROM pg_hba_file_rules",
    "SELECT * FROM pg_config",
    "SELECT * FROM pg_backend_memory_contexts",
    "SELECT * FROM pg_shmem_allocations",
)


@pytest.mark.parametrize("login", LOGINS)
def test_no_table_can_be_touched(hub_shop: HubShop, login: str) -> None:
    """Every table and every column, by every verb."""
    with hub_shop.server.admin(hub_shop.database) as connection:
        tables = connection.execute(TABLES).fetchall()
    tries = [each for table, columns in tables for each in touches(table, columns)]
    assert len(tries) > 300
    assert allowed(hub_shop, login, tries) == []


def touches(table: str, columns: list[str]) -> Iterator[str]:
    """Everything that can be tried with a table."""
    first = columns[0]
    for column in columns:
        yield f"SELECT {column} FROM {table}"
        yield f"UPDATE {table} SET {column} = {column}"
    yield f"SELECT FROM {table}"
    yield f"SELECT count(*) FROM {table}"
    yield f"TABLE {table}"
    yield f"SELECT 1 FROM {table} FOR UPDATE"
    yield f"INSERT INTO {table} DEFAULT VALUES"
    yield f"INSERT INTO {table} ({first}) VALUES (NULL)"
    yield f"INSERT INTO {table} DEFAULT VALUES RETURNING *"
    yield f"DELETE FROM {table}"
    yield f"DELETE FROM {table} RETURNING *"
    yield f"TRUNCATE {table}"
    yield f"MERGE INTO {table} USING (SELECT 1) AS o ON true WHEN MATCHED THEN DELETE"
    yield f"COPY {table} TO STDOUT"
    yield f"COPY {table} ({first}) FROM STDIN"
    yield f"ALTER TABLE {table} ADD COLUMN more int"
    yield f"ALTER TABLE {table} DISABLE TRIGGER ALL"
    yield f"ALTER TABLE {table} OWNER TO CURRENT_USER"
    yield f"DROP TABLE {table}"
    yield f"COMMENT ON TABLE {table} IS 'x'"
    yield f"CREATE INDEX ON {table} ({first})"
    yield f"REINDEX TABLE {table}"
    yield f"CLUSTER {table} USING nothing"


@pytest.mark.parametrize("login", LOGINS)
def test_no_inner_function_can_be_called(hub_shop: HubShop, login: str) -> None:
    """All but those for people are refused; those are for who proves which PC they are at."""
    with hub_shop.server.admin(hub_shop.database) as connection:
        calls = connection.execute(CALLS).fetchall()
    inner = [call for name, call in calls if name not in FOR_PEOPLE]
    public = [call for name, call in calls if name in FOR_PEOPLE]
    assert (len(inner) > 90, len(public)) == (True, len(FOR_PEOPLE))
    assert allowed(hub_shop, login, inner) == []
    assert allowed(hub_shop, login, public, OURS) == []


@pytest.mark.parametrize("login", LOGINS)
def test_nothing_of_ones_own_can_be_made(hub_shop: HubShop, login: str) -> None:
    """No table, function, operator or temporary thing that could stand in for another."""
    assert allowed(hub_shop, login, OWN_THINGS) == []


@pytest.mark.parametrize("login", LOGINS)
def test_nobody_becomes_or_changes_somebody_else(hub_shop: HubShop, login: str) -> None:
    """Roles, passwords, limits, owners, the database and its settings."""
    other = "owner" if login != "owner" else "kasir"
    names = {"db": hub_shop.database, "login": login, "other": other}
    assert allowed(hub_shop, login, [each.format(**names) for each in OTHERS_THINGS]) == []


@pytest.mark.parametrize("login", LOGINS)
def test_nothing_of_the_server_can_be_reached(hub_shop: HubShop, login: str) -> None:
    """Files, programs, large objects, locks, others' sessions, passwords and statistics."""
    assert allowed(hub_shop, login, SERVERS_THINGS) == []


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
        "SELECT generate_series(16384, 16384 + 100000)::oid AS member) AS o",
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
