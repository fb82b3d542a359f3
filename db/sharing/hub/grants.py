"""The roles on a hub's server, and what PostgreSQL gives to everybody taken from everybody."""

from collections.abc import Iterable
from typing import Any, Final

from psycopg import Connection, sql

# What a person's login may call; each of these asks who calls before it does anything.
FOR_PEOPLE: Final = (
    *(
        "add_person",
        "begin_upload",
        "costs",
        "digests",
        "end_upload",
        "epoch",
        "join_device",
        "pull",
    ),
    *("push", "reap", "report", "revoke_device", "revoke_person", "rotate", "status", "whoami"),
    "withdraw_device",
)
FOR_KEEPER: Final = ("set_login",)  # it belongs to the registrar
# With these anybody could leave something behind in the database, hold others up, or look over
# their shoulder. NOTIFY cannot be taken away: who hears it looks for itself what is new.
TAKEN_FUNCTIONS: Final = """
SELECT pg_proc.oid::regprocedure::text FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ (
    '^(lo_|loread$|lowrite$|pg_(try_)?advisory|pg_notify$|pg_logical_emit_message|pg_export_snapshot|'
    'pg_control_|pg_stat_get_(activity|backend|progress|wal_senders)|pg_lock_status|pg_blocking_pids|'
    'pg_safe_snapshot_blocking_pids)')
"""
TAKEN_VIEWS: Final = (
    *("pg_stat_activity", "pg_locks", "pg_roles", "pg_user", "pg_group", "pg_auth_members"),
    *("pg_stat_ssl", "pg_stat_gssapi", "pg_stat_replication", "pg_db_role_setting"),
)
KEEPERS: Final = (
    "GRANT SELECT ON pg_stat_activity, pg_locks TO {keeper}",
    "GRANT EXECUTE ON FUNCTION pg_stat_get_activity, pg_lock_status, pg_notify, pg_control_system,"
    " pg_advisory_xact_lock(bigint) TO {keeper}",
    "GRANT pg_read_all_stats, pg_signal_backend TO {keeper}",
    "GRANT SELECT ON pg_roles, pg_auth_members TO {registrar}",
)
GROUPS: Final = {"keeper": "NOLOGIN", "registrar": "NOLOGIN CREATEROLE", "person": "NOLOGIN"}
# From 16 on whoever makes roles rules those alone that they made or were given to rule; a restored
# or upgraded server forgets who made which.
ADOPTED: Final = "GRANT {member} TO {registrar} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"
ADOPTS: Final = 160_000
MEMBERS: Final = """
SELECT r.rolname FROM pg_auth_members AS m JOIN pg_roles AS r ON r.oid = m.member
WHERE m.roleid = to_regrole(quote_ident(%s)) AND r.rolname <> ALL (%s) ORDER BY 1
"""
OWNED: Final = """
SELECT CASE WHEN relkind = 'c' THEN 'TYPE' ELSE 'TABLE' END, oid::regclass::text FROM pg_class
WHERE relnamespace = 'hub'::regnamespace AND relkind IN ('r', 'c')
UNION ALL
SELECT 'FUNCTION', oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'hub'::regnamespace
"""


def grant(connection: Connection[Any], prefix: str) -> None:
    """Makes the groups, gives them what they own, and takes everything from everybody else.

    What only a superuser can take away (large objects, advisory locks, whose sessions there are)
    stays when the connection is not one's.
    """
    roles = {group: sql.Identifier(f"{prefix}_{group}") for group in GROUPS}
    for group, kind in GROUPS.items():
        _make_role(connection, f"{prefix}_{group}", kind)
    _run(connection, "GRANT {person} TO {registrar} WITH ADMIN OPTION", roles)
    if connection.info.server_version >= ADOPTS:
        _adopt_members(connection, prefix, roles)
    _own(connection, roles)
    _open_to_people(connection, roles)
    asked = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    if connection.execute(asked).fetchone() == (True,):
        _close_catalog(connection, roles)


def _adopt_members(
    connection: Connection[Any], prefix: str, roles: dict[str, sql.Identifier]
) -> None:
    """The registrar may change everybody's login, whoever made it."""
    groups = [f"{prefix}_{group}" for group in GROUPS]
    for (member,) in connection.execute(MEMBERS, (f"{prefix}_person", groups)).fetchall():
        _run(connection, ADOPTED, {**roles, "member": sql.Identifier(member)})


def _make_role(connection: Connection[Any], name: str, kind: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone()
    verb = "ALTER" if found else "CREATE"
    _run(connection, f"{verb} ROLE {{role}} {kind}", {"role": sql.Identifier(name)})


def _own(connection: Connection[Any], roles: dict[str, sql.Identifier]) -> None:
    """The keeper owns everything; the registrar the one function that makes logins."""
    _run(connection, "GRANT USAGE, CREATE ON SCHEMA hub TO {keeper}, {registrar}", roles)
    for kind, name in connection.execute(OWNED).fetchall():
        is_registrars = any(name.startswith((f"{each}(", f"hub.{each}(")) for each in FOR_KEEPER)
        owner = "registrar" if is_registrars else "keeper"
        _run(connection, f"ALTER {kind} {name} OWNER TO {{{owner}}}", roles)
        if kind != "TABLE":
            _run(connection, f"REVOKE ALL ON {kind} {name} FROM PUBLIC", roles)
    _run(connection, "ALTER SCHEMA hub OWNER TO {keeper}", roles)
    _run(connection, "REVOKE CREATE, USAGE ON SCHEMA hub FROM {registrar}", roles)


def _open_to_people(connection: Connection[Any], roles: dict[str, sql.Identifier]) -> None:
    database = {**roles, "database": sql.Identifier(connection.info.dbname)}
    _run(connection, "REVOKE ALL ON DATABASE {database} FROM PUBLIC", database)
    _run(connection, "GRANT CONNECT ON DATABASE {database} TO {person}", database)
    _run(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC", roles)
    _run(connection, "GRANT USAGE ON SCHEMA hub TO {person}", roles)
    for name in FOR_PEOPLE:
        _run(connection, f"GRANT EXECUTE ON FUNCTION hub.{name} TO {{person}}", roles)
    for name in FOR_KEEPER:
        _run(connection, f"GRANT EXECUTE ON FUNCTION hub.{name} TO {{keeper}}", roles)


def _close_catalog(connection: Connection[Any], roles: dict[str, sql.Identifier]) -> None:
    for (signature,) in connection.execute(TAKEN_FUNCTIONS).fetchall():
        _run(connection, f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC", roles)
    for name in TAKEN_VIEWS:
        _run(connection, f"REVOKE ALL ON {name} FROM PUBLIC", roles)
    _run(connection, "REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC", roles)
    _run_all(connection, KEEPERS, roles)


def _run_all(
    connection: Connection[Any], statements: Iterable[str], roles: dict[str, sql.Identifier]
) -> None:
    for statement in statements:
        _run(connection, statement, roles)


def _run(connection: Connection[Any], statement: str, roles: dict[str, sql.Identifier]) -> None:
    """A statement of our own, with the names of roles in its braces."""
    connection.execute(sql.SQL(statement).format(**roles))
