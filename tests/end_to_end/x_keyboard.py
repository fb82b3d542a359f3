"""A program with one field that hears a scanner and prints what it heard: run on a real X display.

Its argument is the scanner's profile as JSON. It prints "ready", a line for each scan, and at the
end of input what was typed into the field.
"""

import json
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.capture.scan import Scan
from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.capture.wedge import WedgeFilter


def main() -> None:
    """Runs until its input ends."""
    application = QApplication(["field"])
    field = QLineEdit()
    wedge = WedgeFilter(profile=ScannerProfile(**json.loads(sys.argv[1])))
    wedge.install(application)

    def say(word: str, text: str) -> None:
        sys.stdout.write(f"{word} {text}\n")
        sys.stdout.flush()

    def heard(scan: Scan) -> None:
        say("scan", scan.text)

    wedge.scanned.connect(heard)
    ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ended.activated.connect(application.quit)
    field.showFullScreen()
    field.activateWindow()
    field.windowHandle().requestActivate()
    field.setFocus()
    say("ready", str(int(field.winId())))
    application.exec()
    say("field", field.text())


if __name__ == "__main__":
    main()
