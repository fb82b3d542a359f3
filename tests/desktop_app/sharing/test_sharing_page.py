"""The page of sharing, driven by keys and clicks."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton, QTableView
from pytestqt.qtbot import QtBot

from db.errors import HubError
from db.ids import NO_LOT
from db.operations.setup import new_recovery_key
from db.queries.conflicts import doubles
from db.queries.left_behind import LeftBehind, Shelf
from db.queries.sharing import refusals
from db.queries.sharing_tasks import oversold
from db.rules.leases import LEASE, Lease
from db.sharing.address import kept_address
from db.sharing.agreeing import DeviceRow
from db.sharing.link import LinkState
from db.sharing.way import is_shared
from desktop_app.sharing.address_dialog import AddressDialog
from desktop_app.sharing.leave_dialog import LeaveDialog
from desktop_app.sharing.left_section import left_section
from desktop_app.sharing.merge_dialog import MergeDialog
from desktop_app.sharing.owner_sections import devices_section
from desktop_app.sharing.section_view import SectionView
from desktop_app.shell.signals import ToCount
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.messages import Banner
from tests.desktop_app.desks import child, says
from tests.desktop_app.sharing.conftest import OpenPage, Place
from tests.shops import ONE, PASSWORD, ShopTemplate

ALL = [
    "Connection",
    "Waiting to go (1)",
    "Refused (1)",
    "Conflicts (1)",
    "Given twice (1)",
    "Left behind (1)",
    "Sold twice (1)",
    "Count again (1)",
    "To be looked at (1)",
    "Computers",
]

NOTHING = {
    "Conflicts": "No two people differ",
    "Given twice": "Nothing was given twice",
    "Left behind": "Nothing was left at a merged item",
    "Sold twice": "Nothing was sold twice",
    "Count again": "Nothing has to be counted again",
    "To be looked at": "Nothing has to be looked at",
}


@pytest.fixture
def owners(open_page: OpenPage, qtbot: QtBot) -> Place:
    """The owner's page, once everything is counted."""
    page = open_page()
    qtbot.waitUntil(lambda: page.titles() == ALL)
    return page


def test_everything_is_listed_for_the_owner(owners: Place) -> None:
    """With how much of it there is."""
    assert owners.titles() == ALL


def press(qtbot: QtBot, page: Place, name: str) -> None:
    """Clicks a button once it can be pressed."""
    button = page.frame.findChild(QPushButton, name)
    assert button is not None
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def emptied(qtbot: QtBot, page: Place, title: str) -> None:
    """Waits until a list has nothing in it any more, and says so."""
    qtbot.waitUntil(lambda: title in page.titles())
    assert page.says(NOTHING[title])


def test_what_was_refused_is_read_and_seen(owners: Place, qtbot: QtBot) -> None:
    """The reason in words, and what it was; afterwards it stays to be read, but is not counted."""
    owners.choose("Refused")
    qtbot.waitUntil(lambda: owners.says("Somebody else has settled it already."))
    assert owners.says("Beras Pandan × 5")
    press(qtbot, owners, "seenRefusal")
    qtbot.waitUntil(lambda: "Refused" in owners.titles())
    assert [row.is_seen for row in refusals(owners.database, owners.session.actor)] == [True]


@pytest.mark.parametrize(
    ("button", "name"), [("keepTheirs", "Beras Pandan"), ("takeMine", "Beras Wangi")]
)
def test_a_conflict_is_settled(owners: Place, qtbot: QtBot, button: str, name: str) -> None:
    """Both values are there with who said them; what is chosen counts."""
    owners.choose("Conflicts")
    qtbot.waitUntil(lambda: owners.says("The shop has “Beras Pandan”, from Ibu Sri."))
    assert owners.says("Ibu Sri wanted “Beras Wangi” on")
    press(qtbot, owners, button)
    emptied(qtbot, owners, "Conflicts")
    sql = "SELECT count(*) FROM item WHERE name = ?"
    assert owners.database.rows(sql, (name,)) == [(1,)]


