"""Every operation that writes: found by looking at the code, not from a list."""

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import db

ROOMS = ("db.operations", "db.exchange")


def modules() -> Iterator[ModuleType]:
    """Every module in which writes live."""
    for found in pkgutil.walk_packages(db.__path__, "db."):
        if found.name.startswith(ROOMS):
            yield importlib.import_module(found.name)


def is_write(function: Callable[..., object], module: ModuleType) -> bool:
    """A public function of the module whose first two parameters are a database and an actor."""
    return (
        function.__module__ == module.__name__
        and not function.__name__.startswith("_")
        and list(inspect.signature(function).parameters)[:2] == ["database", "actor"]
        and not inspect.isgeneratorfunction(inspect.unwrap(function))
    )


WRITES = {
    f"{module.__name__}.{name}": function
    for module in modules()
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if is_write(function, module)
}


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
    return None if type(None) in typing.get_args(hint) else ()
