"""Values of Python from JSON and back: ids or names, decimals for quantities and money, dates."""

import inspect
import json
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AnySet
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from db.errors import LumbungError, NotFound

MONEY = frozenset({"price", "cost", "amount", "total", "tax", "revenue", "value"})
PERMISSIONS = "permissions"
WHO_AND_WHERE = ("database", "actor")
QUANTITY = frozenset(
    {"quantity", "count", "point", "counted", "recorded", "stock", "hand", "reserved", "returned"}
    | {"ordered", "fulfilled", "difference", "change", "balance"}
)
# Numbers whose name alone would mislead, by their class, and whose name they should have.
MEANT: Final = {
    ("CountSummary", "counted"): "number",
    ("CountSummary", "found"): "value",
    ("CountSummary", "missing"): "value",
    ("OpenLine", "open"): "quantity",
    ("Oversold", "missing"): "quantity",
    ("PlaceStock", "own"): "quantity",
    ("PlaceStock", "total"): "quantity",
    ("PlaceStock", "total_reserved"): "quantity",
    ("ReservationRow", "left"): "quantity",
}
PLACES = {10_000: 4, 1_000: 3, 100: 2, 1: 0}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ID = re.compile(r"[0-9a-f]{32}")
SEVERAL = (Sequence, Iterable, list, tuple, set, frozenset, AnySet)
PLAIN: dict[Any, str] = {
    bool: "true/false",
    str: "text",
    date: "2026-01-31",
    datetime: "2026-01-31T17:00",
    Path: "file",
    bytes: "id/name",
}


@dataclass(frozen=True)
class Parameter:
    """One argument of an operation: its name, type, and whether it can be left out."""

    name: str
    hint: Any
    optional: bool

    def __str__(self) -> str:
        return f"{self.name}{'?' * self.optional}: {kind_of(self.name, self.hint)}"


def parameters_of(function: Callable[..., object]) -> list[Parameter]:
    """What can be given, by name; what is no value (a database, who acts, a clock) is left out."""
    hints = get_type_hints(function)
    return [
        Parameter(name, hints[name], found.default is not inspect.Parameter.empty)
        for name, found in inspect.signature(function).parameters.items()
        if name not in WHO_AND_WHERE and kind_of(name, hints[name]) is not None
    ]


def kind_of(name: str, hint: Any) -> str | None:
    """What a parameter takes, in a word for the list; None for what cannot be given."""
    if hint is int:
        return {1: "number"}.get(_scale(name), "decimal")
    if hint in PLAIN:
        return PLAIN[hint]
    if inspect.isclass(hint) and is_dataclass(hint):
        return "{" + ", ".join(map(str, _fields_of(hint))) + "}"
    origin, inner = get_origin(hint), [i for i in get_args(hint) if i not in (type(None), ...)]
    if origin is Literal:
        return "|".join(map(str, inner))
    if origin in (Mapping, dict):
        return '{"stock.sell": "all", ...}' if name == PERMISSIONS else "{...}"
    if origin in (typing.Union, types.UnionType, *SEVERAL):
        kinds = [kind_of(_singular(name), part) for part in inner]
        shown = " | ".join(kind for kind in kinds if kind)
        return (f"[{shown}]" if origin in SEVERAL else shown) or None
    return None


def read_object(text: str) -> dict[str, Any]:
    """A JSON object with exact numbers; raises `LumbungError("arguments_malformed")`."""
    try:
        given = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise LumbungError("arguments_malformed", example='{"name": "Beras"}')
    return given


