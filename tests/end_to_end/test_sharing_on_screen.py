"""What several PCs left to settle is reached by whom it concerns: everything is pressed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.connection import ShopDatabase
from db.keys import load_key
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.rooms import pages_for
from desktop_app.shell.background import Background
from desktop_app.shell.hub_link import HubLink
from desktop_app.shell.page import PageFrame
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from tests.db.sharing.fake_hub import FakeCopy, FakeLine
from tests.db.sharing.quarrels import quarrel
from tests.db.sharing.town import Pc, build_town
from tests.end_to_end.test_roles_on_screen import Recorder
from tests.end_to_end.walk import Walk
from tests.end_to_end.without_window import ONLY_SHARED
from tests.shops import ShopTemplate

Go = Callable[[str], Recorder]


@pytest.fixture
def pc(shop_template: ShopTemplate, tmp_path: Path) -> Pc:
    """One of two, with something to settle of every kind."""
    key, folder = load_key(shop_template.home), tmp_path / "town"
    source, people = shop_template.home.database, shop_template.people
    town = build_town(source, key, people, folder, pcs=2, seed=1)
    quarrel(town)
    for each in town.pcs:
        each.database.close()
    return town.pcs[0]


@pytest.fixture
def go(qapp: QApplication, pc: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Go]:
    """Opens somebody's page of sharing, and presses everything on it."""
    database = ShopDatabase(Path(pc.database.database), pc.database.key)
    background = Background(database.close)
    signals, settings = ShopSignals(), Settings(tmp_path / "preferences.json")
    hub = HubLink(FakeLine, FakeCopy(), signals)
    hub.start()

    def walk(login: str) -> Recorder:
        recorder = Recorder(monkeypatch)
        actor = replace(pc.person(login).actor, way=None)  # no server answers
        who, here = person(database, actor), shop(database)
        session = Session(database, actor, who, here, background, signals, settings, hub)
        page = next(page for page in pages_for(session) if page.key == "sharing")
        frame = PageFrame(page)
        frame.resize(1142, 704)
        frame.show()
        walker = Walk(background)
        walker.settle()
        walker.page()
        walker.end()
        frame.close()
        frame.deleteLater()
        return recorder

    yield walk
    hub.end()
    background.close()
    database.close()
    QApplication.processEvents()


def test_an_owner_settles_everything(go: Go) -> None:
    """Every list has its buttons, and none is refused."""
    recorder = go("owner")

    assert recorder.called == ONLY_SHARED
    assert recorder.denied == set()


@pytest.mark.parametrize("login", ["gudang", "kasir", "pengamat"])
def test_nobody_reaches_what_is_denied(go: Go, login: str) -> None:
    """Who may settle a thing sees it; the others do not."""
    recorder = go(login)

    assert recorder.denied == set()
    assert (login == "gudang") == bool(recorder.called)
