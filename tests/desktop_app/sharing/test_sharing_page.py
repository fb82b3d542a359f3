"""The page of sharing, driven by keys and clicks."""

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop_app.sharing.conftest import OpenPage, Place

ALL = [
    "Connection",
    "Waiting to go (1)",
    "Refused (1)",
    "Conflicts (1)",
    "Given twice (1)",
    "Sold twice (1)",
    "Count again (1)",
    "To be looked at (1)",
    "Computers",
]


@pytest.fixture
def owners(open_page: OpenPage, qtbot: QtBot) -> Place:
    """The owner's page, once everything is counted."""
    page = open_page()
    qtbot.waitUntil(lambda: page.titles() == ALL)
    return page


def test_everything_is_listed_for_the_owner(owners: Place) -> None:
    """With how much of it there is."""
    assert owners.titles() == ALL