@dataclass(frozen=True)
class Reader:
    """Turns given values into those that an operation takes; `find(kind, name)` knows the ids.

    Raises `LumbungError` with argument_unknown, argument_missing or argument_wrong.
    """

    operation: str
    find: Callable[[str, str], bytes]

    def arguments(
        self, parameters: Sequence[Parameter], given: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Every given value by its parameter's name."""
        known = {parameter.name: parameter for parameter in parameters}
        for name in given:
            if name not in known:
                shown = ", ".join(known)
                raise LumbungError(
                    "argument_unknown", operation=self.operation, name=name, known=shown
                )
        for parameter in parameters:
            if not parameter.optional and parameter.name not in given:
                raise LumbungError(
                    "argument_missing", operation=self.operation, name=parameter.name
                )
        return {name: self.value(name, known[name].hint, value) for name, value in given.items()}

    def value(self, name: str, hint: Any, given: Any) -> Any:
        """One value; a reference's kind and a number's scale go by the parameter's name."""
        try:
            return self._value(name, hint, given)
        except (ValueError, TypeError, InvalidOperation):
            wanted = kind_of(name, hint)
            told = {"name": name, "value": dumped(given)[:80], "places": PLACES[_scale(name)]}
            raise LumbungError("argument_wrong", **told, wanted=wanted) from None

    def _value(self, name: str, hint: Any, given: Any) -> Any:
        origin, inner = get_origin(hint), get_args(hint)
        if hint is int:
            return _scaled(name, given)
        if hint is Any:
            return given
        if hint in (str, bool) and type(given) is hint:
            return given
        if hint in (date, datetime):
            return hint.fromisoformat(given)
        if hint is Path:
            return Path(given)
        if hint is bytes and isinstance(given, str):
            return bytes.fromhex(given) if ID.fullmatch(given) else self.find(name, given)
        if inspect.isclass(hint) and is_dataclass(hint) and isinstance(given, Mapping):
            return hint(**self.arguments(_fields_of(hint), given))
        if origin is Literal and given in inner:
            return given
        if origin in (typing.Union, types.UnionType):
            return self._either(name, inner, given)
        if name == PERMISSIONS:
            given = _with_scopes(given)
        if origin in (Mapping, dict) and isinstance(given, Mapping):
            key_hint, part_hint = inner
            return {
                self._value(name, key_hint, key): self._value(name, part_hint, part)
                for key, part in given.items()
            }
        if origin in SEVERAL and isinstance(given, list):
            parts = [self._value(_singular(name), inner[0], part) for part in given]
            return frozenset(parts) if origin in (set, frozenset, AnySet) else tuple(parts)
        raise TypeError(f"{name} is no {hint}")

    def _either(self, name: str, hints: Sequence[Any], given: Any) -> Any:
        if given is None and type(None) in hints:
            return None
        errors: list[Exception] = []
        for hint in hints:
            try:
                if hint is not type(None):
                    return self._value(name, hint, given)
            except (ValueError, TypeError, InvalidOperation, NotFound) as error:
                errors.append(error)
        raise errors[0] if errors else TypeError(name)


def plain(value: Any, name: str = "") -> Any:
    """A result as JSON has it: ids in hexadecimal, exact decimals, moments in UTC.

    What a number is goes by its name. Keys and passwords, which no `repr` shows, are left out.
    """
    if isinstance(value, bytes):
        return value.hex()
    if type(value) is int and _is_moment(name):
        return (EPOCH + timedelta(microseconds=value)).isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return value if _scale(name) == 1 else _short(Decimal(value) / _scale(name))
    if is_dataclass(value) and not isinstance(value, type):
        shown = {field.name: getattr(value, field.name) for field in fields(value) if field.repr}
        kind = type(value).__name__
        return {
            key: plain(part, MEANT.get((kind, key), key))
            for key, part in shown.items()
            if not callable(part)
        }
    if isinstance(value, Mapping):
        meant = name if _scale(name) != 1 else ""
        return {str(plain(key)): plain(part, meant or str(key)) for key, part in value.items()}
    if isinstance(value, Sequence | AnySet) and not isinstance(value, str):
        return [plain(part, _singular(name)) for part in value]
    return value if value is None or isinstance(value, bool | str | Decimal) else str(value)


def dumped(value: Any) -> str:
    """JSON with decimals as exact numbers, which Python's own writer has no way to write."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{dumped(key)}: {dumped(part)}" for key, part in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(dumped, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _fields_of(hint: Any) -> list[Parameter]:
    hints = get_type_hints(hint)
    return [
        Parameter(field.name, hints[field.name], _has_default(field))
        for field in fields(hint)
        if field.init and kind_of(field.name, hints[field.name]) is not None
    ]


def _has_default(field: "Field[Any]") -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _scale(name: str) -> int:
    """Ten-thousandths of the currency, thousandths of a unit, hundredths of a percent, or one."""
    words = set(name.split("_"))
    if words & MONEY:
        return 10_000
    if "rate" in words:
        return 100
    return 1_000 if words & QUANTITY else 1


def _is_moment(name: str) -> bool:
    return name == "at" or name.endswith("_at")


def _scaled(name: str, given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, int | Decimal | str):
        raise TypeError(name)
    if _is_moment(name) and isinstance(given, str):
        return (datetime.fromisoformat(given) - EPOCH) // timedelta(microseconds=1)
    exact = Decimal(given) * _scale(name)
    if not exact.is_finite() or exact != exact.to_integral_value():
        raise ValueError(name)
    return int(exact)


def _with_scopes(given: Any) -> Any:
    """Permissions that are only listed, or said to be held, are held for all."""
    if isinstance(given, list):
        given = dict.fromkeys(given, True)
    if not isinstance(given, Mapping):
        return given
    held = {name: "all" if scope is True else scope for name, scope in given.items()}
    return {name: scope for name, scope in held.items() if scope is not False}


def _short(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _singular(name: str) -> str:
    return name.removesuffix("s")
