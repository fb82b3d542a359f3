"""A field to choose a role, with a sentence of what it may do."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.ids import CASHIER, OWNER, VIEWER, WAREHOUSE
from desktop_app.shell.roles import role_name, role_sentence
from desktop_app.widgets.controls import label

ROLES = {OWNER: "owner", WAREHOUSE: "warehouse", CASHIER: "cashier", VIEWER: "viewer"}


class RoleField(QWidget):
    """`role()` is the id of the role that is chosen."""

    def __init__(
        self, name: str, chosen: bytes, called: str = "", parent: QWidget | None = None
    ) -> None:
        """`name` is spoken; `called` is the name of a role of the shop's own that is chosen."""
        super().__init__(parent)
        self._roles = list(ROLES) if chosen in ROLES else [*ROLES, chosen]
        self._names = QComboBox()
        self._sentence = label("", "caption", wrap=True)
        self._names.addItems([self._name_of(role, called) for role in self._roles])
        self._build_ui(name)
        self._names.currentIndexChanged.connect(self._on_changed)
        self._names.setCurrentIndex(self._roles.index(chosen))
        self._on_changed()

    def role(self) -> bytes:
        """The id of the role that is chosen."""
        return self._roles[self._names.currentIndex()]

    def _build_ui(self, name: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._names)
        rows.addWidget(self._sentence)
        self._names.setObjectName("roleField")
        self._names.setAccessibleName(name)
        self._sentence.setObjectName("roleSentence")
        self.setFocusProxy(self._names)

    def _name_of(self, role: bytes, called: str) -> str:
        return role_name(ROLES[role]) if role in ROLES else called

    def _on_changed(self) -> None:
        own = self.tr("A role of the shop's own.")
        role = self.role()
        said = role_sentence(ROLES[role]) if role in ROLES else own
        self._sentence.setText(said)
        self._names.setAccessibleDescription(said)
