"""Makes a PostgreSQL database a hub, and brings an older hub up to date; repeatable at any time.

Tables change by numbered scripts (`hub/tables`), in ways that the program of yesterday can live
with; all functions are made anew each time. What the rules of the program decide (rights, kinds of
documents, fixed ids) is filled in from them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, LiteralString, cast

from psycopg import Connection, sql
from psycopg.types.json import Jsonb

from db.errors import HubError
from db.ids import OWNER, fixed_id
from db.rules.documents import KINDS
from db.rules.hub_names import LONGEST_DATABASE
from db.rules.journal_rights import JOURNAL_RIGHTS
from db.rules.permissions import BUILT_IN, NEVER_APPROVED
from db.sharing.hub.grants import grant
from db.sharing.known_rows import PLACES, built_in_rows
from db.sharing.protocol import PROTOCOL
from db.sharing.tables import REFERENCES

SCRIPTS: Final = Path(__file__).parent
OLDEST_SERVER: Final = 150_000
OLDEST_PROTOCOL: Final = 1
TYPES: Final = ("offer", "texts", "header", "line", "judgement")
FUNCTIONS: Final = """
SELECT format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid))
FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace WHERE nspname = 'hub'
"""


def newest_schema() -> int:
    """The number of the newest script for tables, which a hub of this program is at."""
    return max(_number(path) for path in (SCRIPTS / "tables").glob("*.sql"))


def init(connection: Connection[Any]) -> int:
    """Makes or upgrades the hub in this database, all or nothing; returns its schema's number.

    The connection is its owner's, who may make roles (best a superuser's: only they can take from
    everybody what PostgreSQL gives to everybody). Raises `HubError`: `hub_server_too_old`,
    `database_name_too_long`, `database_not_empty`, `program_too_old` for a newer hub. What
    somebody's session holds on to ends it with psycopg's `LockNotAvailable`.
    """
    database = connection.info.dbname
    if connection.info.server_version < OLDEST_SERVER:
        raise HubError("hub_server_too_old")
    if len(database.encode()) > LONGEST_DATABASE:
        raise HubError("database_name_too_long", name=database, limit=LONGEST_DATABASE)
    with connection.transaction():
        connection.execute("SET LOCAL client_min_messages = error")
        connection.execute("SET LOCAL lock_timeout = '10s'")  # everybody else waits behind it
        connection.execute("SELECT pg_advisory_xact_lock(5071970)")  # two at once would collide
        before = _schema_of(connection)
        _run_tables(connection, before)
        _run_functions(connection)
        _fill(connection, database)
        grant(connection, database)
    return newest_schema()


def _schema_of(connection: Connection[Any]) -> int:
    """The schema's number of the hub that is here; 0 for none."""
    found = connection.execute("SELECT to_regclass('hub.hub_info') IS NOT NULL").fetchone()
    if found == (True,):
        (number,) = _row(connection, "SELECT schema FROM hub.hub_info")
        if number > newest_schema():
            raise HubError("program_too_old")
        return int(number)
    others = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    if _row(connection, others) != (0,):
        raise HubError("database_not_empty")
    return 0


def _run_tables(connection: Connection[Any], before: int) -> None:
    connection.execute("CREATE SCHEMA IF NOT EXISTS hub")
    connection.execute("SET LOCAL search_path = hub, pg_catalog")
    for path in sorted((SCRIPTS / "tables").glob("*.sql")):
        if _number(path) > before:
            _execute(connection, path)


def _run_functions(connection: Connection[Any]) -> None:
    """Functions depend on each other: all go, and all come anew."""
    for (signature,) in connection.execute(FUNCTIONS).fetchall():
        connection.execute(_plain(f"DROP FUNCTION IF EXISTS {signature} CASCADE"))
    for name in TYPES:
        connection.execute(_plain(f"DROP TYPE IF EXISTS hub.{name} CASCADE"))
    for path in sorted((SCRIPTS / "functions").glob("*.sql")):
        _execute(connection, path)


def _fill(connection: Connection[Any], database: str) -> None:
    """What the rules of this program say; rows that a shop changes are only made once."""
    info = (database, newest_schema(), PROTOCOL, OLDEST_PROTOCOL, OWNER.hex())
    connection.execute(
        "INSERT INTO hub_info (prefix, schema, protocol, oldest_protocol, owner_role, timezone_row)"
        " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (only_row) DO UPDATE SET"
        " schema = excluded.schema, protocol = excluded.protocol,"
        " oldest_protocol = excluded.oldest_protocol",
        (*info, fixed_id("setting/timezone").hex()),
    )
    connection.execute("INSERT INTO hub_clock DEFAULT VALUES ON CONFLICT DO NOTHING")
    _refill(connection, "right_needed", _pairs(JOURNAL_RIGHTS))
    _refill(connection, "never_approved", [(each,) for each in NEVER_APPROVED])
    _refill(connection, "virtual_place", [(row.hex(), kind) for kind, row in PLACES.items()])
    _refill(connection, "document_kind", _kinds())
    _refill(
        connection,
        "reference",
        [(table, *each) for table, fields in REFERENCES.items() for each in fields.items()],
    )
    _fill_roles(connection)
    for identity, table, fields in built_in_rows():
        connection.execute(
            "INSERT INTO shared_row (id, kind, fields) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            (identity.hex(), table, Jsonb(fields)),
        )


def _fill_roles(connection: Connection[Any]) -> None:
    """The built-in roles are at version 1 for ever; a new program may give them new permissions."""
    for name, scopes in BUILT_IN.items():
        role = fixed_id(f"role/{name}").hex()
        connection.execute(
            "INSERT INTO shared_row (id, kind, fields) VALUES (%s, 'role', %s)"
            " ON CONFLICT DO NOTHING",
            (role, Jsonb({"id": role, "name": name, "built_in": 1, "version": 1})),
        )
        connection.execute(
            "INSERT INTO role_version (role, version, built_in) VALUES (%s, 1, true)"
            " ON CONFLICT DO NOTHING",
            (role,),
        )
        for permission, scope in scopes.items():
            connection.execute(
                "INSERT INTO role_grant VALUES (%s, 1, %s, %s) ON CONFLICT DO NOTHING",
                (role, permission, scope),
            )


def _kinds() -> list[tuple[Any, ...]]:
    return [
        (
            *(name, kind.way, PLACES[kind.place].hex() if kind.place else None),
            *(kind.has_price, kind.has_cost, kind.returns, kind.must_name),
        )
        for name, kind in KINDS.items()
    ]


def _pairs(rights: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(act, permission) for act, needed in rights.items() for permission in needed]


def _refill(connection: Connection[Any], table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    places = sql.SQL(", ").join([sql.Placeholder()] * len(rows[0]))
    name = sql.Identifier(table)
    connection.execute(sql.SQL("DELETE FROM {}").format(name))
    with connection.cursor() as cursor:
        cursor.executemany(sql.SQL("INSERT INTO {} VALUES ({})").format(name, places), rows)


def _row(connection: Connection[Any], query: LiteralString) -> tuple[Any, ...]:
    found = connection.execute(query).fetchone()
    assert found is not None  # noqa: S101  (asked of what gives one row)
    return cast(tuple[Any, ...], found)


def _execute(connection: Connection[Any], path: Path) -> None:
    connection.execute(_plain(path.read_text(encoding="utf-8")))


def _plain(text: str) -> sql.SQL:
    """Statements of our own files and names."""
    return sql.SQL(text)


def _number(path: Path) -> int:
    return int(path.name.split("_")[0])
