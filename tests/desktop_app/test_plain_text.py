"""Text from outside is plain text wherever it is shown: nothing in a name is drawn or loaded."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import desktop_app
from db.errors import InvalidInput, Refused
from desktop_app.shell.messages import SENTENCES, sentence_for
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.controls import label, plain_tool_tip
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.messages import Banner, Toast

HOSTILE = "<img src='file:///etc/passwd'><b>Beras</b> {0} %s &amp;"
ROOT = Path(desktop_app.__path__[0])
PLAIN_LABELS = {
    *("widgets/controls.py", "widgets/elided_label.py", "widgets/fitted_label.py"),
    "scan/number_delegate.py",
}
RICH = {
    *("QTextBrowser", "QTextEdit", "QTextDocument", "QMessageBox", "QErrorMessage", "QWhatsThis"),
    *("QWebEngineView", "QStaticText", "setHtml", "insertHtml", "RichText", "MarkdownText"),
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the windows."""
    for file in sorted(ROOT.rglob("*.py")):
        yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


def names_in(tree: ast.AST) -> set[str]:
    """Every name and attribute that is used."""
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def test_nothing_that_shows_rich_text_is_used() -> None:
    """Neither a widget that takes HTML nor a way to give it some."""
    found = {file: names_in(tree) & RICH for file, tree in sources()}
    assert {file: names for file, names in found.items() if names} == {}


def test_labels_are_made_where_they_are_made_plain() -> None:
    """A label of Qt's own takes a text that looks like HTML for HTML."""
    making = {
        file
        for file, tree in sources()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and _is_label(node.func))
        or (isinstance(node, ast.ClassDef) and any(map(_is_label, node.bases)))
    }
    assert making == PLAIN_LABELS


def _is_label(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "QLabel"


def is_shown_plain(shown: QLabel) -> bool:
    """Whether Qt would draw the text letter by letter."""
    return shown.textFormat() == Qt.TextFormat.PlainText


def labels_with(widget: QWidget, text: str) -> list[QLabel]:
    """The labels in a window that hold a text."""
    return [shown for shown in widget.findChildren(QLabel) if text in shown.text()]


def test_every_sentence_with_a_hostile_name_is_plain(qtbot: QtBot) -> None:
    """Whatever an error's details are, its sentence holds them as they are, in a plain label."""
    banner = Banner()
    qtbot.addWidget(banner)
    telling = [code for code, sentence in SENTENCES.items() if "{name}" in sentence]
    assert len(telling) > 10
    for code in telling:
        told = sentence_for(Refused(code, name=HOSTILE))
        assert HOSTILE in told, code
        banner.show_message("error", told)
        (shown,) = labels_with(banner, HOSTILE)
        assert is_shown_plain(shown)


@pytest.mark.parametrize("make", [lambda: label(HOSTILE), lambda: ElidedLabel(HOSTILE)])
def test_a_label_is_plain(qtbot: QtBot, make: "type[QLabel]") -> None:
    """As pages, dialogs and panes make them."""
    shown = make()
    qtbot.addWidget(shown)
    assert shown.text() == HOSTILE
    assert is_shown_plain(shown)


def test_dialogs_and_toasts_are_plain(qtbot: QtBot) -> None:
    """What is asked and what is told of a thing with such a name."""
    page = QWidget()
    qtbot.addWidget(page)
    dialog, toast = ConfirmDialog(HOSTILE, HOSTILE, HOSTILE, page), Toast(page)
    toast.show_message(HOSTILE)
    for widget in (dialog, toast):
        found = labels_with(widget, HOSTILE)
        assert found
        assert all(map(is_shown_plain, found))


def test_a_tool_tip_shows_the_letters(qtbot: QtBot) -> None:
    """Tool tips are always drawn as HTML: the text is escaped, and comes out as it went in."""
    document = QTextDocument()
    document.setHtml(plain_tool_tip(HOSTILE))
    assert document.toPlainText() == HOSTILE


def test_a_field_with_a_hostile_name_is_told(qtbot: QtBot) -> None:
    """The name of a field is one of ours, or shown as it is."""
    assert sentence_for(InvalidInput("text_missing", HOSTILE))
