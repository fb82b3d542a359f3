"""The shop's daily backup: made in the background when it is due, told in the status bar."""

import threading
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from db.errors import CannotOpen, LumbungError
from db.operations.backups import back_up_when_due
from db.queries.backups import last_backup
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session


class DailyBackup(QObject):
    """`told(sentence, details)`: when the last backup was made, after every look."""

    told = Signal(str, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unwanted = threading.Event()

    def look(self) -> None:
        """Makes a backup when the last one is older than a day."""
        if not self._unwanted.is_set():
            self._session.background.read(
                self._made, self._on_made, self._on_failed, owner=self, key="backup"
            )

    def stop(self) -> None:
        """Looks no more; a backup that is under way ends at once and leaves nothing."""
        self._unwanted.set()

    def _made(self) -> datetime | None:
        database = self._session.database
        try:
            back_up_when_due(database, unwanted=self._unwanted.is_set)
        except CannotOpen as error:
            if error.code != "interrupted":
                raise
        return last_backup(database)

    def _on_made(self, last: datetime | None) -> None:
        if last is None:
            self.told.emit(self.tr("No backup yet"), "")
            return
        local = last.astimezone(ZoneInfo(self._session.shop.timezone))
        day = QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")
        self.told.emit(
            self.tr("Last backup: {when}").format(when=f"{day} {local:%H:%M}"),
            self.tr("A backup is made every day and restored on trial."),
        )

    def _on_failed(self, error: LumbungError) -> None:
        self.told.emit(self.tr("The backup could not be made"), sentence_for(error))
