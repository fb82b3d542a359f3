"""The three sounds of a scan."""

import wave

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import resources
from desktop_app.widgets.sounds import Sounds


@pytest.mark.parametrize("name", ["accepted", "unknown", "refused"])
def test_every_sound_is_short_and_heard(name: str) -> None:
    """Under half a second, and not silence."""
    with wave.open(str(resources.folder("sounds") / f"{name}.wav")) as file:
        assert file.getnframes() / file.getframerate() < 0.5
        assert any(file.readframes(2000))


def test_silence_is_no_error(qapp: QApplication) -> None:
    """Switched off, or without a loudspeaker, nothing happens and nothing is said."""
    assert not Sounds(on=False).play("accepted")
    assert Sounds().play("unknown") in (True, False)
