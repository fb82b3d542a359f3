"""How the columns of a table stand (width, order, visibility, sort), kept by the columns' names."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

_WIDEST = 10_000  # pixels


class ColumnMemory(Protocol):
    """Where column states are kept; `desktop_app.shell.settings.Settings` is one."""

    def column_state(self, table: str) -> str:
        """What was kept for a table; "" when nothing was."""

    def keep_column_state(self, table: str, state: str) -> None:
        """Keeps a table's state; "" forgets it."""


@dataclass(frozen=True)
class OwnHand:
    """The columns that the person showed or hid, and those that they made wider or narrower."""

    shown: frozenset[str] = frozenset()
    sized: frozenset[str] = frozenset()


def read_state(header: QHeaderView, keys: list[str], own: OwnHand) -> str:
    """The state of a header as text, with what the person did to it."""
    order = [keys[header.logicalIndex(place)] for place in range(header.count())]
    section = header.sortIndicatorSection()
    shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
    return json.dumps(
        {
            "order": order,
            "sized": {
                keys[number]: header.sectionSize(number)
                for number in shown
                if keys[number] in own.sized
            },
            "hidden": [key for number, key in enumerate(keys) if number not in shown],
            "chosen": sorted(own.shown),
            "sort": keys[section] if 0 <= section < len(keys) else "",
            "descending": header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        }
    )


def apply_state(header: QHeaderView, keys: list[str], state: str) -> OwnHand:
    """Arranges a header as it was and returns what the person did to it.

    What is unknown or makes no sense is passed over.
    """
    kept = _parsed(state)
    places = {key: number for number, key in enumerate(keys)}
    for place, key in enumerate(key for key in kept.get("order", []) if key in places):
        header.moveSection(header.visualIndex(places[key]), place)
    for key, width in kept.get("sized", {}).items():
        if key in places:
            header.resizeSection(places[key], max(width, header.minimumSectionSize()))
    hidden = kept.get("hidden", keys)
    if set(keys) - set(hidden):  # a table always shows something
        for key in set(keys) & set(kept.get("order", keys)):  # others were not there to be hidden
            header.setSectionHidden(places[key], key in hidden)
    if kept.get("sort") in places:
        orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        order = orders[kept.get("descending", False)]
        header.setSortIndicator(places[kept["sort"]], order)
    parts = (kept.get(part, []) for part in ("chosen", "sized"))
    return OwnHand(*(frozenset(part) & frozenset(keys) for part in parts))


def _parsed(state: str) -> dict[str, Any]:
    """The parts that are what they should be, of a file that anybody may have written."""
    try:
        kept = json.loads(state) if state else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: kept[name] for name, fits in _FITS.items() if name in kept and fits(kept[name])}


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _is_widths(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(width, int) and 0 <= width <= _WIDEST for width in value.values()
    )


_FITS: dict[str, Callable[[object], bool]] = {
    "order": _is_names,
    "sized": _is_widths,
    "hidden": _is_names,
    "chosen": _is_names,
    "sort": lambda value: isinstance(value, str),
    "descending": lambda value: isinstance(value, bool),
}
