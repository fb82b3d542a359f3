"""The shop is opened once its login window is on the screen, not before."""

from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from db.home import Home
from desktop_app.application import Desk
from desktop_app.first_paint import FirstPaint
from desktop_app.login.login_window import LoginWindow


def test_it_is_told_once(qtbot: QtBot) -> None:
    """After the first paint, and not at the next ones."""
    window = QWidget()
    qtbot.addWidget(window)
    told: list[bool] = []
    first = FirstPaint(window)
    first.painted.connect(lambda: told.append(window.isVisible()))

    with qtbot.waitSignal(first.painted):
        window.show()
    window.repaint()
    with qtbot.assertNotEmitted(first.painted, wait=50):
        window.repaint()

    assert told == [True]


def test_the_login_window_is_up_before_the_shop_is_open(
    qtbot: QtBot, qapp: QApplication, home: Home
) -> None:
    """It has nobody to choose from at first; then the people of the shop come."""
    desk = Desk(qapp, home)
    try:
        desk.start()
        window = desk.window
        assert isinstance(window, LoginWindow)
        people = window.findChild(QComboBox, "person")
        assert people is not None
        before = people.count(), window.isVisible()

        qtbot.waitUntil(lambda: people.count() == 4)

        assert before == (0, True)
        assert people.isEnabled()
    finally:
        desk.close()
