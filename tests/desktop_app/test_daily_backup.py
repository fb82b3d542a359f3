"""The shop's daily backup: made when it is due, told in the status bar."""

import threading
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.queries.backups import last_backup
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.daily_backup import DailyBackup
from desktop_app.shell.background import Background
from desktop_app.shell.rail import SignedIn
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from desktop_app.shell.status import StatusBar


@pytest.fixture
def session(
    qtbot: QtBot, home: Home, shop_database: ShopDatabase, cashier: Actor
) -> Iterator[Session]:
    """A cashier's: nobody has to be let near backups for one to be made."""
    background = Background(shop_database.close)
    who, here = person(shop_database, cashier), shop(shop_database)
    settings = Settings(home.preferences)
    yield Session(shop_database, cashier, who, here, background, ShopSignals(), settings)
    background.close()


def told(qtbot: QtBot, backup: DailyBackup) -> tuple[str, str]:
    """What one look tells."""
    with qtbot.waitSignal(backup.told) as heard:
        backup.look()
    sentence, details = heard.args or ["", ""]
    return str(sentence), str(details)


def test_the_first_look_makes_a_backup(qtbot: QtBot, session: Session, home: Home) -> None:
    """The second finds it young enough, and says the same."""
    backup = DailyBackup(session)
    sentence, details = told(qtbot, backup)
    assert sentence.startswith("Last backup: ")
    kept = last_backup(session.database)
    assert kept is not None
    assert f"{kept.astimezone(ZoneInfo('Asia/Jakarta')):%Y %H:%M}" in sentence
    assert details == "A backup is made every day and restored on trial."
    assert told(qtbot, backup) == (sentence, details)
    assert len(list(home.backups.glob("lumbung-*.db"))) == 1


def test_a_backup_that_cannot_be_made_is_told(qtbot: QtBot, session: Session, home: Home) -> None:
    """Quietly, with the reason behind it; work goes on."""
    home.backups.write_text("a file where the folder should be")
    sentence, details = told(qtbot, DailyBackup(session))
    assert sentence == "The backup could not be made"
    assert details.startswith("The disk does not answer as it should")


def test_who_leaves_stops_it(qtbot: QtBot, session: Session, home: Home) -> None:
    """What had begun ends and leaves nothing; nothing is begun any more."""
    backup, gate = DailyBackup(session), threading.Event()
    for _reader in range(2):
        session.background.read(gate.wait, lambda _: None)
    backup.look()
    backup.stop()
    with qtbot.waitSignal(backup.told) as heard:
        gate.set()
    assert heard.args == ["No backup yet", ""]
    with qtbot.assertNotEmitted(backup.told):
        backup.look()
        session.background.close()
    assert list(home.backups.iterdir()) == []


def test_the_status_bar_says_so(qtbot: QtBot) -> None:
    """Beside the state of the books; the reason for eyes and for screen readers."""
    bar = StatusBar(SignedIn("Sri", "Owner", "Toko <b>"))
    qtbot.addWidget(bar)
    bar.show_backup("Last backup: 31/03/2026 12.00", "A <b>reason</b>")
    (shown,) = bar.findChildren(QLabel, "lastBackup")
    assert shown.text() == "Last backup: 31/03/2026 12.00"
    assert "&lt;b&gt;" in shown.toolTip()
    assert shown.accessibleDescription() == "A <b>reason</b>"
