"""Every operation and query: found by looking at the code, not from a list."""

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import db

WRITING = ("db.operations", "db.exchange")
READING = ("db.queries",)
SHARING = ("db.sharing",)


def modules(rooms: tuple[str, ...]) -> Iterator[ModuleType]:
    """Every module of some packages."""
    for found in pkgutil.walk_packages(db.__path__, "db."):
        if found.name.startswith(rooms):
            yield importlib.import_module(found.name)


def for_a_person(function: Callable[..., object], module: ModuleType) -> bool:
    """A public function of the module whose first two parameters are a database and an actor."""
    return (
        function.__module__ == module.__name__
        and not function.__name__.startswith("_")
        and list(inspect.signature(function).parameters)[:2] == ["database", "actor"]
        and not inspect.isgeneratorfunction(inspect.unwrap(function))
    )


def functions(rooms: tuple[str, ...]) -> dict[str, Callable[..., object]]:
    """What the packages offer to somebody who is signed in, by full names."""
    return {
        f"{module.__name__}.{name}": function
        for module in modules(rooms)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if for_a_person(function, module)
    }


WRITES = functions(WRITING)
READS = functions(READING)
SHARES = functions(SHARING)


def row_of(name: str) -> tuple[str, str]:
    """The table of permissions that a full name has its row in, and its name there."""
    _db, package, row = name.split(".", 2)
    return package if package in ("queries", "sharing") else "operations", row


def dummies(function: Callable[..., object]) -> dict[str, object]:
    """Something of the right type for every parameter that has to be given."""
    hints = typing.get_type_hints(function)
    return {
        name: dummy(hints[name])
        for name, parameter in list(inspect.signature(function).parameters.items())[2:]
        if parameter.default is inspect.Parameter.empty
    }


def dummy(hint: Any) -> object:
    """A value of a type; it need not make sense."""
    plain = {
        bytes: bytes(16),
        str: "x",
        int: 1,
        bool: True,
        date: date(2026, 1, 1),
        Path: Path("x"),
    }
    if hint in plain:
        return plain[hint]
    if inspect.isclass(hint) and hasattr(hint, "__dataclass_fields__"):
        hints = typing.get_type_hints(hint)
        return hint(**{name: dummy(hints[name]) for name in hint.__dataclass_fields__})
    if typing.get_origin(hint) in (dict, Mapping):
        return {"item.view": "all"}
    return None if type(None) in typing.get_args(hint) else ()
