"""Counting what the camera sees at once, and choosing which codes it reads."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.wanted import Wanted
from desktop_app.capture.watchdog import CameraState
from desktop_app.scan.camera_panel import CameraPanel
from desktop_app.scan.wanted_dialog import WantedDialog
from desktop_app.shell.settings import Settings
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, SUGAR, Counter, Open, Shown

SHELF = [
    (RICE, "EAN13"),
    (NOODLES, "EAN13"),
    (SUGAR, "EAN13"),
    (CARTON, "ITF"),
    ("RAK-7", "Code128"),
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A video of half a minute: five labels that stand still in one picture."""
    picture = np.full((720, 1280, 3), (90, 110, 130), np.uint8)
    for place, (text, symbology) in enumerate(SHELF):
        label = cv2.resize(make_label(text, symbology, text), None, fx=0.55, fy=0.55)
        top, left = 20 + 230 * (place // 2), 20 + 625 * (place % 2)
        picture[top : top + label.shape[0], left : left + label.shape[1]] = label
    path = tmp_path_factory.mktemp("video") / "shelf.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10, (1280, 720))
    for _ in range(300):
        writer.write(picture)
    writer.release()
    return path


def run(counter: Counter, address: Path) -> CameraPanel:
    """Types an address into the choice and waits for pictures."""
    field = counter.find(QComboBox, "cameraChoice").lineEdit()
    assert field is not None
    field.selectAll()
    counter.qtbot.keyClicks(field, str(address))
    counter.qtbot.keyClick(field, Qt.Key.Key_Return)
    panel = counter.find(CameraPanel)
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    return panel


def state(counter: Counter) -> str:
    """What the panel says below the picture."""
    return counter.find(QLabel, "cameraState").text()


def part(dialog: WantedDialog, kind: type[Shown], name: str) -> Shown:
    """A control of the dialog by its name."""
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def test_one_press_puts_all_codes_on_the_tape(open_page: Open, owner: Actor, shelf: Path) -> None:
    """Every label is one line, whatever the camera had read before; a second press adds none."""
    counter = open_page(owner)
    assert not counter.has("countSeen")
    run(counter, shelf)
    counter.press("countSeen")
    counter.qtbot.waitUntil(lambda: len(counter.cells("quantity")) == 5, timeout=20_000)
    assert sorted(counter.cells("quantity")) == ["1", "1", "1", "1", "12"]

    counter.press("countSeen")

    said = "In the picture: 5. New on the list: 0."
    counter.qtbot.waitUntil(lambda: state(counter) == said, timeout=20_000)
    assert len(counter.cells("quantity")) == 5


def test_what_is_not_wanted_is_not_read(
    open_page: Open, owner: Actor, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A running camera starts again with a new choice, one that is off stays off."""
    unread = iter(["EAN13 UPCA ITF", ""])

    def choose(settings: Settings, _parent: object) -> bool:
        settings.unread_symbologies = next(unread)
        return True

    monkeypatch.setattr(WantedDialog, "ask", choose)
    counter = open_page(owner)
    counter.press("wantedCodes")
    assert counter.find(CameraPanel).state is CameraState.STOPPED
    panel = run(counter, shelf)
    counter.press("countSeen")
    counter.qtbot.waitUntil(lambda: state(counter).startswith("In the picture: 1."), timeout=20_000)
    counter.qtbot.waitUntil(lambda: len(counter.cells("quantity")) == 1)

    counter.press("wantedCodes")

    assert panel.state is CameraState.OPENING
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    counter.press("countSeen")
    counter.qtbot.waitUntil(lambda: state(counter).startswith("In the picture: 5."), timeout=20_000)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Preferences of a PC that never changed any."""
    return Settings(tmp_path / "preferences.json")


def test_the_choice_is_kept(qtbot: QtBot, settings: Settings) -> None:
    """Unticked kinds and typed lengths are there at the next start."""
    dialog = WantedDialog(settings)
    qtbot.addWidget(dialog)
    for name in ("QR", "Codabar"):
        part(dialog, QCheckBox, f"read-{name}").setChecked(False)
    part(dialog, QLineEdit, "itfLengths").setText("14")
    part(dialog, QPushButton, "primary").click()

    kept = settings.wanted
    assert set(Wanted().symbologies) - kept.symbologies == {"QR", "Codabar"}
    assert kept.itf_lengths == {14}
    assert kept.codabar_lengths == Wanted().codabar_lengths


def test_nothing_to_read_is_refused(qtbot: QtBot, settings: Settings) -> None:
    """At least one kind, and lengths that are numbers; what was kept before stays."""
    dialog = WantedDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    boxes = dialog.findChildren(QCheckBox)
    for box in boxes:
        box.setChecked(False)
    dialog.primary.click()
    assert "at least one" in dialog.banner.text()

    boxes[0].setChecked(True)
    part(dialog, QLineEdit, "codabarLengths").setText("long")
    dialog.primary.click()
    assert dialog.isVisible()
    assert any("6, 12-14" in text.text() for text in dialog.findChildren(QLabel))
    assert settings.wanted == Wanted()
