"""What every test needs: windows without a screen, in English unless a test says otherwise."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

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
