"""The doctor's camera page, on real video files and on cameras that fail."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.camera.camera_setup_dialog import CameraSetupDialog
from desktop_app.capture import camera_list
from desktop_app.capture.sample_video import write_video
from desktop_app.capture.scanner_profile import ScannerSetup
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.watchdog import CameraState
from desktop_app.doctor.camera_page import CameraPage
from desktop_app.doctor.camera_words import _ADVICE, advice_words, figure_words
from desktop_app.doctor.doctor_dialog import DoctorDialog
from desktop_app.shell.settings import Settings
from desktop_app.widgets.messages import Banner
from tests.desktop_app.capture.conftest import shown
from tests.desktop_app.capture.network_camera import NetworkCamera, black
from tests.desktop_app.capture.pictures import SOY
from tests.desktop_app.capture.test_camera_list import FakeDevices
from tests.desktop_app.capture.test_figures import GOOD


class Visit:
    """The doctor's window with the camera's page in front."""

    def __init__(self, dialog: DoctorDialog, qtbot: QtBot) -> None:
        self.dialog, self.qtbot = dialog, qtbot
        page = dialog.findChild(CameraPage)
        tabs = dialog.findChild(QTabWidget)
        assert page
        assert tabs
        self.page, self.tabs = page, tabs
        tabs.setCurrentWidget(page)

    def open(self, address: str) -> None:
        """Types an address and presses Enter."""
        choice = self.page.findChild(QComboBox, "cameraChoice")
        field = choice.lineEdit() if choice else None
        assert field
        field.selectAll()
        self.qtbot.keyClicks(field, address)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def wait_for(self, state: CameraState) -> None:
        """Until the camera stands so."""
        self.qtbot.waitUntil(lambda: self.page.state is state, timeout=20_000)

    def text(self, name: str) -> str:
        """What a label says."""
        found = self.page.findChild(QLabel, name)
        assert found
        return found.text()

    def button(self, name: str) -> QPushButton:
        """One of its buttons."""
        found = self.page.findChild(QPushButton, name)
        assert found
        return found

    @property
    def advice(self) -> str:
        """What it advises."""
        banner = self.page.findChild(Banner)
        assert banner
        return banner.text()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """This PC's."""
    return Settings(tmp_path / "preferences.json")


@pytest.fixture
def visit(qtbot: QtBot, settings: Settings) -> Iterator[Visit]:
    """The doctor is open."""
    dialog = DoctorDialog(ScannerSetup(), None, settings)
    qtbot.addWidget(dialog)
    shown(dialog, qtbot)
    yield Visit(dialog, qtbot)
    dialog.hide()


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A label held before a camera for three seconds."""
    path = tmp_path_factory.mktemp("video") / "held.avi"
    write_video(path, [(SOY, "EAN13")], 60, size=(960, 540))
    return path


def test_a_camera_that_reads_well_is_told_so(visit: Visit, video: Path) -> None:
    """Live figures with their meaning; the dialog stays open although Enter was pressed."""
    assert visit.text("sharpnessValue") == "–"
    visit.open(str(video))
    visit.qtbot.waitUntil(lambda: visit.advice == "Reads well.", timeout=20_000)
    assert visit.text("lightMeaning") == "bright enough"
    assert visit.text("sharpnessMeaning") in ("sharp", "a little soft, enough to read")
    assert visit.text("sizeMeaning") == "large enough"
    assert visit.text("firstValue").endswith(" s")
    assert visit.text("cpuValue").endswith(" ms")
    assert visit.dialog.isVisible()
    visit.wait_for(CameraState.ENDED)
    assert visit.text("cameraTitle") == "The video has ended"
    assert visit.advice == ""


def test_a_camera_that_fails_offers_retry(visit: Visit, tmp_path: Path, video: Path) -> None:
    """As on the scan page: a sentence, and Retry that works once the cause is gone."""
    path = tmp_path / "none.avi"
    visit.open(str(path))
    visit.wait_for(CameraState.FAILED)
    assert visit.text("cameraTitle") == "There is no such file"
    path.write_bytes(video.read_bytes())
    assert visit.button("retryCamera").isVisible()
    visit.button("retryCamera").click()
    visit.wait_for(CameraState.RUNNING)


def test_a_covered_camera_is_told(visit: Visit) -> None:
    """Black pictures get their own words; no other advice stands beside them."""
    camera = NetworkCamera(black)
    try:
        visit.open(camera.address)
        visit.wait_for(CameraState.DARK)
        assert visit.text("cameraState").startswith("The picture is black")
        assert visit.advice == ""
        assert visit.button("retryCamera").isVisible()
    finally:
        visit.button("stopCamera").click()
        camera.leave()


@pytest.mark.skipif(sys.platform != "linux", reason="cameras are paths in this test")
def test_a_camera_that_is_plugged_in_again_goes_on(
    qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is called by its name, and nobody has to press Retry."""
    devices = FakeDevices(("/dev/video97", "Lid camera"))
    monkeypatch.setattr(camera_list, "media_devices", lambda: devices)
    dialog = DoctorDialog(ScannerSetup(), None, settings)
    qtbot.addWidget(dialog)
    shown(dialog, qtbot)
    visit = Visit(dialog, qtbot)
    choice = dialog.findChild(QComboBox, "cameraChoice")
    assert choice
    qtbot.waitUntil(lambda: choice.currentText() == "Lid camera")
    visit.button("startCamera").click()
    visit.wait_for(CameraState.FAILED)
    assert visit.text("cameraTitle") == "There is no such camera"
    devices.plug()
    devices.plug(("/dev/video97", "Lid camera"))
    assert visit.page.state is CameraState.OPENING
    visit.wait_for(CameraState.FAILED)
    dialog.hide()


