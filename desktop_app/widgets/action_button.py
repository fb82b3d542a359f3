"""A button for an action, which shows its key and follows it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop_app.widgets.controls import Variant, button
from desktop_app.widgets.icons import icon

_ICON_SIZE = QSize(22, 18)


def action_button(action: QAction, variant: Variant = "secondary") -> QPushButton:
    """A button that does what an action does, with its key shown; it follows the action."""
    made = button("", variant, name=action.objectName().removesuffix("Action"))
    made.setIconSize(_ICON_SIZE)

    def follow() -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setText(f"{action.text()}  {keys}" if keys else action.text())
        made.setIcon(action.icon() if variant != "primary" else icon("add", "accent_text"))
        made.setAccessibleName(action.text())
        made.setEnabled(action.isEnabled())
        if made.parentWidget() or not action.isVisible():  # never a window of its own
            made.setVisible(action.isVisible())

    action.changed.connect(follow)
    made.clicked.connect(action.trigger)
    follow()
    return made
