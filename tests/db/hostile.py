"""Texts that mean harm, and every place of an operation or query where a text can be given."""

import types
import typing
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from string import ascii_lowercase, ascii_uppercase
from typing import Any, Final, get_args, get_origin, get_type_hints

from db.rules.texts import folded
from desktop_app.commands.arguments import SEVERAL, parameters_of
from tests.writes import dummy

MARK: Final = "Zq7"  # by which a text is found wherever it went
TEXTS: Final = {
    "plain": f"{MARK} biasa",
    "quote": f"{MARK}'); DROP TABLE item; --",
    "double quote": f'{MARK}" OR 1=1 UNION SELECT * FROM account --',
    "percent": f"%{MARK}_%",
    "search words": f'sku:{MARK} stock<5 "NEAR(a b)" OR * - ^',
    "nothing": f"{MARK}\x00after",
    "control": f"{MARK}\x1b[31m\x07\r",
    "lines": f"{MARK}\nsecond\ttab\u2028third",
    "right to left": f"{MARK}\u202egnp.exe\u2066",
    "emoji": f"{MARK} 🛒👨\u200d👩\u200d👧 🇮🇩",
    "half a character": f"{MARK}\ud83d",
    "picture": f"<img src='file:///etc/passwd'>{MARK}<b>&amp;&#0;",
    "script": f"<script>{MARK}</script>[x](http://x.invalid/)",
    "format": f"{MARK} {{0}} {{name}} {{0.__class__}} %s %n %1 $x",
    "formula": f"=cmd|'/c calc'!A1 {MARK}",
    "path": f"../../{MARK}/etc/passwd",
    "spaces": f"  \u00a0{MARK}\u3000  ",
    "marks": f"{MARK} e\u0301\u0301\u0323 Z" + "\u0301" * 60,
    "long": MARK + "x" * 100_000,
    "empty": "",
    "blank": " \t ",
}
IN_SHORT: Final = 32  # characters that are kept of what a camera says of a code

SMALL: Final = str.maketrans(ascii_uppercase, ascii_lowercase)  # as SQLite's lower() does

Path = tuple[object, ...]


def spots(function: Callable[..., object]) -> list[Path]:
    """Every place in a function's arguments where a text can be given."""
    return [
        (parameter.name, *path)
        for parameter in parameters_of(function)
        for path in _paths(parameter.hint)
    ]


def _paths(hint: Any) -> Iterator[Path]:
    origin, inner = get_origin(hint), get_args(hint)
    if hint is str:
        yield ()
    elif _has_fields(hint):
        hints = get_type_hints(hint)
        for field in fields(hint):
            yield from ((field.name, *path) for path in _paths(hints[field.name]))
    elif origin in (typing.Union, types.UnionType):
        yield from dict.fromkeys(path for part in inner for path in _paths(part))
    elif origin in (Mapping, dict):
        yield from (("key",), ("value",))
    elif origin in SEVERAL:
        yield from ((0, *path) for path in _paths(inner[0]))


def filled(hint: Any, path: Path, text: str, known: Mapping[str, object]) -> object:
    """A value of a type with the text in one place; the rest is known by name, or made up."""
    origin, inner = get_origin(hint), get_args(hint)
    if not path:
        return text
    if _has_fields(hint):
        hints = get_type_hints(hint)
        base = dummy(hint)
        taken = {name: known[name] for name in hints if name in known}
        inside = filled(hints[str(path[0])], path[1:], text, known)
        return replace(base, **taken | {str(path[0]): inside})  # type: ignore[type-var]  # a dataclass
    if origin in (typing.Union, types.UnionType):
        fitting = next(part for part in inner if path in _paths(part))
        return filled(fitting, path, text, known)
    if origin in (Mapping, dict):
        return {text: "all"} if path[0] == "key" else {"item.view": text}
    return (filled(inner[0], path[1:], text, known),)


def is_kept(found: str, text: str) -> bool:
    """Whether what was found is the text, holds it, or is one of its words to be found by."""
    return any(form in found or found in form for form in _forms(text))


def _forms(text: str) -> set[str]:
    """The ways in which a text may be kept: as it is, trimmed, in short, and to be found by."""
    cleaned = unicodedata.normalize("NFC", text).strip()
    note = "\n".join(line.strip() for line in cleaned.replace("\t", " ").split("\n"))
    kept = {text, text.strip(), cleaned, note, text[:IN_SHORT], cleaned[:IN_SHORT]}
    return {*kept, *map(folded, kept), *(each.translate(SMALL) for each in kept)}


def _has_fields(hint: Any) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)
