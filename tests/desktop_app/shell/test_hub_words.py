"""How it stands with the server, in the words of the status bar, in both languages."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.errors import HubError
from db.rules.leases import DAY, ENDED, Lease
from db.sharing.link import LinkState
from desktop_app.shell.hub_words import hub_words
from desktop_app.shell.rail import SignedIn
from desktop_app.shell.status import StatusBar
from desktop_app.shell.translation import install, remove

THIRD_OF_MAY = 1_777_766_400_000_000  # 2026-05-03, 00:00 UTC
DEAD = HubError("hub_unreachable")
STATES = {
    "connecting": (LinkState(), "unchecked"),
    "connected": (LinkState("connected"), "healthy"),
    "sending": (LinkState("connected", 1), "healthy"),
    "offline": (LinkState("offline", 14, Lease(THIRD_OF_MAY, DAY), DEAD), "unchecked"),
    "idle": (LinkState("offline", 0, Lease(THIRD_OF_MAY, DAY), DEAD), "unchecked"),
    "warned": (LinkState("offline", 14, Lease(THIRD_OF_MAY, 9 * DAY), DEAD), "amber"),
    "late": (LinkState("offline", 14, Lease(THIRD_OF_MAY, 31 * DAY), DEAD), "amber"),
    "refused": (LinkState("refused", 2, None, HubError("device_revoked")), "amber"),
    "turned away": (
        LinkState("refused", 2, Lease(THIRD_OF_MAY, ENDED), HubError("device_revoked")),
        "amber",
    ),
}
ENGLISH = {
    "connecting": "Connecting to the server",
    "connected": "Connected",
    "sending": "Connected, 1 booking waiting",
    "offline": "Working offline, 14 bookings waiting",
    "idle": "Working offline",
    "warned": "Working offline, 14 bookings waiting",
    "late": "Not seen by the server since 3 May 2026: your bookings will be reviewed",
    "refused": "Not let in by the server, 2 bookings waiting",
    "turned away": "Not let in by the server, 2 bookings waiting",
}
INDONESIAN = {
    "connecting": "Menghubungi server",
    "connected": "Terhubung",
    "sending": "Terhubung, 1 transaksi menunggu",
    "offline": "Bekerja tanpa server, 14 transaksi menunggu",
    "idle": "Bekerja tanpa server",
    "warned": "Bekerja tanpa server, 14 transaksi menunggu",
    "late": "Tidak terlihat oleh server sejak 3 Mei 2026: transaksi Anda akan diperiksa",
    "refused": "Tidak diterima oleh server, 2 transaksi menunggu",
    "turned away": "Tidak diterima oleh server, 2 transaksi menunggu",
}


@pytest.mark.parametrize("name", STATES)
def test_it_stands_in_english(name: str) -> None:
    """What a person needs to know, and whether they have to look."""
    state, health = STATES[name]
    words = hub_words(state, "Asia/Jakarta")
    assert (words.sentence, words.health) == (ENGLISH[name], health)


@pytest.mark.parametrize("name", STATES)
def test_it_stands_in_indonesian(name: str, qapp: QApplication) -> None:
    """As a shopkeeper says it."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian))
    translators = install(qapp, "id")
    try:
        words = hub_words(STATES[name][0], "Asia/Jakarta")
    finally:
        remove(qapp, translators)
    assert words.sentence == INDONESIAN[name]


def test_the_warning_says_how_many_days_are_left() -> None:
    """With the reason below it."""
    warned = hub_words(STATES["warned"][0], "Asia/Jakarta").details
    assert "since 3 May 2026. Days left to connect this computer: 21." in warned
    assert "does not answer" in warned


def test_the_status_bar_says_it(qtbot: QtBot) -> None:
    """Nothing in a shop of one PC."""
    bar = StatusBar(SignedIn("Sri", "Owner", "Toko"))
    qtbot.addWidget(bar)
    bar.show()
    text = bar.findChild(QLabel, "hub")
    assert text is not None
    assert text.text() == ""
    words = hub_words(STATES["offline"][0], "Asia/Jakarta")
    bar.show_hub(words.health, words.sentence, words.details)
    assert text.text() == ENGLISH["offline"]
    assert text.accessibleDescription() == words.details
