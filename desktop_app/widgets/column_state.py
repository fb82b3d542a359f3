"""How the columns of a table stand (width, order, visibility, sort), kept by the columns' names."""

import json
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView


class ColumnMemory(Protocol):
    """Where column states are kept; `desktop_app.shell.settings.Settings` is one."""

    def column_state(self, table: str) -> str:
        """What was kept for a table; "" when nothing was."""

    def keep_column_state(self, table: str, state: str) -> None:
        """Keeps a table's state; "" forgets it."""


def read_state(header: QHeaderView, keys: list[str]) -> str:
    """The state of a header as text."""
    order = [keys[header.logicalIndex(place)] for place in range(header.count())]
    section = header.sortIndicatorSection()
    shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
    return json.dumps(
        {
            "order": order,
            "widths": {keys[number]: header.sectionSize(number) for number in shown},
            "hidden": [key for number, key in enumerate(keys) if number not in shown],
            "sort": keys[section] if 0 <= section < len(keys) else None,
            "descending": header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        }
    )


def apply_state(header: QHeaderView, keys: list[str], state: str) -> None:
    """Arranges a header as it was; columns it does not know stay as they are."""
    kept = _parsed(state)
    places = {key: number for number, key in enumerate(keys)}
    for place, key in enumerate(key for key in kept.get("order", []) if key in places):
        header.moveSection(header.visualIndex(places[key]), place)
    for key, width in kept.get("widths", {}).items():
        if key in places:
            header.resizeSection(places[key], max(int(width), header.minimumSectionSize()))
    if "hidden" in kept:
        for key, number in places.items():
            header.setSectionHidden(number, key in kept["hidden"])
    if kept.get("sort") in places:
        orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        order = orders[bool(kept.get("descending"))]
        header.setSortIndicator(places[kept["sort"]], order)


def _parsed(state: str) -> dict[str, Any]:
    try:
        kept = json.loads(state) if state else {}
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
