"""What comes from other PCs shows in the list, and never touches an item form that is open."""

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from db.operations.items import ItemFields, edit_item
from desktop_app.shell.session import Session
from tests.desktop_app.hub_news import news_of_everything
from tests.desktop_app.items.conftest import part
from tests.desktop_app.items.forms import OpenDialog, id_of, line, saved, write


def test_an_item_form_that_is_being_filled_in(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """What was typed stays where the cursor was; what is saved is what was typed."""
    item = id_of(session, "Teh Melati")
    dialog = open_dialog(item)
    edit = part(dialog, QComboBox, "item_category").lineEdit()
    assert edit is not None
    write(qtbot, edit, "Minuman Panas")
    name = line(dialog, "item_name")
    write(qtbot, name, "Teh Melati Wang")
    fields = ItemFields("Teh Hijau", sku="TEH-1")
    edit_item(session.database, session.actor, item=item, fields=fields)

    news_of_everything(session, qtbot)

    assert dialog.isVisible()
    assert (name.text(), name.hasFocus()) == ("Teh Melati Wang", True)
    assert edit.text() == "Minuman Panas"
    qtbot.keyClicks(name, "i")
    detail = saved(qtbot, dialog, session)
    assert (detail.row.name, detail.row.category) == ("Teh Melati Wangi", "Minuman Panas")
