"""What one list of the page is: its words, where its rows come from, what can be done to one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.widgets.controls import Variant
from desktop_app.widgets.rows_model import Column

Operation = Callable[[], object]


@dataclass(frozen=True)
class Deed:
    """Something that can be done to a row.

    `prepare(row, parent)` returns the operation, which runs off the UI thread, or None where the
    person thought better of it or nothing has to be written. `fits(row)` enables the button.
    `done` is said afterwards; `asks_hub` is for what has to reach the server.
    """

    name: str
    text: str
    icon: str
    key: str
    prepare: Callable[[Any, QWidget], Operation | None]
    done: str = ""
    fits: Callable[[Any], bool] = lambda _row: True
    variant: Variant = "secondary"
    asks_hub: bool = False


@dataclass(frozen=True)
class Section:
    """A list: `purpose` says what it is for, `nothing` what it means that it is empty.

    `read` runs off the UI thread, on the one for the server where it `asks_hub`; `details(row)` are
    lines about the row that is chosen. `counts(row)`: whether it is counted beside the title.
    """

    key: str
    title: str
    icon: str
    nothing: str
    purpose: str
    columns: Sequence[Column[Any]]
    read: Callable[[], Sequence[Any]]
    details: Callable[[Any], str]
    deeds: Sequence[Deed] = ()
    counts: Callable[[Any], bool] = lambda _row: True
    asks_hub: bool = False
