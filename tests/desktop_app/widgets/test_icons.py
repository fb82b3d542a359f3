"""The icons: one family, in the colours of the theme."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import resources
from desktop_app.shell.theme import apply_theme
from desktop_app.widgets.icons import IconView, icon, names
from desktop_app.widgets.tokens import DARK, LIGHT

FAMILY = [name for name in names() if name != "lumbung"]


def inks(picture: QIcon, side: int = 96) -> set[str]:
    """The colours of the fully painted points of an icon."""
    image = picture.pixmap(QSize(side, side)).toImage()
    points = (image.pixelColor(x, y) for x in range(side) for y in range(side))
    return {point.name() for point in points if point.alpha() == 255}


@pytest.mark.parametrize("name", FAMILY)
def test_every_icon_is_of_the_family(name: str) -> None:
    """24-pixel grid, one stroke width, round caps, no colour of its own."""
    source = (resources.folder("icons") / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert set(re.findall(r'stroke-width="([^"]+)"', source)) == {"1.75"}
    assert 'stroke-linecap="round"' in source
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', source)) <= {"none", "currentColor"}


@pytest.mark.parametrize("name", FAMILY)
def test_every_icon_paints_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    """An icon is drawn, and in one colour."""
    apply_theme(qapp, "light")
    assert inks(icon(name, "red")) == {QColor(LIGHT.red).name()}


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    """The same icon is dark on light and light on dark."""
    apply_theme(qapp, "light")
    picture = icon("scan")
    assert inks(picture) == {LIGHT.text}
    apply_theme(qapp, "dark")
    assert inks(picture) == {DARK.text}
    apply_theme(qapp, "light")


def test_an_unknown_icon_is_a_mistake_at_once() -> None:
    """A wrong name is found where it is written, not when it is painted."""
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_an_icon_view_shows_another_icon(qtbot: QtBot, qapp: QApplication) -> None:
    """The view beside a text changes with what it tells."""
    apply_theme(qapp, "light")
    view = IconView("check", "accent", 24)
    qtbot.addWidget(view)
    before = view.grab().toImage()
    view.show_icon("error", "red")
    assert view.grab().toImage() != before
