"""The status bar: who is signed in, which shop, the server, do the books agree - in words."""

from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from desktop_app.shell.rail import SignedIn
from desktop_app.widgets.controls import label, plain_tool_tip, set_look
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.tokens import GRID

Health = Literal["healthy", "unchecked", "amber"]

_ICONS = {
    "healthy": ("success", "accent"),
    "unchecked": ("info", "text_quiet"),
    "amber": ("warning", "amber"),
}


class StatusBar(QStatusBar):
    """Sentences at the left, the state of the books at the right."""

    def __init__(self, signed_in: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        who = self.tr("{name} ({role}) at {shop}").format(
            name=signed_in.name, role=signed_in.role, shop=signed_in.shop
        )
        self._who = label(who, "caption")
        self._icon = IconView("info", "text_quiet", 16)
        self._hub_icon = IconView("info", "text_quiet", 16)
        self._hub = label("", "caption")
        self._backup = label("", "caption")
        self._health = label(self.tr("Books not checked yet"), "caption")
        self._build_ui()

    def show_health(self, health: Health, sentence: str, details: str = "") -> None:
        """What the last check said; `details` (when, what was checked) is the tool tip."""
        _show(self._icon, self._health, health, sentence, details)

    def show_hub(self, health: Health, sentence: str, details: str = "") -> None:
        """How it stands between this PC and the server; nothing in a shop of one PC."""
        _show(self._hub_icon, self._hub, health, sentence, details)
        self._hub_icon.setVisible(bool(sentence))

    def show_backup(self, sentence: str, details: str) -> None:
        """When the last backup was made, or why there is none."""
        self._backup.setText(sentence)
        self._backup.setAccessibleDescription(details)
        self._backup.setToolTip(plain_tool_tip(details))

    def _build_ui(self) -> None:
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(2 * GRID, 0, 0, 0)
        row.addWidget(self._who)
        self.addWidget(left)
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        row.setSpacing(6)
        row.addWidget(self._hub_icon)
        row.addWidget(self._hub)
        row.addSpacing(2 * GRID)
        row.addWidget(self._backup)
        row.addSpacing(2 * GRID)
        row.addWidget(self._icon)
        row.addWidget(self._health)
        self._health.setObjectName("health")
        self._backup.setObjectName("lastBackup")
        self._hub.setObjectName("hub")
        self._hub_icon.hide()
        self.addPermanentWidget(right)


def _show(icon: IconView, text: QLabel, health: Health, sentence: str, details: str) -> None:
    icon.show_icon(*_ICONS[health])
    text.setText(sentence)
    text.setAccessibleDescription(details)
    text.setToolTip(plain_tool_tip(details))
    set_look(text, "tone", "amber" if health == "amber" else "")
