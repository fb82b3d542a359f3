"""`make run` opens windows where somebody sees them, else it goes on the tour."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREEN = {"DISPLAY": ":7", "WAYLAND_DISPLAY": "wayland-7"}
SAYS = 'echo "$QT_QPA_PLATFORM|$DISPLAY|$WAYLAND_DISPLAY|$*"'


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
@pytest.mark.parametrize(
    ("platform", "started"),
    [
        ("offscreen", "|||main.py check"),
        ("minimal", "|||main.py check"),
        ("xcb", "xcb|:7|wayland-7|main.py check"),
        ("", "|:7|wayland-7|main.py check"),
    ],
)
def test_a_platform_that_nobody_sees_is_no_display(
    tmp_path: Path, platform: str, started: str
) -> None:
    """Then `main.py` finds none, and takes pictures instead of opening a window for nobody."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f"#!/bin/sh\n{SAYS}\n", encoding="utf-8")
    python.chmod(0o755)
    outside = {name: kept for name, kept in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "-s", "-o", "env", "run", f"VENV={tmp_path}", "ARGS=check"],
        cwd=ROOT,
        env=outside | SCREEN | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{started}\n"
