"""Every operation is listed and can be given all that it takes."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from db.rules.permission_table import OPERATIONS
from db.rules.permissions import PERMISSIONS
from desktop_app.command_line import main
from desktop_app.commands import act as act_command
from desktop_app.commands.act import needs_person, operations
from desktop_app.commands.arguments import Parameter, Reader, kind_of
from desktop_app.commands.ask import queries
from tests.end_to_end.without_window import NO_WINDOW_YET
from tests.writes import WRITES

COMMANDS = Path(act_command.__file__).parent


def test_the_list_names_everything(
    qapp: QCoreApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    """With arguments and permissions; it needs no shop."""
    assert main(["act", "--list", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 * len(operations()) + 2 + len(PERMISSIONS)
    assert "rename_category(category: id/name, name: text)  [category.edit]" in lines
    assert "unlock(password: text)  [everybody]" in lines
    assert "    Gives a category another name." in lines
    assert any(line.startswith("  report.view               all|own") for line in lines)
    (merge,) = (line for line in lines if line.startswith("merge_items("))
    assert merge.endswith("[item.edit + barcode.edit]")
    (posted,) = (line for line in lines if line.startswith("post_draft("))
    assert "[one of: stock.receive, stock.sell," in posted
    (draft,) = (line for line in lines if line.startswith("open_draft("))
    assert "kind: receipt|sale|" in draft
    assert main(["act", "--list", "--language", "id"]) == 0
    shown = capsys.readouterr().out
    assert len(shown.splitlines()) == len(operations()) + 2 + len(PERMISSIONS)
    assert "[salah satu: stock.receive," in shown


def test_every_operation_says_what_it_does() -> None:
    """In a sentence, with quantities as people give them."""
    for operation in {**operations(), **queries()}.values():
        assert len(operation.summary) > 8
        assert operation.summary.endswith(".")
        assert "thousandths" not in operation.summary


def test_every_operation_has_a_name_of_its_own() -> None:
    """Two modules with an operation of one name would hide one of them."""
    names = [row.rpartition(".")[2] for row in OPERATIONS]
    assert len(names) == len(set(names))
    assert set(names) <= set(operations())


def test_every_write_can_be_reached() -> None:
    """Those without a window above all, by `act` or a command of their own; these names exist."""
    reached = {operation.call for operation in operations().values()}
    commands = "".join(path.read_text(encoding="utf-8") for path in COMMANDS.glob("*.py"))
    unreached = {name for name, write in WRITES.items() if write not in reached}
    assert {name for name in unreached if name.rpartition(".")[2] not in commands} == set()
    assert set(WRITES) >= NO_WINDOW_YET


def example(hint_of: Parameter) -> Any:
    """Something to give for a parameter, by the word that the list shows for it."""
    kind = kind_of(hint_of.name, hint_of.hint) or ""
    samples = {"text": "x", "number": 1, "decimal": 1, "true/false": True, "file": "x"}
    samples |= {"2026-01-31": "2026-01-31", "id/name": "00" * 16, "{...}": {}}
    if kind.startswith("["):
        return []
    if kind.startswith("{") and kind not in samples:
        fields = [part.partition(": ") for part in kind[1:-1].split(", ")]
        needed = [(name, word) for name, _, word in fields if not name.endswith("?")]
        return {name: samples[word] for name, word in needed if word in samples}
    return samples.get(kind.split(" | ")[0], kind.split("|")[0])


@pytest.mark.parametrize("name", sorted(operations()))
def test_everything_that_an_operation_takes_can_be_given(name: str) -> None:
    """Every parameter that has to be given has a form in JSON, and is read from it."""
    operation = operations()[name]
    given = {parameter.name: example(parameter) for parameter in operation.parameters}
    read = Reader(name, lambda _kind, _name: bytes(16)).arguments(operation.parameters, given)
    assert set(read) == set(given)
    assert needs_person(name) == (operation.permissions is not None)


def test_nothing_that_must_be_given_is_left_out() -> None:
    """What has no form in JSON has a default."""
    for operation in operations().values():
        known = {parameter.name for parameter in operation.parameters}
        for name, parameter in inspect.signature(operation.call).parameters.items():
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                assert name in known or parameter.default is not inspect.Parameter.empty
