"""What this PC remembers."""

from pathlib import Path

import pytest

from desktop_app.capture.scanner_profile import ScannerProfile, ScannerSetup
from desktop_app.shell.settings import Settings


def test_preferences_survive_a_restart(tmp_path: Path) -> None:
    """Every value is there again, with its type."""
    settings = Settings(tmp_path / "home" / "preferences.json")
    settings.language = "en"
    settings.sound_on = False
    settings.keep_geometry("main", b"\x00\xffwhere")
    settings.keep_column_state("items", "wide")

    again = Settings(tmp_path / "home" / "preferences.json")

    assert (again.language, again.sound_on, again.theme) == ("en", False, "system")
    assert again.geometry("main") == b"\x00\xffwhere"
    assert again.column_state("items") == "wide"
    assert again.column_state("tape") == ""


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1]", '{"language": 5, "sound_on": "no"}', "\x00", '{"windows": {"main": "x"}}'],
)
def test_a_damaged_file_is_no_reason_to_stop(tmp_path: Path, text: str) -> None:
    """What cannot be read is as it is at first, and can be kept anew."""
    path = tmp_path / "preferences.json"
    path.write_text(text, encoding="utf-8")

    settings = Settings(path)
    assert (settings.language, settings.sound_on) == ("id", True)
    assert settings.geometry("main") == b""

    settings.language = "en"
    assert Settings(path).language == "en"


def test_a_disk_that_refuses_is_no_reason_to_stop(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The value holds until the end of the program and the log says why no longer."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "preferences.json")
    settings.language = "en"
    assert settings.language == "en"
    assert "cannot be written" in caplog.text


def test_the_scanner_is_remembered(tmp_path: Path) -> None:
    """What the doctor learnt is there after a restart; before, it is the usual scanner."""
    settings = Settings(tmp_path / "preferences.json")
    assert settings.scanners == ScannerSetup()
    learnt = ScannerProfile(gap=20, prefix="~", pause_ends=True, mapping={"&": "1", "à": "0"})

    settings.scanners = ScannerSetup(learnt, "COM3", 19200)

    again = Settings(tmp_path / "preferences.json")
    assert again.scanners == ScannerSetup(learnt, "COM3", 19200)
