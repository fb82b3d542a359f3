"""Labels, buttons, lines and panels as the style sheet knows them."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

Level = Literal["body", "caption", "quiet", "strong", "lead", "title", "figure"]
Variant = Literal["primary", "secondary", "quiet", "danger"]

_INKS = {"primary": "accent_text", "danger": "red_text", "secondary": "text", "quiet": "text_quiet"}


def label(text: str = "", level: Level = "body", *, wrap: bool = False) -> QLabel:
    """A text of one level of the type scale; always plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("level", level)
    made.setWordWrap(wrap)
    return made


def button(
    text: str,
    variant: Variant = "secondary",
    *,
    icon_name: str = "",
    shortcut: str = "",
    name: str = "",
) -> QPushButton:
    """A button; `text` may hold a mnemonic (&), a `shortcut` such as F2 is shown behind it.

    Without a text (icon alone) give it an accessible name and a tool tip.
    """
    shown = f"{text}  {QKeySequence(shortcut).toString(_NATIVE)}" if shortcut else text
    made = QPushButton(shown)
    made.setProperty("variant", variant)
    made.setObjectName(name)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    if icon_name:
        made.setIcon(icon(icon_name, _INKS[variant]))
        made.setIconSize(QSize(22 if text else 18, 18))
    if shortcut:
        QShortcut(QKeySequence(shortcut), made, made.click)  # setShortcut would wait 100 ms
    return made


def tool(text: str, icon_name: str, name: str) -> QPushButton:
    """An icon alone; its tool tip says the text, and the keys that a mnemonic (&) in it makes."""
    made = button("", icon_name=icon_name, name=name)
    made.setProperty("square", True)
    said = text.replace("&", "")
    made.setAccessibleName(said)
    made.setToolTip(said)
    if keys := QKeySequence.mnemonic(text).toString(_NATIVE):
        made.setToolTip(f"{said} ({keys})")
        QShortcut(QKeySequence(keys), made, made.click)
    return made


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Enter presses the button that has the focus; Qt would press the dialog's default one.

    Returns whether it did.
    """
    focused = window.focusWidget()
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not enter or not isinstance(focused, QPushButton):
        return False
    focused.click()
    return True


def swap(gone: QWidget, shown: QWidget) -> None:
    """One takes the other's place and its focus, which would else go on to whatever is next."""
    had_focus = gone.hasFocus()
    shown.show()
    if had_focus:
        shown.setFocus()
    gone.hide()


def line(*, vertical: bool = False) -> QFrame:
    """A thin line."""
    made = QFrame()
    made.setProperty("surface", "line")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def plain_tool_tip(text: str) -> str:
    """A tool tip for text from outside: shown as it is, never taken for HTML."""
    import html  # its table of entities would delay every start

    return f"<span>{html.escape(text)}</span>" if text else ""


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Sets a dynamic property of the style sheet and paints the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it reads it when it is
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Panel(QFrame):
    """A card: a surface with a thin line around it and, if named, a heading.

    Add to `body`; what belongs beside the heading goes into `heading`.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        outer.setSpacing(GRID + GRID // 2)
        self.heading = QHBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        if title:
            self.heading.addWidget(label(title, "lead"))
            self.heading.addStretch(1)
            outer.addLayout(self.heading)
        outer.addLayout(self.body, 1)


_NATIVE = QKeySequence.SequenceFormat.NativeText
