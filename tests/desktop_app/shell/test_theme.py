"""The look: legible in light and dark, changed live."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.shell.theme import apply_theme, style_sheet
from desktop_app.widgets.tokens import DARK, LIGHT, Tokens, tokens

ON_SURFACES = product(
    ("text", "text_quiet", "accent", "amber", "red", "info"),
    ("background", "surface", "surface_raised"),
)
PAIRS = [
    *ON_SURFACES,
    ("text", "hover"),
    ("text", "selection"),
    ("text_quiet", "selection"),
    ("amber", "selection"),
    ("red", "selection"),
    ("accent", "accent_soft"),
    ("text", "accent_soft"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("red_text", "red"),
    ("red_text", "red_hover"),
    ("amber", "amber_soft"),
    ("text", "amber_soft"),
    ("red", "red_soft"),
    ("text", "red_soft"),
    ("info", "info_soft"),
    ("text", "info_soft"),
]


def luminance(color: QColor) -> float:
    """The relative luminance of WCAG 2.2."""
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_text_is_legible(theme: Tokens, ink: str, paper: str) -> None:
    """Every text stands out from what it is written on, 4.5 to 1 at least."""
    assert contrast(theme.color(ink), theme.color(paper)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_belongs_in_a_field_is_legible(
    theme: Tokens, qapp: QApplication, qtbot: QtBot
) -> None:
    """Also in lists and read-only fields; Qt would make the ink of texts half transparent."""
    apply_theme(qapp, "dark" if theme is DARK else "light")
    papers: dict[QWidget, str] = {QLineEdit(): "surface", QLineEdit(readOnly=True): "background"}
    papers[QComboBox(editable=True)] = "surface"
    for field, paper in papers.items():
        qtbot.addWidget(field)
        field.ensurePolished()
        ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert ink.alpha() == 255
        assert contrast(ink, theme.color(paper)) >= 4.5
    apply_theme(qapp, "light")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_style_sheet_has_no_open_name(theme: Tokens) -> None:
    """Every name in the style sheet is a token."""
    assert "$" not in style_sheet(theme)


def test_the_theme_changes_live(qapp: QApplication, qtbot: QtBot) -> None:
    """Light and dark are changed on the running application, and it says so."""
    theme = apply_theme(qapp, "light")
    assert tokens() is LIGHT
    with qtbot.waitSignal(theme.changed):
        assert apply_theme(qapp, "dark") is theme
    assert tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.background
    apply_theme(qapp, "light")


def test_the_systems_own_look_can_be_chosen(qapp: QApplication) -> None:
    """The choice "system" is light wherever the system does not say dark."""
    theme = apply_theme(qapp, "system")
    assert theme.choice == "system"
    assert tokens() is LIGHT
