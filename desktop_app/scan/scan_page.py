"""The scan page: what is scanned, by whatever means, goes in or out of the shop."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.queries import shop as shop_queries
from db.queries.drafts import TapeLine
from db.queries.shop import Choice
from desktop_app.capture.scan import Scan, scan_of_text
from desktop_app.scan.camera_panel import CameraPanel
from desktop_app.scan.code_entry import CodeEntry
from desktop_app.scan.mode_switch import ModeSwitch, kinds_for
from desktop_app.scan.open_draft import Kind
from desktop_app.scan.scan_desk import ScanDesk
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.page import PageView
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import button
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.sounds import Sounds
from desktop_app.widgets.tokens import GRID

_NARROW = 95 * GRID
_LEAST_TAPE = 38 * GRID
CreateItem = Callable[[str, QWidget], bytes | None]


class ScanPage(PageView):
    """Books every scan of `session.signals.scanned` that nobody has claimed, on any page.

    `create_item(code, parent)` asks for a new item with that barcode and returns its id, or None.
    """

    def __init__(
        self,
        session: Session,
        *,
        create_item: CreateItem | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scanPage")
        self.setAcceptDrops(True)
        self._session = session
        self._create_item = create_item
        self._is_closed = False
        self._kinds = kinds_for(session.person)
        self._desks = {kind: self._make_desk(kind) for kind in self._kinds}
        self._switch = ModeSwitch(self._kinds)
        self._entry = CodeEntry()
        self._camera = CameraPanel(session.settings)
        self._doctor = button(self.tr("Scanner d&octor"), icon_name="scan", name="scannerDoctor")
        self._sounds = Sounds(session.settings.sound_on, self)
        self._build_ui()
        self._connect_signals()
        self._show_kind(self._first_kind())
        self._load()

    def header_actions(self) -> Sequence[QWidget]:
        """The switch between the modes, for whom there is more than one; the scanner doctor."""
        return [self._switch, self._doctor] if len(self._kinds) > 1 else [self._doctor]

    def activate(self) -> None:
        """Ready to scan or type; suppliers and places may be new."""
        self._entry.field.setFocus()
        self._load_choices()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the camera and the document stand below the tape."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._front.setMinimumHeight(_LEAST_TAPE if narrow else 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Every line is on disk already; the camera is let go, the next page hears the scans."""
        self._camera.close_all()
        self._is_closed = True
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be let go anywhere on the page."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pictures are read and videos played."""
        urls = event.mimeData().urls()
        self._camera.open_files([url.toLocalFile() for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    @property
    def kind(self) -> Kind:
        """The mode that is on."""
        return self._kind

    def _make_desk(self, kind: Kind) -> ScanDesk:
        asked = self._create_item
        create = None if asked is None else lambda code: asked(code, self)
        desk = ScanDesk(self._session, kind, create)
        desk.line_kept.connect(self._on_line_kept)
        desk.refused.connect(self._on_refused)
        desk.finished.connect(self._entry_focus)
        return desk

    def _build_ui(self) -> None:
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._columns.setSpacing(2 * GRID)
        self._columns.addLayout(self._main(), 7)
        self._columns.addLayout(self._side(), 3)
        scrolled = QScrollArea()
        scrolled.setWidget(inside)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scrolled)

    def _main(self) -> QVBoxLayout:
        self._front = QStackedWidget()
        rows = QVBoxLayout()
        rows.setSpacing(GRID)
        rows.addWidget(self._entry)
        rows.addWidget(self._front, 1)
        for desk in self._desks.values():
            self._front.addWidget(desk)
        return rows

    def _side(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._camera, 1)
        for desk in self._desks.values():
            rows.addWidget(desk.panel)
        return rows

    def _connect_signals(self) -> None:
        signals = self._session.signals
        self._switch.chosen.connect(self._show_kind)
        self._entry.code_typed.connect(self._on_code_typed)
        self._entry.field.left_downwards.connect(lambda: self._desks[self._kind].enter())
        self._camera.scanned.connect(signals.scanned)
        self._doctor.clicked.connect(self._on_doctor)
        signals.scanned.connect(self._on_scanned)
        signals.items_changed.connect(self._on_items_changed)

    def _on_doctor(self) -> None:
        """Learns this PC's scanners; what is scanned meanwhile is no stock."""
        from desktop_app.doctor.doctor_dialog import DoctorDialog  # with a printer's libraries

        settings, signals = self._session.settings, self._session.signals
        with signals.claimed_scans():
            setup = DoctorDialog.ask(settings.scanners, self)
        if setup is not None:
            settings.scanners = setup
            signals.scanner_changed.emit()

    def _first_kind(self) -> Kind:
        kept = self._session.settings.scan_mode
        return next((kind for kind in self._kinds if kind == kept), self._kinds[0])

    def _show_kind(self, kind: Kind) -> None:
        self._kind = kind
        if len(self._kinds) > 1:  # who has no choice leaves that of the others
            self._session.settings.scan_mode = kind
        self._switch.show_kind(kind)
        self._front.setCurrentWidget(self._desks[kind])
        for other, desk in self._desks.items():
            desk.panel.setVisible(other == kind)
        self._entry_focus()

    def _load(self) -> None:
        for desk in self._desks.values():
            desk.tape.resume()
        self._load_choices()

    def _load_choices(self) -> None:
        session = self._session
        session.background.read(
            lambda: (
                shop_queries.locations(session.database, session.actor),
                shop_queries.suppliers(session.database, session.actor),
            ),
            self._on_choices,
            owner=self,
            key="choices",
        )

    def _on_choices(self, choices: tuple[list[Choice], list[Choice]]) -> None:
        for desk in self._desks.values():
            desk.panel.show_choices(*choices)

    def _entry_focus(self) -> None:
        self._entry.field.setFocus()

    def _on_scanned(self, scan: Scan) -> None:
        if not (self._is_closed or self._session.signals.scans_are_claimed):
            self._desks[self._kind].tape.keep(scan, self._entry.take_count(scan))

    def _on_code_typed(self, code: str, count: int) -> None:
        self._desks[self._kind].tape.keep(scan_of_text(code, "typed"), count)

    def _on_items_changed(self) -> None:
        for desk in self._desks.values():
            desk.tape.refresh()

    def _on_line_kept(self, line: TapeLine) -> None:
        is_known = line.item is not None
        self._sounds.play("accepted" if is_known else "unknown")
        said = self.tr("Unknown code: {code}. It waits on the Scan page.")
        if is_known and self._kind == "receipt":
            said = self.tr("{name}: {quantity} added to the goods to receive.")
        elif is_known:
            said = self.tr("{name}: {quantity} added to the sale.")
        quantity = f"{format_quantity(line.quantity)} {line.unit}"
        said = said.format(name=line.name, code=line.code, quantity=quantity)
        self._tell_elsewhere(said)

    def _on_refused(self, error: LumbungError) -> None:
        self._sounds.play("refused")
        self._tell_elsewhere(sentence_for(error))

    def _tell_elsewhere(self, sentence: str) -> None:
        if not self.isVisible():
            self._session.signals.noticed.emit(sentence)
