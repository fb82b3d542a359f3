"""What there is too little of, in words."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.shell.marks import QT_TRANSLATE_NOOP
from desktop_app.widgets.numbers import format_quantity

_SHORT = QT_TRANSLATE_NOOP("Messages", "{name}: {on_hand} there, {wanted} wanted.")
_RESERVED = QT_TRANSLATE_NOOP(
    "Messages",
    "{name}: {free} available ({on_hand} there, {reserved} reserved), {wanted} wanted.",
)


def short_items(items: Any) -> str:
    """`stock_short` brings what `db.rules.shortage` tells of each item, in thousandths."""
    return " ".join(_sentence(*item) for item in items or ())


def _sentence(name: str, on_hand: int, wanted: int, reserved: int = 0) -> str:
    free = max(on_hand - reserved, 0)
    figures = {"on_hand": on_hand, "wanted": wanted, "reserved": reserved, "free": free}
    said = {key: format_quantity(figure) for key, figure in figures.items()}
    template = QCoreApplication.translate("Messages", _RESERVED if reserved else _SHORT)
    return template.format(name=name, **said)
