"""How a serial scanner stands, in words."""

from PySide6.QtCore import QCoreApplication

from desktop_app.shell.messages import QT_TRANSLATE_NOOP

_LISTENS = QT_TRANSLATE_NOOP("SerialWords", "The scanner on {port} is ready.")
_REASONS = {
    "serial_missing": QT_TRANSLATE_NOOP(
        "SerialWords",
        "No scanner on {port}. Plug it in; it is tried again by itself.",
    ),
    "serial_busy": QT_TRANSLATE_NOOP(
        "SerialWords",
        "{port} cannot be opened: another program uses it, or you may not. It is tried again.",
    ),
    "serial_lost": QT_TRANSLATE_NOOP(
        "SerialWords",
        "The scanner on {port} is gone. Plug it in again; it is found by itself.",
    ),
    "serial_failed": QT_TRANSLATE_NOOP(
        "SerialWords", "{port} cannot be opened. It is tried again by itself."
    ),
    "serial_garbled": QT_TRANSLATE_NOOP(
        "SerialWords",
        "What the scanner on {port} sends cannot be read. Choose the speed that it is set to.",
    ),
}


def serial_sentence(port: str, listening: bool, reason: str) -> str:
    """The state that `SerialScanner.state_changed` tells, as a sentence."""
    text = _REASONS.get(reason, _LISTENS if listening else _REASONS["serial_failed"])
    return QCoreApplication.translate("SerialWords", text).format(port=port)
