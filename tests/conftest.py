"""What every test needs: windows without a screen, in English unless a test says otherwise."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nobody's real keyring

pytest_plugins = ["tests.shops", "tests.desktop_app.desks"]


@pytest.fixture(autouse=True)
def _english_numbers() -> Iterator[None]:
    """A test that speaks Indonesian does not leave its numbers to the next one."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _no_file_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked for a file chooses none: no test wanders through this machine's folders."""
    for question in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, question, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog, *_: None)
    monkeypatch.setattr(QFileDialog, "show", lambda _dialog: None)
