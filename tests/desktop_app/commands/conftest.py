"""What surrounds a command: no shop of the tester's own."""

import pytest
from PySide6.QtCore import QCoreApplication


@pytest.fixture(autouse=True)
def _plain_surroundings(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """No shop of the tester's own, and a system that speaks no language of ours."""
    for name in ("LUMBUNG_HOME", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
