"""The arrows of docs/ARCHITECTURE.md: who may import whom."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("login", "items", "scan", "stocktake", "reports", "labels", "people", "sharing")
DATABASE_LIBRARIES = ("peewee", "playhouse", "sqlcipher3", "sqlite3")
COMPOSITION_ROOTS = ("shopkeeper.py", "command_line.py", "job.py")


def modules(folder: str) -> list[Path]:
    """The Python files below a folder of the project."""
    return sorted((ROOT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions; `from a import b` counts as a.b."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join((*base, *((node.module or "").split(".") if node.module else ())))
            yield from (f"{start}.{name.name}" for name in node.names)


def within(name: str, *packages: str) -> bool:
    """Whether a dotted name is one of the packages or inside one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def offenders(folder: str, *forbidden: str, excepted: tuple[str, ...] = ()) -> list[str]:
    """The forbidden imports below a folder, in words."""
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(folder)
        if path.name not in excepted
        for name in imports(path)
        if within(name, *forbidden)
    ]


def test_the_walk_sees_the_house() -> None:
    """The checks below would pass over an empty folder; this one would not."""
    assert len(modules("db")) > 10
    assert len(modules("desktop_app")) > 10
    assert any(within(name, "db.operations") for p in modules("desktop_app") for name in imports(p))


def test_db_knows_no_window() -> None:
    """Data and rules run without Qt, camera or desktop."""
    assert not offenders("db", "PySide6", "desktop_app", "cv2", "pyzbar", "zxingcpp")


def test_the_desktop_never_touches_the_tables() -> None:
    """Windows reach data through operations and queries alone."""
    assert not offenders("desktop_app", *DATABASE_LIBRARIES, "db.models", "db.migrations")


def test_only_the_composition_roots_open_databases() -> None:
    """Rooms are handed an open shop; they do not open one."""
    assert not offenders(
        "desktop_app",
        *("db.connection.open_database", "db.connection.create_database", "db.keys"),
        excepted=COMPOSITION_ROOTS,
    )


def test_rules_use_the_standard_library_alone() -> None:
    """Rules are pure: no database, no third party, nothing of ours but other rules and errors."""
    strangers = [
        f"{path.name} imports {name}"
        for path in modules("db/rules")
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not within(name, "db.rules", "db.errors")
    ]
    assert not strangers


def test_migrations_are_frozen() -> None:
    """A migration never follows the live models, rules or operations."""
    assert not offenders("db/migrations", "db")


def test_arrows_inside_db() -> None:
    """Models know no operation, queries no operation, operations no exchange."""
    assert not offenders("db/models", "db.operations", "db.queries", "db.rules")
    assert not offenders("db/queries", "db.operations")


def test_the_hubs_room_alone_speaks_to_postgresql() -> None:
    """What a copy does knows a hub by its protocol."""
    assert any(
        within(name, "psycopg") for path in modules("db/sharing/hub") for name in imports(path)
    )
    strangers = [
        f"{path.relative_to(ROOT)} imports {name}"
        for folder in ("db", "desktop_app")
        for path in modules(folder)
        if path.parent != ROOT / "db" / "sharing" / "hub"
        for name in imports(path)
        if within(name, "psycopg")
    ]
    assert not strangers


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_do_not_import_each_other(room: str) -> None:
    """Rooms meet in the shell, through signals."""
    others = tuple(f"desktop_app.{other}" for other in ROOMS if other != room)
    assert not offenders(f"desktop_app/{room}", *others, "desktop_app.application")


def test_shell_and_widgets_know_no_room() -> None:
    """The composition root brings rooms and shell together."""
    rooms = tuple(f"desktop_app.{room}" for room in ROOMS)
    assert not offenders("desktop_app/shell", *rooms, "desktop_app.application")
    assert not offenders("desktop_app/widgets", *rooms, "desktop_app.shell", "db")


@pytest.mark.parametrize("shared", ["camera", "doctor"])
def test_what_rooms_share_knows_no_room(shared: str) -> None:
    """The parts of a camera's window and the doctor are opened by several rooms."""
    others = tuple(f"desktop_app.{room}" for room in ROOMS)
    assert not offenders(f"desktop_app/{shared}", *others, "desktop_app.application")


def test_capture_knows_only_qt_core_and_events() -> None:
    """Capture uses Qt for threads, signals and key events; it shows nothing and stores nothing."""
    assert not offenders(
        "desktop_app/capture",
        "PySide6.QtWidgets",
        "db.operations",
        "db.queries",
        "desktop_app.shell",
        "desktop_app.widgets",
        "desktop_app.camera",
        *(f"desktop_app.{room}" for room in ROOMS),
    )