def test_how_a_camera_is_set_up_is_kept(
    visit: Visit, settings: Settings, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A smaller size or another focus is part of the cure."""
    wanted = CameraSetup(width=640, height=480)
    monkeypatch.setattr(CameraSetupDialog, "ask", lambda *_: wanted)
    visit.open(str(video))
    visit.wait_for(CameraState.RUNNING)
    visit.button("cameraSetup").click()
    assert CameraSetup.of(settings.camera_setup(str(video))) == wanted


def test_another_page_lets_the_camera_go(visit: Visit, video: Path) -> None:
    """So does closing the doctor: no camera runs that nobody sees."""
    visit.open(str(video))
    visit.wait_for(CameraState.RUNNING)
    visit.tabs.setCurrentIndex(0)
    assert visit.page.state is CameraState.STOPPED


def test_the_camera_of_the_scan_page_is_only_borrowed(
    visit: Visit, settings: Settings, video: Path
) -> None:
    """What is tried here is not what the scan page opens next time."""
    visit.open(str(video))
    visit.wait_for(CameraState.RUNNING)
    assert settings.camera_source == "0"


def test_without_settings_there_is_no_camera(qtbot: QtBot) -> None:
    """At the first start scanners alone are learnt."""
    dialog = DoctorDialog(ScannerSetup())
    qtbot.addWidget(dialog)
    assert dialog.findChild(CameraPage) is None


@pytest.mark.parametrize("code", _ADVICE)
def test_every_advice_is_a_sentence(code: str) -> None:
    """Green where nothing is to be done, amber where something is."""
    tone, sentence = advice_words(code)
    assert sentence.endswith(".")
    assert (tone == "success") == (code == "reads_well")


def test_figures_say_what_they_mean() -> None:
    """In words that change with the figure."""
    bad = replace(GOOD, light=10, sharpness=20, read=10, rate=4, first_read=None)
    told = figure_words(bad)
    assert told["light"] == ("10 %", "too dark")
    assert told["sharpness"] == ("20 %", "blurred")
    assert told["size"].value == "–"
    assert told["first"].value == "–"
    assert told["rate"].meaning == "slow: a smaller size, or more light"
    assert figure_words(replace(GOOD, glare=12))["light"].meaning == (
        "12 % of the code is hidden by glare"
    )
    assert figure_words(replace(GOOD, module=1.5))["size"].meaning.startswith("small")
    assert figure_words(replace(GOOD, size=0.95))["size"].meaning == (
        "the code is larger than the picture"
    )
