"""A field to choose a role, with a sentence of what it may do."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.ids import CASHIER, OWNER, VIEWER, WAREHOUSE
from desktop_app.shell.roles import role_name, role_sentence
from desktop_app.widgets.controls import label

ROLES = {"owner": OWNER, "warehouse": WAREHOUSE, "cashier": CASHIER, "viewer": VIEWER}


class RoleField(QWidget):
    """`role()` is the id of the role that is chosen."""

    def __init__(self, name: str, chosen: str, parent: QWidget | None = None) -> None:
        """`name` is spoken; `chosen` is a built-in role's code."""
        super().__init__(parent)
        self._codes = QComboBox()
        self._sentence = label("", "caption", wrap=True)
        for code in ROLES:
            self._codes.addItem(role_name(code), code)
        self._build_ui(name)
        self._codes.currentIndexChanged.connect(self._on_changed)
        self._codes.setCurrentIndex(max(self._codes.findData(chosen), 0))
        self._on_changed()

    def role(self) -> bytes:
        """The id of the role that is chosen."""
        return ROLES[self._codes.currentData()]

    def _build_ui(self, name: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._codes)
        rows.addWidget(self._sentence)
        self._codes.setObjectName("roleField")
        self._codes.setAccessibleName(name)
        self._sentence.setObjectName("roleSentence")
        self.setFocusProxy(self._codes)

    def _on_changed(self) -> None:
        said = role_sentence(self._codes.currentData())
        self._sentence.setText(said)
        self._codes.setAccessibleDescription(said)
