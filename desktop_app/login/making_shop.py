"""The end of the first start: a shop is made here, or one that is there already is joined."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen
from db.home import Home
from db.operations.setup import make_shop
from desktop_app.login.answers import Answers
from desktop_app.login.steps.goods_step import GoodsStep
from desktop_app.login.steps.language_step import LanguageStep
from desktop_app.login.steps.owner_step import OwnerStep
from desktop_app.login.steps.recovery_step import RecoveryStep
from desktop_app.login.steps.scanner_step import ScannerStep
from desktop_app.login.steps.server_step import ServerStep
from desktop_app.login.steps.shop_step import ShopStep
from desktop_app.shell.long_work import LongWork
from desktop_app.widgets.progress_panel import ProgressPanel


class FillDemo(Protocol):
    """Fills a new demo shop; what `progress(done, all)` raises ends the work."""

    def __call__(
        self,
        database: ShopDatabase,
        owner: Actor,
        *,
        language: str,
        progress: Callable[[int, int], None],
    ) -> None:
        """Called on a thread of the background, inside the making of the shop."""


class ShopMaker(LongWork):
    """Makes a shop on this computer."""

    steps = (LanguageStep, ShopStep, OwnerStep, RecoveryStep, ScannerStep, GoodsStep)

    def __init__(self, home: Home, fill_demo: FillDemo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._fill_demo = fill_demo

    def last_words(self) -> str:
        """What the last button says."""
        return self.tr("&Make the shop")

    def page(self) -> ProgressPanel:
        """What is shown meanwhile."""
        return ProgressPanel(
            self.tr("Your shop is being made"),
            self.tr("It takes some seconds. Nothing is kept if you cancel."),
        )

    def make(self, answers: Answers) -> Actor:
        """Returns the owner; raises what `make_shop` raises, `interrupted` once stopped.

        On a thread of the background, as everything of a shop.
        """
        fill = partial(self._fill, answers.language) if answers.demo else None
        place = self.tr("Store")
        return make_shop(self._home, answers.shop(place), answers.recovery_key, fill=fill)

    def _fill(self, language: str, database: ShopDatabase, owner: Actor) -> None:
        self._fill_demo(database, owner, language=language, progress=self._on_progress)

    def _on_progress(self, done: int, total: int) -> None:
        if self.unwanted():
            raise CannotOpen("interrupted")
        self.told(done, total)


class ShopJoiner(LongWork):
    """Makes this computer one of a shop that is there already."""

    steps = (LanguageStep, ServerStep, RecoveryStep, ScannerStep)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home

    def last_words(self) -> str:
        """See `ShopMaker`."""
        return self.tr("&Join the shop")

    def page(self) -> ProgressPanel:
        """See `ShopMaker`."""
        return ProgressPanel(
            self.tr("The shop comes to this computer"),
            self.tr(
                "First all of the journal, then everything is put in order and checked. Nothing is"
                " kept if you cancel."
            ),
            self.tr("{done} of {all} entries of the journal are here"),
        )

    def make(self, answers: Answers) -> None:
        """Raises what `join_shop` raises. Whoever joined signs in as anybody does."""
        from db.sharing.first_copy import join_shop  # with psycopg: only where there is a hub

        server = answers.server
        join_shop(
            self._home,
            answers.recovery_key,
            address=server.address(),
            login=server.login,
            password=server.password,
            device_name=answers.computer,
            told=self.told,
            unwanted=self.unwanted,
        )
