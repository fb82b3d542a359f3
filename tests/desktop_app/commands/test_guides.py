"""The commands of the guides are those that `main.py` understands."""

import re
import shlex
from pathlib import Path

import pytest

from desktop_app.commands.parser import parse

ROOT = Path(__file__).parents[3]
GUIDES = sorted((ROOT / "docs").glob("*guide.*.md"))
COMMAND = re.compile(r"(?:^|`)main\.py ([a-z][a-z-]* [^`\n]+)", re.MULTILINE)


def commands(guide: Path) -> list[str]:
    """Those that are written out, without `main.py`."""
    found = COMMAND.findall(guide.read_text(encoding="utf-8"))
    return [command for command in found if not command.endswith("--help")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_what_a_guide_tells_to_type_is_understood(guide: Path) -> None:
    """Also who acts is said wherever it has to be."""
    told = commands(guide)
    assert len(told) > 10
    for command in told:
        arguments = shlex.split(command.partition(" > ")[0])
        assert parse(arguments).command == arguments[0], command
