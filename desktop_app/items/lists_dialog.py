"""The lists that items choose from: categories, locations, suppliers and customers."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QWidget

from db.operations.places import (
    add_category,
    add_location,
    add_partner,
    rename_category,
    rename_location,
    rename_partner,
)
from db.queries.shop import categories, locations, partners
from desktop_app.items.short_list import ListWork, Named, ShortList
from desktop_app.shell.session import Session
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID

RIGHTS = ("category.edit", "location.edit", "partner.edit")
_WIDTH = 104 * GRID
_HEIGHT = 70 * GRID


class ListsDialog(FormDialog):
    """A tab for each list that the person may edit; every name is kept as it is entered."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("ListsDialog", "Categories, locations and suppliers")
        super().__init__(title, translate("ListsDialog", "&Close"), parent)
        self._session = session
        self._tabs = QTabWidget()
        self._build_lists()
        self.submitted.connect(self.accept)

    @classmethod
    def ask(cls, session: Session, parent: QWidget | None = None) -> None:
        """Shows the lists until the person closes them."""
        cls(session, parent).answered()

    def _build_lists(self) -> None:
        self.setObjectName("listsDialog")
        self._tabs.setObjectName("listsTabs")
        self.content.addWidget(self._tabs)
        self.cancel.hide()
        self.primary.setDefault(False)  # Enter belongs to the names
        may = self._session.person.may
        if may("category.edit"):
            self._add_tab("category", self.tr("Ca&tegories"), self.tr("New category"))
        if may("location.edit"):
            self._add_tab("location", self.tr("&Locations"), self.tr("New location"))
        if may("partner.edit"):
            title, new = self.tr("&Suppliers and customers"), self.tr("New supplier or customer")
            self._add_tab("partner", title, new)
        self._tabs.currentWidget().setFocus()
        self.resize(_WIDTH, _HEIGHT)

    def _add_tab(self, name: str, title: str, new: str) -> None:
        made = ShortList(self._session, name, new, self._work(name))
        made.table.setAccessibleName(title.replace("&", ""))
        made.changed.connect(lambda: self._session.signals.items_changed.emit(None))
        self._tabs.addTab(made, title)
        self.setTabOrder(made.rename, self.primary)

    def _work(self, name: str) -> ListWork:
        work = {"category": _categories, "location": _locations, "partner": _partners}
        return work[name](self._session)


def _categories(session: Session) -> ListWork:
    database, actor = session.database, session.actor
    return ListWork(
        lambda: [Named(row.id, row.name) for row in categories(database, actor)],
        lambda name, _kind: add_category(database, actor, name=name),
        lambda known, name: rename_category(database, actor, category=known, name=name),
    )


def _locations(session: Session) -> ListWork:
    database, actor = session.database, session.actor
    return ListWork(
        lambda: [Named(row.id, row.name) for row in locations(database, actor)],
        lambda name, _kind: add_location(database, actor, name=name),
        lambda known, name: rename_location(database, actor, location=known, name=name),
    )


def _partners(session: Session) -> ListWork:
    database, actor = session.database, session.actor
    translate = QCoreApplication.translate
    return ListWork(
        lambda: [Named(row.id, row.name, row.kind) for row in partners(database, actor)],
        lambda name, kind: add_partner(database, actor, name=name, kind=kind),
        lambda known, name: rename_partner(database, actor, partner=known, name=name),
        {
            "supplier": translate("ListsDialog", "Supplier"),
            "customer": translate("ListsDialog", "Customer"),
            "both": translate("ListsDialog", "Supplier and customer"),
        },
    )
