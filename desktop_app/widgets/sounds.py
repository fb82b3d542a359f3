"""Three short sounds for a scan; silent where there is no loudspeaker."""

import logging
from typing import Literal

from PySide6.QtCore import QObject, QUrl

from desktop_app import resources

Sound = Literal["accepted", "unknown", "refused"]

log = logging.getLogger(__name__)


class Sounds(QObject):
    """Plays `resources/sounds/NAME.wav`; nothing of Qt Multimedia is loaded before the first."""

    def __init__(self, on: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = on
        self._effects: dict[str, object] | None = None

    def play(self, sound: Sound) -> bool:
        """Starts a sound and returns at once; False when nothing can be heard."""
        if not self.on:
            return False
        if self._effects is None:
            self._effects = self._loaded()
        effect = self._effects.get(sound)
        if effect is not None:
            effect.play()  # type: ignore[attr-defined]  # a QSoundEffect, imported only when used
        return effect is not None

    def _loaded(self) -> dict[str, object]:
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError as error:
            log.info("no sound: %s", error)
            return {}
        if not QMediaDevices.audioOutputs():
            return {}
        effects: dict[str, object] = {}
        for path in sorted(resources.folder("sounds").glob("*.wav")):
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(path)))
            effects[path.stem] = effect
        return effects
