"""Long work outlives the window that began it, until it next asks whether it is wanted."""

import shiboken6
from PySide6.QtCore import QCoreApplication

from desktop_app.shell.long_work import LongWork


def test_what_is_told_to_a_window_that_is_gone_is_no_crash(qapp: QCoreApplication) -> None:
    """The work goes on to where it asks, and is told that it is not wanted."""
    work = LongWork()
    work.begin()
    work.stop()
    shiboken6.delete(work)
    work.told(1, 2)
    assert work.unwanted()
