"""What comes from other PCs while somebody works: told by a link to the hub as it is."""

from pytestqt.qtbot import QtBot

from db.sharing.link import Stepped
from desktop_app.shell.hub_link import HubLink
from desktop_app.shell.session import Session
from tests.db.sharing.fake_hub import FakeCopy, FakeLine

ALL = frozenset({"item", "barcode", "document", "movement", "account", "setting"})


def news_of_everything(session: Session, qtbot: QtBot) -> None:
    """Other PCs have changed what there is to change; every window has read it anew."""
    steps = [Stepped(ALL)]
    hub = HubLink(
        FakeLine, FakeCopy(lambda _hub: steps.pop() if steps else Stepped()), session.signals
    )
    signals = session.signals
    told = [signals.items_changed, signals.stock_changed, signals.documents_changed]
    with qtbot.waitSignals([*told, signals.accounts_changed]):
        hub.start()
    hub.end()
    _settle(session, qtbot)


def _settle(session: Session, qtbot: QtBot) -> None:
    """What the windows asked for has come, and what that made them ask for in turn."""
    for _ in range(2):
        read: list[bool] = []
        for _reader in range(4):
            session.background.read(lambda: True, read.append)
        session.background.write(lambda: True, read.append)
        qtbot.waitUntil(lambda read=read: len(read) == 5)  # type: ignore[misc]  # bound now
