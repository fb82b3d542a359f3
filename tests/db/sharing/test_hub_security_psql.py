"""What a person can do at a hub with `psql` and their own password: nothing that is not theirs."""

from collections.abc import Iterator

import pytest

from db.sharing.hub.grants import FOR_PEOPLE
from tests.db.sharing.hubs import HubShop
from tests.db.sharing.intruder import LOGINS, OURS, TABLES, allowed

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