def test_doubles_are_merged(owners: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is chosen stays, with the stock of both."""
    monkeypatch.setattr(MergeDialog, "ask", lambda holders, _parent: holders[1][0])
    owners.choose("Given twice")
    press(qtbot, owners, "mergeDoubles")
    emptied(qtbot, owners, "Given twice")
    sql = "SELECT name FROM item WHERE merged_into IS NULL AND name LIKE 'Gula%'"
    assert owners.database.rows(sql) == [("Gula Pasir",)]


def test_the_dialog_to_merge_by_keys(owners: Place, qtbot: QtBot) -> None:
    """Down to the second one, then Enter."""
    dialog = MergeDialog([(b"a", "Gula & Co"), (b"b", "Gula Pasir")], owners.frame)
    dialog.show()
    dialog.activateWindow()
    first = dialog.findChild(QRadioButton, "keep0")
    assert first is not None
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert dialog.kept() == b"b"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_both_are_kept(owners: Place, qtbot: QtBot) -> None:
    """It is asked no more."""
    owners.choose("Given twice")
    press(qtbot, owners, "keepBoth")
    emptied(qtbot, owners, "Given twice")
    assert doubles(owners.database, owners.session.actor) == []


def test_a_merge_is_finished(owners: Place, qtbot: QtBot) -> None:
    """What is left where is said; the button brings it to the item that stays."""
    owners.choose("Left behind")
    qtbot.waitUntil(lambda: owners.says("4 pcs at Toko"))
    assert owners.says("Codes: 8992696404441")
    press(qtbot, owners, "finishMerge")
    emptied(qtbot, owners, "Left behind")
    assert owners.says("The items are one now")
    sql = "SELECT name, on_hand FROM item WHERE name LIKE 'Kopi%' ORDER BY 1"
    assert owners.database.rows(sql) == [("Kopi", 24 * ONE), ("Kopi bubuk", 0)]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"is_led_on": True}, "It was merged into an item that is merged itself"),
        ({"is_led_on": True, "comes_back": True}, "brings back “Kopi”, which was made first."),
        ({"is_listed": True}, "It is still in the lists."),
        ({"shelves": (Shelf("Gudang", "B7", -2 * ONE),)}, "2 pcs missing at Gudang · B7"),
        ({"lots": ("B7", "")}, "Batches: B7"),
    ],
)
def test_what_is_left_behind_is_told_in_words(
    owners: Place, state: dict[str, Any], said: str
) -> None:
    """Also where it is no goods."""
    plain = LeftBehind(b"1", "Kopi bubuk", b"2", "Kopi", "pcs", (), (), (), False, False, False)
    assert said in left_section(owners.session).details(replace(plain, **state))


def test_goods_that_were_sold_twice_are_accepted(
    owners: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both sales and who sold; what is booked is said before; then there is nothing there."""
    asked, answers = list[str](), [False, True]

    def ask(_title: str, sentence: str, *_: object) -> bool:
        asked.append(sentence)
        return answers.pop(0)

    monkeypatch.setattr(ConfirmDialog, "ask", ask)
    owners.choose("Sold twice")
    qtbot.waitUntil(lambda: owners.says("Sale SAL-K2-000003: 7, Kasir · K2"))
    assert owners.says("8, Ibu Sri · K1")
    press(qtbot, owners, "acceptOversold")
    assert asked == [
        "An adjustment of +5 pcs Teh Celup at Toko is booked: the stock there becomes 0. All sales "
        "stand. If the shelf holds something else, count it instead."
    ]
    assert len(oversold(owners.database, owners.session.actor)) == 1
    press(qtbot, owners, "acceptOversold")
    emptied(qtbot, owners, "Sold twice")
    assert owners.says("The stock is nothing there now")
    assert oversold(owners.database, owners.session.actor) == []


@pytest.mark.parametrize(
    ("title", "button", "name"),
    [("Sold twice", "countOversold", "Teh Celup"), ("Count again", "countLine", "Minyak")],
)
def test_counting_goes_on_at_the_scan_page(
    owners: Place, qtbot: QtBot, title: str, button: str, name: str
) -> None:
    """With the goods and where they are, in their stocktake."""
    wanted, database = list[ToCount](), owners.database
    owners.session.signals.count_wanted.connect(wanted.append)
    owners.choose(title)
    press(qtbot, owners, button)
    ((item, name),) = database.rows("SELECT id, name FROM item WHERE name = ?", (name,))
    ((place,),) = database.rows("SELECT id FROM location WHERE kind = 'internal'")
    ((count,),) = database.rows("SELECT id FROM stock_count")
    assert wanted == [ToCount(item, place, NO_LOT, count if name == "Minyak" else None)]


def test_a_counted_line_stands(owners: Place, qtbot: QtBot) -> None:
    """What moved before is said; then it is asked no more."""
    owners.choose("Count again")
    qtbot.waitUntil(lambda: owners.says("Ibu Sri counted 8 pcs where the books said 10."))
    press(qtbot, owners, "lineStands")
    emptied(qtbot, owners, "Count again")


def test_a_review_is_confirmed_by_key(owners: Place, qtbot: QtBot) -> None:
    """What it was is said; F2 is on the button."""
    owners.choose("To be looked at")
    table = owners.frame.findChild(QTableView, "reviewsTable")
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    why = table.model().index(0, 1).data()
    assert why.startswith("The server had not seen its author on that computer in the 30 days")
    assert owners.says(f"{why}\nMinyak × 1")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    emptied(qtbot, owners, "To be looked at")


def test_a_cashier_sees_their_own_alone(open_page: OpenPage, qtbot: QtBot) -> None:
    """And nothing that they could not settle."""
    page = open_page("kasir")
    qtbot.waitUntil(lambda: page.says("Connected"))
    assert page.titles() == ["Connection", "Waiting to go", "Refused"]
    leave = page.frame.findChild(QPushButton, "leaveHub")
    move = page.frame.findChild(QPushButton, "moveHub")
    assert leave is not None
    assert move is not None
    assert not leave.isVisible()
    assert not move.isVisible()


def test_whose_lease_is_over_finds_the_server_with_the_recovery_key(
    open_page: OpenPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever it is; what the key is for stands below it, and a wrong one is said there."""
    page = open_page("kasir")
    hub = page.session.hub
    assert hub is not None
    hub.state = LinkState("offline", 1, Lease(1, LEASE), HubError("hub_unreachable"))
    hub.told.emit(hub.state)

    def type_a_wrong_key(dialog: AddressDialog) -> bool:
        dialog.show()
        key = child(dialog, QLineEdit, "recoveryKey")
        assert key.isVisible()
        key.setText(new_recovery_key())
        child(dialog, QLineEdit, "serverHosts").setText("localhost")  # needs no certificate
        child(dialog, QLineEdit, "serverPassword").setText(PASSWORD)
        dialog.submitted.emit()
        qtbot.waitUntil(
            lambda: says(dialog, "This is the recovery key of another computer or shop")
        )
        return False

    monkeypatch.setattr(AddressDialog, "answered", type_a_wrong_key)
    press(qtbot, page, "moveHub")
    assert kept_address(page.database) is not None
    assert page.says("Working offline") or page.says("Not seen by the server")


def test_the_status_is_that_of_the_status_bar(owners: Place, qtbot: QtBot) -> None:
    """With why, and where the server is."""
    qtbot.waitUntil(lambda: owners.says("Connected"))
    qtbot.waitUntil(lambda: owners.says("Server: kasir.toko.lan:5432, database lumbung"))
    hub = owners.session.hub
    assert hub is not None
    hub.told.emit(LinkState("offline", 14, None, HubError("hub_unreachable")))
    assert owners.says("Working offline, 14 bookings waiting")
    assert owners.says("The server does not answer.")


def test_why_a_list_cannot_be_read_is_said_until_it_can(owners: Place, qtbot: QtBot) -> None:
    """The server is back when somebody looks again."""
    problems = [HubError("hub_unreachable")]

    def read() -> list[DeviceRow]:
        if problems:
            raise problems.pop()
        return []

    view = SectionView(owners.session, replace(devices_section(owners.session), read=read))
    qtbot.addWidget(view)
    banner = child(view, Banner, "devicesBanner")
    view.read()
    qtbot.waitUntil(lambda: banner.text().startswith("The server does not answer."))
    with qtbot.waitSignal(view.counted):
        view.read()
    assert banner.text() == ""


def test_without_the_server_computers_cannot_be_compared(owners: Place, qtbot: QtBot) -> None:
    """It is said, and can be tried again."""
    owners.choose("Computers")
    press(qtbot, owners, "compareNow")
    qtbot.waitUntil(lambda: owners.says("The server has to be asked for this"))


def test_what_the_link_compared_is_said(owners: Place, qtbot: QtBot) -> None:
    """When all books were the same, and that one's are not."""
    owners.choose("Computers")
    qtbot.waitUntil(lambda: owners.says("have not been compared yet"))
    hub = owners.session.hub
    assert hub is not None
    owners.session.settings.agreed_at = owners.session.actor.clock()
    hub.told.emit(LinkState("connected"))
    assert owners.says("The books of all computers were last the same on")
    assert not owners.says("The books of a computer differ")
    hub.told.emit(LinkState("connected", differs=True))
    assert owners.says("The books of a computer differ from those here.")


@pytest.mark.parametrize(
    ("agrees", "said"),
    [(True, "It last told what its books come to on"), (False, "differs from those here")],
)
def test_which_computer_differs_is_said(owners: Place, agrees: bool, said: str) -> None:
    """Of the one that is chosen."""
    at = owners.session.actor.clock()
    device = DeviceRow(b"2", "K2", "Gudang", at, None, 14, at, agrees, False)
    assert said in devices_section(owners.session).details(device)


def test_a_server_that_is_gone_is_left_with_the_recovery_key(
    owners: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, shop_template: ShopTemplate
) -> None:
    """Offered once it cannot be left otherwise; a wrong key is said beside it."""
    hub = owners.session.hub
    assert hub is not None
    hub.state = LinkState("offline", 1, None, HubError("hub_unreachable"))
    monkeypatch.setattr(ConfirmDialog, "ask", lambda *_: True)
    gone = child(owners.frame, QPushButton, "leaveGoneHub")
    assert not gone.isVisible()
    press(qtbot, owners, "leaveHub")
    qtbot.waitUntil(gone.isVisible)

    def type_keys(dialog: LeaveDialog) -> bool:
        dialog.show()
        field = child(dialog, QLineEdit, "recoveryKey")
        field.setText(new_recovery_key())
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        dialog.submitted.emit()
        qtbot.waitUntil(
            lambda: says(dialog, "This is the recovery key of another computer or shop")
        )
        field.setText(shop_template.recovery_key)
        with qtbot.waitSignal(dialog.accepted):
            dialog.submitted.emit()
        return True

    monkeypatch.setattr(LeaveDialog, "answered", type_keys)
    press(qtbot, owners, "leaveGoneHub")
    assert owners.says("This computer is a shop of its own now. Sign in anew to go on.")
    assert not is_shared(owners.database)
