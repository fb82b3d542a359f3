"""Begins a stocktake: of what, and whether the counters are told what the books say."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from db.errors import LumbungError
from db.operations.counts import open_count
from db.queries.counted import CountGoods
from db.queries.shop import Choice, categories
from desktop_app.scan.count_places import Place, places_within
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog


class StartCountDialog(FormDialog):
    """The whole shop, everything and the books in sight unless it says otherwise."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, goods: CountGoods | None = None
    ) -> None:
        title = QCoreApplication.translate("StartCountDialog", "Start a stocktake")
        super().__init__(title, QCoreApplication.translate("StartCountDialog", "&Start"), parent)
        self._session, self._goods = session, goods
        self._count: bytes | None = None
        self._place, self._category = QComboBox(), QComboBox()
        self._name, self._blind = QLineEdit(), QCheckBox()
        self._build_content()
        self.submitted.connect(self._on_submitted)
        self._read()

    @classmethod
    def ask(
        cls, session: Session, parent: QWidget | None = None, goods: CountGoods | None = None
    ) -> bytes | None:
        """The new count, of where `goods` are; None when the person thought better of it."""
        dialog = cls(session, parent, goods)
        return dialog._count if dialog.answered() else None

    def _build_content(self) -> None:
        self.setObjectName("startCountDialog")
        self._place.setObjectName("countWhere")
        self._category.setObjectName("countCategory")
        self._name.setObjectName("countName")
        self._blind.setObjectName("countBlind")
        self._place.addItem(self.tr("The whole shop"), None)
        self._category.addItem(self.tr("All categories"), None)
        self._name.setPlaceholderText(self.tr("As what it counts is called"))
        self._blind.setText(self.tr("&Blind: counters do not see what the books say"))
        said = self.tr(
            "Selling goes on meanwhile: what is sold after it was counted is no difference."
        )
        self.content.addWidget(label(said, "quiet", wrap=True))
        self.add_row(self.tr("&Location"), self._place)
        self.add_row(self.tr("Cate&gory"), self._category)
        self.add_row(self.tr("&Name"), self._name)
        self.content.addWidget(self._blind)
        self.offer_pad(self._name)
        if self._goods is not None:
            self._name.setText(self._goods.name)

    def _read(self) -> None:
        session = self._session
        session.background.read(
            lambda: (
                places_within(session, None),
                categories(session.database, session.actor),
            ),
            lambda found: self._on_read(*found),
            self._on_failed,
            owner=self,
        )

    def _on_read(self, places: list[Place], known: list[Choice]) -> None:
        for place in places:
            self._place.addItem(place.path, place.id)
            if self._goods is not None and place.id == self._goods.location:
                self._place.setCurrentIndex(self._place.count() - 1)
        for category in known:
            self._category.addItem(category.name, category.id)

    def _on_submitted(self) -> None:
        self.set_busy(True)
        session = self._session
        session.background.write(
            partial(
                open_count,
                session.database,
                session.actor,
                location=self._place.currentData(),
                category=self._category.currentData(),
                name=self._name.text(),
                blind=self._blind.isChecked(),
            ),
            self._on_opened,
            self._on_failed,
            owner=self,
        )

    def _on_opened(self, count: bytes) -> None:
        self._count = count
        self.accept()

    def _on_failed(self, error: LumbungError) -> None:
        self.show_error(sentence_for(error))
