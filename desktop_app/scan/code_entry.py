"""Where a code is typed by hand, and how many the next scan counts."""

import re
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.capture.scan import Scan, scan_of_text
from desktop_app.scan.hand_limit import HAND_LIMIT, LargeQuantityDialog, looks_like_code
from desktop_app.widgets.controls import button, set_look
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.icons import icon
from desktop_app.widgets.numbers import NumberRefused, format_quantity, parse_quantity
from desktop_app.widgets.tokens import GRID

ONE: Final = 1_000
_WAITING = re.compile("[1-9][0-9]{0,3}")
_DIGITS = re.compile("[0-9]+")
JUST_NOW: Final = 500  # milliseconds
_BEGUN = 3  # digits; fewer are a count more often than the beginning of a code


class CodeField(QLineEdit):
    """While it is empty, undo and redo are the tape's; Esc empties it, down goes to the tape."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The lines stand below. What was typed before does not come back as the next count."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif self._is_the_tapes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Lets the tape's shortcuts pass."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)  # noqa: S101  (its type says so)
            if self._is_the_tapes(event):
                event.ignore()
                return False
        return super().event(event)

    def _is_the_tapes(self, event: QKeyEvent) -> bool:
        """Also when there is nothing left to undo, and no shortcut takes the key."""
        keys = QKeySequence.StandardKey
        return not self.text() and (event.matches(keys.Undo) or event.matches(keys.Redo))


class CodeEntry(QWidget):
    """`code_typed(code, count)` comes from Enter; counts are thousandths.

    A number of up to four digits that waits in the field when a scan arrives is the scan's count;
    `12*` keeps 12 (or 1,5) beside the field, so that a code can be typed after it.
    """

    code_typed = Signal(str, object)  # an int may be too large for Qt
    pad_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ONE
        self._since_edited = QElapsedTimer()
        self.field = CodeField()
        self._count = button("", name="scanCount")
        self._pad = button("", icon_name="keypad", shortcut="F12", name="padSwitch")
        self._hint = ElidedLabel("", "caption")
        self._build_ui()
        self.field.textEdited.connect(self._on_edited)
        self.field.returnPressed.connect(self._on_return)
        self._count.clicked.connect(self.reset)
        self._pad.clicked.connect(self.pad_wanted)
        self._show()

    @property
    def count(self) -> int:
        """What the next scan counts, as it is shown."""
        waiting = self._waiting()
        return self._kept if waiting is None else waiting

    def take_count(self, scan: Scan) -> int:
        """The count for a scan that has arrived; the one after it counts once again.

        A dropped picture is read when its turn comes: no number waits for it. Nor are the first
        digits of the very code that has arrived one: somebody began to type what was hard to read.
        """
        if scan.source == "picture":
            return ONE
        count = self._kept if self._begins(scan.text) else self.count
        if self._waiting() is not None:
            self.field.clear()
        self._keep(ONE)
        return count

    def whole(self, scan: Scan) -> Scan:
        """The scan with its first digits, where its scanner paused so long that they were typed.

        What it is can be told by the check digit alone: it is wrong for the rest, right for all.
        """
        typed = self.field.text().strip()
        is_rest = scan.source == "wedge" and not scan.gtin and _DIGITS.fullmatch(typed)
        if not is_rest or self._since_edited.hasExpired(JUST_NOW):
            return scan
        joined = scan_of_text(typed + scan.text, scan.source)
        if not joined.gtin:
            return scan
        self.field.clear()
        return joined

    def mark_pad(self, shown: bool) -> None:
        """Whether the number pad is there."""
        self._pad.setChecked(shown)

    def reset(self) -> None:
        """Nothing typed, one at a time."""
        self.field.clear()
        self._keep(ONE)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc starts over."""
        if event.key() == Qt.Key.Key_Escape:
            self.reset()
        else:
            super().keyPressEvent(event)

    def _build_ui(self) -> None:
        self.field.setObjectName("codeField")
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.field.setAcceptDrops(False)  # files are the page's, and their paths no codes
        self.field.setAccessibleName(self.tr("Code"))
        self.field.setPlaceholderText(self.tr("Scan or type a code, then Enter"))
        self.field.addAction(icon("scan", "text_quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self._count.setToolTip(self.tr("What the next scan counts; press for one at a time (Esc)"))
        self._count.setCheckable(True)
        self._count.setMinimumWidth(9 * GRID)
        self._pad.setAccessibleName(self.tr("Number pad"))
        self._pad.setToolTip(self.tr("Number pad, for fingers (F12)"))
        self._pad.setCheckable(True)
        self._pad.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the field keeps it from a press
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        row.addWidget(self._pad)
        rows.addLayout(row)
        rows.addWidget(self._hint)

    def _begins(self, code: str) -> bool:
        typed = self.field.text().strip()
        return len(typed) >= _BEGUN and code.startswith(typed)

    def _waiting(self) -> int | None:
        text = self.field.text().strip()
        return int(text) * ONE if _WAITING.fullmatch(text) else None

    def _keep(self, count: int) -> None:
        self._kept = count
        self._show()

    def _show(self, problem: str = "") -> None:
        shown = format_quantity(self.count)
        counts = self.tr("The next scan counts {count}.").format(count=shown)
        usual = self.tr(
            "To book 12 at once, type 12 without Enter, then scan; or type 12* before a code."
        )
        self._count.setText(f"× {shown}")
        self._count.setChecked(self.count != ONE)
        self._count.setAccessibleName(counts)
        self._hint.setText(problem or (counts if self.count != ONE else usual))
        set_look(self._hint, "tone", "red" if problem else "accent" if self.count != ONE else "")

    def _on_edited(self, text: str) -> None:
        self._since_edited.start()
        if not text.endswith("*"):
            self._show()
            return
        typed = text[:-1]
        try:
            count = 0 if looks_like_code(typed) else parse_quantity(typed)
        except NumberRefused:
            count = 0
        shown = self.tr("the next scan")
        if count > HAND_LIMIT and not LargeQuantityDialog.ask(count, "", shown, self):
            self.field.setText(typed)
        elif count > 0:
            self.field.clear()
            self._keep(count)
        else:
            self._show(self.tr("Before the * stands a quantity, such as 12* or 0.5*."))

    def _on_return(self) -> None:
        code = self.field.text()
        if code.strip():
            count = self._kept
            self.field.clear()
            self._keep(ONE)
            self.code_typed.emit(code, count)
