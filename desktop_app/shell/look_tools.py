"""The two small buttons with which look and language are chosen, in every window alike."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from desktop_app.shell.theme import ThemeChoice
from desktop_app.shell.translation import LANGUAGES
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import ICON


class LookTools(QWidget):
    """Tells what was chosen; changes nothing itself."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, language: str, theme: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        themes = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "system": self.tr("As the system"),
        }
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(_choice("sun", self.tr("Look"), themes, theme, self.theme_chosen))
        self._row.addWidget(
            _choice("language", self.tr("Language"), LANGUAGES, language, self.language_chosen)
        )

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Side by side, or one above the other."""
        self._row.setDirection(direction)


def tool_button(icon_name: str, name: str, object_name: str) -> QToolButton:
    """A small button that is an icon alone; its name is its tool tip."""
    tool = QToolButton()
    tool.setObjectName(object_name)
    tool.setIcon(icon(icon_name, "text_quiet"))
    tool.setIconSize(QSize(ICON, ICON))
    tool.setFixedSize(36, 36)
    tool.setToolTip(name)
    tool.setAccessibleName(name)
    return tool


def _choice(
    icon_name: str, name: str, choices: Mapping[str, str], chosen: str, told: SignalInstance
) -> QToolButton:
    tool = tool_button(icon_name, name, icon_name)
    menu = QMenu(tool)
    group = QActionGroup(menu)
    for key, text in choices.items():
        action = QAction(text, menu, checkable=True, checked=key == chosen)
        action.triggered.connect(lambda _=False, key=key: told.emit(key))
        group.addAction(action)
        menu.addAction(action)
    tool.setMenu(menu)
    tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return tool
