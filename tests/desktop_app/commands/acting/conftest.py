"""Runs operations as a command does."""

import io
import json
import sys
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from db.home import Home
from desktop_app.command_line import main
from tests.shops import PASSWORD

CODE = "8992696404441"


@pytest.fixture
def run(
    qapp: QCoreApplication,
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    """Runs one operation as somebody; gives the answer, or status and sentence."""

    def act(
        operation: str,
        person: str = "owner",
        stdin: str = "",
        language: str = "en",
        **arguments: Any,
    ) -> Any:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n{stdin}"))
        given = "-" if stdin else json.dumps(arguments)
        options = ["--home", str(home.folder), "--language", language]
        status = main(["act", operation, given, "--as", person, "--password-stdin", *options])
        out, err = capsys.readouterr()
        return json.loads(out) if status == 0 else (status, err.strip())

    return act
