"""The page's words: an Alt key is one control's alone, in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.places import add_location
from desktop_app.shell.translation import Language
from tests.desktop_app.scan.conftest import RICE, Counter, Open

UNKNOWN = "4006381333931"


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Speaks each language in turn."""
    spoken = Language(qapp, request.param)
    yield spoken.code
    spoken.forget()


def alt_keys(counter: Counter) -> set[tuple[str, str]]:
    """The Alt key and the text of everything on the screen that has one."""
    texts = [
        part.text()
        for part in counter.page.findChildren(QAbstractButton)
        if part.isVisibleTo(counter.page)
    ]
    texts += [
        part.text()
        for part in counter.page.findChildren(QLabel)
        if part.isVisibleTo(counter.page) and part.buddy() is not None
    ]
    texts.append(counter.page.findChildren(QPushButton, "retryCamera")[0].text())
    keys = {(QKeySequence.mnemonic(text).toString(), text) for text in texts}
    return {(key, text) for key, text in keys if key}


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("kind", ["receipt", "sale"])
def test_an_alt_key_is_one_controls(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, kind: str
) -> None:
    """With an unknown code, a missing cost and two places on the screen, and after posting."""
    add_location(shop_database, owner, name="Gudang")
    counter = open_page(owner, lambda *_: None)
    counter.switch_to(kind)
    places = counter.page.findChildren(QComboBox, "documentPlace")
    counter.qtbot.waitUntil(lambda: all(box.count() == 2 for box in places))
    counter.scan(RICE, UNKNOWN)
    keys = alt_keys(counter)
    if kind == "receipt":
        counter.press("removeUnknown")
        counter.qtbot.waitUntil(lambda: not counter.has("removeUnknown"))
        counter.press("postDocument")
        counter.qtbot.waitUntil(lambda: "RCV-" in counter.card)
        keys |= alt_keys(counter)
    assert len(keys) > 5
    assert sorted(key for key, _ in keys) == sorted({key for key, _ in keys}), sorted(keys)


def test_nothing_chosen_is_not_cut_off(open_page: Open, owner: Actor, language: str) -> None:
    """The supplier's list has room for what it says at first, and the camera's for its name."""
    counter = open_page(owner)
    assert language
    for name in ("documentPartner", "cameraChoice"):
        box = counter.find(QComboBox, name)
        counter.qtbot.waitUntil(lambda box=box: bool(box.currentText()))  # type: ignore[misc]  # bound now
        needed = box.fontMetrics().horizontalAdvance(box.currentText())
        icon = box.iconSize().width() if not box.itemIcon(box.currentIndex()).isNull() else 0
        assert needed + icon + 48 <= box.width(), box.currentText()
