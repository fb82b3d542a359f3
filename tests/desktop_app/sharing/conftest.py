"""A PC of a town that has something to settle, and the page at its window."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.keys import load_key
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.sharing.sharing_page import SharingPage
from desktop_app.shell.background import Background
from desktop_app.shell.hub_link import HubLink
from desktop_app.shell.page import Page, PageFrame
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from tests.db.sharing.fake_hub import FakeCopy, FakeLine
from tests.db.sharing.quarrels import quarrel
from tests.db.sharing.town import Town, build_town
from tests.shops import ShopTemplate


@pytest.fixture
def town(shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Town]:
    """Two PCs; on the first one every list has something in it."""
    key = load_key(shop_template.home)
    folder = tmp_path / "town"
    source, people = shop_template.home.database, shop_template.people
    with closing(build_town(source, key, people, folder, pcs=2, seed=1)) as town:
        quarrel(town)
        yield town


@dataclass
class Place:
    """The page of somebody at the first PC, and what it stands on."""

    frame: PageFrame
    session: Session
    town: Town

    @property
    def database(self) -> ShopDatabase:
        """The first PC's."""
        return self.session.database

    def choose(self, title: str) -> None:
        """Turns to one of the lists, by what it is called."""
        shown = self.frame.findChild(QListWidget, "sharingList")
        assert shown is not None
        titles = [shown.item(row).text().partition(" (")[0] for row in range(shown.count())]
        shown.setCurrentRow(titles.index(title))

    def titles(self) -> list[str]:
        """The lists that there are, with how much is in them."""
        shown = self.frame.findChild(QListWidget, "sharingList")
        assert shown is not None
        return [shown.item(row).text() for row in range(shown.count())]

    def says(self, text: str) -> bool:
        """Whether it stands on the page."""
        labels = self.frame.findChildren(QLabel)
        return any(text in label.text() for label in labels if label.isVisible())


OpenPage = Callable[..., Place]


@pytest.fixture
def open_page(town: Town, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens the page for somebody; its link has nothing to do, nobody answers what is asked."""
    pc = town.pcs[0]
    pc.database.close()
    database = ShopDatabase(Path(pc.database.database), pc.database.key)
    background = Background(database.close)
    settings, signals = Settings(tmp_path / "preferences.json"), ShopSignals()

    hubs: list[HubLink] = []

    def open_one(login: str = "owner") -> Place:
        actor: Actor = replace(pc.person(login).actor, way=None)  # no server answers
        hub = HubLink(FakeLine, FakeCopy(), signals, background)
        hub.start()
        hubs.append(hub)
        session = Session(
            *(database, actor, person(database, actor), shop(database)),
            *(background, signals, settings, hub),
        )
        page = Page("sharing", "Sharing", "sharing", lambda: SharingPage(session))
        frame = PageFrame(page)
        qtbot.addWidget(frame)
        frame.resize(1142, 700)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is frame)
        frame.view.activate()
        return Place(frame, session, town)

    yield open_one
    for hub in hubs:
        hub.end()
    background.close()
    database.close()
