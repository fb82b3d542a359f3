"""Runs the commands of `main.py` for tests, in this process or in one of its own."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from db.home import Home
from desktop_app.command_line import main

ROOT = Path(__file__).parents[3]
CODE = "8992696404441"


def run(home: Home, *arguments: str) -> int:
    """One command in English, in this process."""
    return main([*arguments, "--home", str(home.folder), "--language", "en"])


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Puts text on standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def process(
    *arguments: str, stdin: int | None = None, start_new_session: bool = False
) -> "subprocess.Popen[str]":
    """The program as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        text=True,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=start_new_session,
    )
