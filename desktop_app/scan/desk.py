"""What the scan page knows of a mode: a desk that takes scans and says what came of them."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.queries.shop import Choice
from desktop_app.capture.scan import Scan
from desktop_app.shell.signals import ToCount


@dataclass(frozen=True)
class Choices:
    """What the heads of the desks choose from."""

    places: tuple[Choice, ...] = ()
    suppliers: tuple[Choice, ...] = ()


class Desk(QWidget):
    """One mode's half of the page; its `panel` stands beside it.

    `line_kept(known, sentence)` tells of a scan that was taken, in words for who looks at another
    page; `refused(LumbungError)` of what could not be done; `finished` comes when the page may
    have the focus back, ready for the next scan.
    """

    line_kept = Signal(bool, str)
    refused = Signal(object)
    finished = Signal()
    panel: QWidget
    can_step = False  # whether its lines can be made more or less by one

    def take(self, scan: Scan, count: int) -> None:
        """A scan is for this desk; it counts `count` thousandths times what its code counts."""
        raise NotImplementedError

    def enter(self) -> None:
        """Goes into the lines, where there are any."""

    def resume(self) -> None:
        """Shows what is there from before; comes once, when the mode is first chosen."""

    def want(self, goods: ToCount) -> None:
        """Asks how many there are of what another page wants counted."""

    def step(self, by: int) -> None:
        """So many more (or less) of the chosen line, else of the newest one."""

    def refresh(self) -> None:
        """Reads anew, after items have changed."""

    def show_choices(self, choices: Choices) -> None:
        """The places and people that there are now."""

    def carried(self) -> object:
        """What the desk in its place goes on with when the language changes; None for nothing."""
        return None

    def carry_on(self, carried: Any) -> None:
        """Goes on with what `carried` told."""

    def leave(self) -> None:
        """The page goes: nothing of the desk stays on a screen."""
