"""Who may do what with every object of a hub's database, read from PostgreSQL's own catalog."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import psycopg

TABLE_VERBS = "SELECT INSERT UPDATE DELETE TRUNCATE REFERENCES TRIGGER"
OURS = "nspname !~ '^pg_' AND nspname <> 'information_schema'"
ARGUMENTS = "pg_get_function_identity_arguments(p.oid)"
# Every object that is not PostgreSQL's own, with the verbs that it knows.
OBJECTS: Mapping[str, tuple[str, str, str]] = {
    "database": (
        "SELECT oid, 'this one' FROM pg_database WHERE datname = current_database()",
        "has_database_privilege",
        "CONNECT CREATE TEMPORARY",
    ),
    "schema": ("SELECT oid, nspname FROM pg_namespace", "has_schema_privilege", "USAGE CREATE"),
    "table": (
        f"SELECT c.oid, format('%%s.%%s', nspname, relname) FROM pg_class AS c"
        f" JOIN pg_namespace AS n ON n.oid = relnamespace"
        f" WHERE relkind IN ('r', 'v', 'm', 'f', 'p') AND {OURS}",
        "has_table_privilege",
        TABLE_VERBS,
    ),
    "sequence": (
        f"SELECT c.oid, format('%%s.%%s', nspname, relname) FROM pg_class AS c"
        f" JOIN pg_namespace AS n ON n.oid = relnamespace WHERE relkind = 'S' AND {OURS}",
        "has_sequence_privilege",
        "USAGE SELECT UPDATE",
    ),
    "function": (
        f"SELECT p.oid, format('%%s.%%s(%%s)', nspname, proname, {ARGUMENTS}) FROM pg_proc AS p"
        f" JOIN pg_namespace AS n ON n.oid = pronamespace WHERE {OURS}",
        "has_function_privilege",
        "EXECUTE",
    ),
    "type": (
        f"SELECT t.oid, format('%%s.%%s', nspname, typname) FROM pg_type AS t"
        f" JOIN pg_namespace AS n ON n.oid = typnamespace WHERE typelem = 0 AND {OURS}",
        "has_type_privilege",
        "USAGE",
    ),
    "language": ("SELECT oid, lanname FROM pg_language", "has_language_privilege", "USAGE"),
    "tablespace": ("SELECT oid, spcname FROM pg_tablespace", "has_tablespace_privilege", "CREATE"),
    "server": (
        "SELECT oid, srvname FROM pg_foreign_server",
        "has_server_privilege",
        "USAGE",
    ),
    "wrapper": (
        "SELECT oid, fdwname FROM pg_foreign_data_wrapper",
        "has_foreign_data_wrapper_privilege",
        "USAGE",
    ),
}
# What gives somebody more than the objects above tell: a row each, of which there is none.
BESIDE = """
SELECT 'column ' || attrelid::regclass || '.' || attname || ' ' || attacl::text
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE attacl IS NOT NULL AND relnamespace <> 'pg_catalog'::regnamespace
UNION ALL SELECT 'default ' || defaclacl::text FROM pg_default_acl
UNION ALL SELECT 'large object ' || oid FROM pg_largeobject_metadata
UNION ALL SELECT 'parameter ' || parname || ' ' || paracl::text FROM pg_parameter_acl
UNION ALL SELECT 'policy ' || polname FROM pg_policy
UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'event trigger ' || evtname FROM pg_event_trigger
UNION ALL SELECT 'publication ' || pubname FROM pg_publication
UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
"""
ROLE = """
SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
    rolconnlimit, ARRAY(
        SELECT roleid::regrole::text || CASE WHEN admin_option THEN '*' ELSE '' END
        FROM pg_auth_members WHERE member = pg_roles.oid ORDER BY 1)
FROM pg_roles WHERE rolname = %s
"""
# PostgreSQL's own objects, and who may do what with them.
CATALOG = """
SELECT 'function ' || proname, a.grantee, a.privilege_type
FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS a
WHERE pronamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
UNION SELECT 'table ' || relname, a.grantee, a.privilege_type
FROM pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) AS a
WHERE relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    AND relkind IN ('r', 'v')
UNION SELECT 'type ' || typname, a.grantee, a.privilege_type
FROM pg_type, aclexplode(coalesce(typacl, acldefault('T', typowner))) AS a
WHERE typnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
"""
PEOPLE = ("person", "owner", "warehouse", "cashier", "viewer", "revoked")
Connection = psycopg.Connection[Any]
Catalog = set[tuple[str, str, str]]


def matrix(connection: Connection, roles: Mapping[str, str]) -> Iterator[str]:
    """A line an object: its verbs, and who of `roles` (name -> what it is called) has each."""
    for role, called in roles.items():
        yield f"role {called}: {_attributes(connection, role, roles)}"
    for kind, (objects, test, verbs) in OBJECTS.items():
        asked = (
            f"SELECT name, verb, array_agg(rolname) FILTER (WHERE {test}(rolname, o.oid, verb))"
            f" FROM ({objects}) AS o (oid, name), unnest(%s::text[]) AS verb,"
            " unnest(%s::name[]) AS rolname GROUP BY 1, 2"
        )
        found = connection.execute(asked, (verbs.split(), [*roles])).fetchall()
        yield from sorted(_lines(kind, verbs.split(), found, roles))
    for (told,) in connection.execute(BESIDE).fetchall():
        yield f"beside: {told}"


def _attributes(connection: Connection, role: str, roles: Mapping[str, str]) -> str:
    found = connection.execute(ROLE, (role,)).fetchone()
    assert found is not None, role
    *flags, limit, member_of = found
    names = ("login", "superuser", "createrole", "createdb", "replication", "bypassrls")
    has = [name for name, flag in zip(names, flags, strict=True) if flag]
    groups = [roles.get(each.rstrip("*"), each) + "*" * each.count("*") for each in member_of]
    return f"{' '.join(has) or 'nothing'}; connections {limit}; in {' '.join(groups) or 'none'}"


def _lines(
    kind: str,
    verbs: list[str],
    found: Iterable[tuple[str, str, list[str] | None]],
    roles: Mapping[str, str],
) -> Iterator[str]:
    """Verbs that the same people have stand together."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for name, verb, holders in found:
        called = _called([each for role, each in roles.items() if role in (holders or ())], roles)
        alike[name, called].append(verb)
    for (name, called), held in alike.items():
        ordered = " ".join(verb for verb in verbs if verb in held)
        yield f"{kind} {name} {ordered}: {' '.join(called) or 'nobody'}"


def _called(holders: list[str], roles: Mapping[str, str]) -> tuple[str, ...]:
    """Everybody, or the whole shop, in a word."""
    if len(holders) == len(roles):
        return ("everybody",)
    if {*PEOPLE} <= {*holders}:
        return (*(each for each in holders if each not in PEOPLE), "people")
    return tuple(holders)


def catalog(connection: Connection, roles: Mapping[str, str]) -> Catalog:
    """Who may do what with PostgreSQL's own objects in a database."""
    names = {0: "PUBLIC"}
    for oid, role in connection.execute("SELECT oid, rolname FROM pg_roles").fetchall():
        names[oid] = roles.get(role, role)
    rows = connection.execute(CATALOG).fetchall()
    return {(name, names[grantee], verb) for name, grantee, verb in rows}


def changes(plain: Catalog, hub: Catalog) -> list[str]:
    """What a hub's database takes and gives of what a plain one has."""
    taken = sorted(f"taken: {' '.join(each)}" for each in plain - hub)
    return [*taken, *sorted(f"given: {' '.join(each)}" for each in hub - plain)]
