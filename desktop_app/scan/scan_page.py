"""The scan page: what is scanned, by whatever means, goes in or out of the shop."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.queries import shop as shop_queries
from desktop_app.camera.camera_screen import OFF
from desktop_app.capture.scan import Scan, scan_of_text
from desktop_app.scan.camera_panel import KEY, CameraPanel
from desktop_app.scan.code_entry import CodeEntry
from desktop_app.scan.desk import Choices, Desk
from desktop_app.scan.desks import desk_for, modes_for
from desktop_app.scan.line_pad import LinePad
from desktop_app.scan.mode_switch import Mode, ModeSwitch
from desktop_app.scan.scale_codes_dialog import ScaleCodesDialog
from desktop_app.scan.touch_switch import TouchSwitch
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.page import PageView
from desktop_app.shell.session import Session
from desktop_app.shell.signals import ToCount
from desktop_app.widgets.controls import tool
from desktop_app.widgets.sounds import Sounds
from desktop_app.widgets.tokens import GRID

_NARROW = 95 * GRID
_LEAST_TAPE = 38 * GRID
_BESIDE_MODES = 43 * GRID  # title and tools in the page's header
_ROOM_FOR_PAD = 112 * GRID  # beside the camera
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
        self._modes = modes_for(session.person)
        self._desks: dict[Mode, Desk] = {}  # each is made when its mode is first chosen
        self._choices = Choices()
        self._switch = ModeSwitch(self._modes)
        self._entry = CodeEntry()
        self._camera = CameraPanel(session.settings)
        self._doctor = tool(self.tr("&Scanner doctor"), "scan", "scannerDoctor")
        self._scales = tool(self.tr("Codes of scales"), "scale", "scaleCodes")
        self._may_describe_scales = session.person.may("settings.manage")
        self._pad = LinePad(self._entry)
        self._uncover = QShortcut(QKeySequence(KEY), self)
        self._touch = TouchSwitch(session.settings, self)
        self._sounds = Sounds(session.settings.sound_on, self)
        self._build_ui()
        self._connect_signals()
        self._touch.give_size_to((self, *self.header_actions()))
        self._show_mode(self._first_mode())
        self._load_choices()

    def header_actions(self) -> Sequence[QWidget]:
        """The switch between the modes, for whom there is more than one; the tools of the page."""
        scales = [self._scales] if self._may_describe_scales else []
        tools = [self._touch.button, *scales, self._doctor]
        return [self._switch, *tools] if len(self._modes) > 1 else tools

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
        self._show_pad(not self._pad.isHidden())
        self._switch.fit(event.size().width() - _BESIDE_MODES)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Every line is on disk already; the camera is let go, the next page hears the scans."""
        self._camera.close_all()
        for desk in self._desks.values():
            desk.leave()
        self._is_closed = True
        super().closeEvent(event)

    def carried(self) -> object:
        """What each desk hands on."""
        told = {mode: desk.carried() for mode, desk in self._desks.items()}
        return {mode: carried for mode, carried in told.items() if carried is not None}

    def carry_on(self, carried: dict[Mode, object]) -> None:
        """Makes the desks that something was handed on to."""
        for mode, told in carried.items():
            self._desk_of(mode).carry_on(told)

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
    def mode(self) -> Mode:
        """The mode that is on."""
        return self._mode

    @property
    def _desk(self) -> Desk:
        return self._desks[self._mode]

    def _desk_of(self, mode: Mode) -> Desk:
        if mode not in self._desks:
            self._desks[mode] = self._make_desk(mode)
            self._desks[mode].panel.setVisible(mode == self._mode)
        return self._desks[mode]

    def _make_desk(self, mode: Mode) -> Desk:
        asked = self._create_item
        create = None if asked is None else lambda code: asked(code, self)
        desk = desk_for(mode, self._session, create)
        desk.line_kept.connect(self._on_line_kept)
        desk.refused.connect(self._on_refused)
        desk.finished.connect(self._entry_focus)
        self._front.addWidget(desk)
        self._beside.addWidget(desk.panel, 0, Qt.AlignmentFlag.AlignBottom)
        desk.show_choices(self._choices)
        desk.resume()
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
        return rows

    def _side(self) -> QVBoxLayout:
        self._beside = QVBoxLayout()
        self._beside.setSpacing(2 * GRID)
        self._beside.addWidget(self._pad, 1)
        self._beside.addWidget(self._camera, 1)
        self._show_pad(self._touch.is_on)
        return self._beside

    def _connect_signals(self) -> None:
        signals = self._session.signals
        self._switch.chosen.connect(self._show_mode)
        self._entry.code_typed.connect(self._on_code_typed)
        self._entry.field.left_downwards.connect(lambda: self._desk.enter())
        self._camera.scanned.connect(signals.scanned)
        self._touch.switched.connect(self._on_touch_switched)
        self._entry.pad_wanted.connect(self._show_pad)
        self._uncover.activated.connect(self._on_uncover)
        self._pad.stepped.connect(lambda by: self._desk.step(by))
        self._doctor.clicked.connect(self._on_doctor)
        self._scales.clicked.connect(self._on_scales)
        signals.scanned.connect(self._on_scanned)
        signals.items_changed.connect(self._on_items_changed)
        signals.count_wanted.connect(self._on_count_wanted)

    def _on_scales(self) -> None:
        """What waits with a scale's code may be known from now on."""
        if ScaleCodesDialog.ask(self._session, self):
            self._on_items_changed()
        self._entry_focus()

    def _on_touch_switched(self, on: bool) -> None:
        self._show_pad(on)
        self._entry_focus()

    def _show_pad(self, shown: bool) -> None:
        """In a low window in the place of the camera, which goes on seeing behind it."""
        self._pad.setVisible(shown)
        is_covered = shown and self.height() < _ROOM_FOR_PAD
        self._camera.setVisible(not is_covered)
        self._uncover.setEnabled(is_covered)  # else the key is the camera's own
        self._entry.mark_pad(shown)

    def _on_uncover(self) -> None:
        """The camera's key shows what it does: one that was off starts, one that sees goes on."""
        self._show_pad(False)
        if self._camera.state in OFF:
            self._camera.start()
        self._entry_focus()

    def _on_doctor(self) -> None:
        """Learns this PC's scanners; what is scanned meanwhile is no stock."""
        from desktop_app.doctor.doctor_dialog import DoctorDialog  # with a printer's libraries

        settings, signals = self._session.settings, self._session.signals
        with signals.claimed_scans(), self._camera.lent():
            setup = DoctorDialog.ask(settings.scanners, self, settings)
        if setup is not None:
            settings.scanners = setup
            signals.scanner_changed.emit()

    def _first_mode(self) -> Mode:
        kept = self._session.settings.scan_mode
        return next((mode for mode in self._modes if mode == kept), self._modes[0])

    def _show_mode(self, mode: Mode) -> None:
        self._mode = mode
        if len(self._modes) > 1:  # who has no choice leaves that of the others
            self._session.settings.scan_mode = mode
        self._switch.show_mode(mode)
        self._front.setCurrentWidget(self._desk_of(mode))
        self._pad.show_steps(self._desk.can_step)
        for other, desk in self._desks.items():
            desk.panel.setVisible(other == mode)
        self._entry_focus()

    def _on_count_wanted(self, goods: ToCount) -> None:
        if "count" in self._modes:
            self._show_mode("count")
            self._desk.want(goods)

    def _load_choices(self) -> None:
        session = self._session
        session.background.read(
            lambda: Choices(
                tuple(shop_queries.locations(session.database, session.actor)),
                tuple(shop_queries.suppliers(session.database, session.actor)),
            ),
            self._on_choices,
            owner=self,
            key="choices",
        )

    def _on_choices(self, choices: Choices) -> None:
        self._choices = choices
        for desk in self._desks.values():
            desk.show_choices(choices)

    def _entry_focus(self) -> None:
        self._entry.field.setFocus()

    def _on_scanned(self, scan: Scan) -> None:
        if not (self._is_closed or self._session.signals.scans_are_claimed):
            whole = self._entry.whole(scan)
            self._desk.take(whole, self._entry.take_count(whole))

    def _on_code_typed(self, code: str, count: int) -> None:
        self._desk.take(scan_of_text(code, "typed"), count)

    def _on_items_changed(self) -> None:
        for desk in self._desks.values():
            desk.refresh()

    def _on_line_kept(self, known: bool, said: str) -> None:
        self._sounds.play("accepted" if known else "unknown")
        self._tell_elsewhere(said)

    def _on_refused(self, error: LumbungError) -> None:
        self._sounds.play("refused")
        self._tell_elsewhere(sentence_for(error))

    def _tell_elsewhere(self, sentence: str) -> None:
        if sentence and not self.isVisible():
            self._session.signals.noticed.emit(sentence)
