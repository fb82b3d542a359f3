"""The settings of a camera: what its driver has is there, what it took is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.camera.camera_setup_dialog import CameraSetupDialog
from desktop_app.capture.controls import Control
from desktop_app.capture.setup import CameraSetup


@pytest.fixture
def dialog(qtbot: QtBot) -> CameraSetupDialog:
    """Open, for a camera that is running."""
    made = CameraSetupDialog(CameraSetup(), is_live=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_camera_without_controls_shows_none(dialog: CameraSetupDialog) -> None:
    """No switch that does nothing."""
    dialog.show_controls([])
    assert dialog.findChild(QCheckBox, "focusAutomatic") is None


def test_focus_is_set_by_steps(dialog: CameraSetupDialog, qtbot: QtBot) -> None:
    """Automatic off, one step up by keys; what the driver has taken is what is shown."""
    dialog.show_controls([Control("focus", 30, has_automatic=True)])
    automatic = dialog.findChild(QCheckBox, "focusAutomatic")
    more = dialog.findChild(QPushButton, "focusMore")
    shown = dialog.findChild(QLabel, "focusValue")
    assert automatic
    assert more
    assert shown
    assert automatic.isChecked()
    assert not more.isEnabled()
    qtbot.keyClick(automatic, Qt.Key.Key_Space)
    assert dialog.setup.controls == {"focus": 30}
    dialog.show_controls([Control("focus", 30, has_automatic=True)])
    with qtbot.waitSignal(dialog.changed):
        qtbot.keyClick(more, Qt.Key.Key_Space)
    assert dialog.setup.controls == {"focus": 35}
    dialog.show_controls([Control("focus", 30, has_automatic=True)])  # refused
    assert shown.text() == "30"
    qtbot.keyClick(automatic, Qt.Key.Key_Space)
    assert dialog.setup == CameraSetup()


def test_what_has_no_automatic_is_always_by_hand(dialog: CameraSetupDialog) -> None:
    """Only steps then."""
    dialog.show_controls([Control("exposure", 100, has_automatic=False)])
    automatic = dialog.findChild(QCheckBox, "exposureAutomatic")
    less = dialog.findChild(QPushButton, "exposureLess")
    assert automatic
    assert less
    assert not automatic.isVisible()
    assert less.isEnabled()
