"""What can be done to items: only the actions that the person's role allows are made."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.operations.items import archive_item, delete_item, restore_item
from db.queries.items import ItemDetail
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.items.lists_dialog import RIGHTS, ListsDialog
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.icons import icon
from desktop_app.widgets.messages import Toast

_LONGEST_NAME = 48


class _Operation(Protocol):
    def __call__(self, database: ShopDatabase, actor: Actor, *, item: bytes) -> None: ...


class ItemActions(QObject):
    """New, edit, archive or delete, restore, the lists; an action that the role may not do is None.

    `made` carries the id of an item that was created or edited, `failed` a sentence.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._detail: ItemDetail | None = None
        self._toast = Toast(page)
        self.lists = self._action(RIGHTS, "editLists", self.tr("Lists…"), "Ctrl+L")
        self.new = self._action(("item.create",), "newItem", self.tr("New item"), "Ctrl+N", "Ins")
        self.edit = self._action(("item.edit",), "editItem", self.tr("Edit"), "F2")
        self.remove = self._action(("item.delete",), "removeItem", self.tr("Archive"), "Del")
        self.restore = self._action(("item.delete",), "restoreItem", self.tr("Restore"))
        self._connect_signals()
        self.show_detail(None)

    def show_detail(self, detail: ItemDetail | None) -> None:
        """The item that the actions are for."""
        self._detail = detail
        moved = detail is not None and detail.ever_moved
        archived = detail is not None and detail.row.archived
        if self.edit:
            self.edit.setEnabled(detail is not None)
        if self.remove and self.restore:
            self.remove.setText(self.tr("Archive") if moved else self.tr("Delete"))
            self.remove.setIcon(icon("archive" if moved else "delete"))
            self.remove.setEnabled(detail is not None and not (moved and archived))
            self.remove.setVisible(not (moved and archived))
            self.restore.setEnabled(archived)
            self.restore.setVisible(archived)

    def menu(self, parent: QWidget) -> QMenu:
        """The context menu of an item: exactly what the person may do with it."""
        menu = QMenu(parent)
        menu.setObjectName("itemMenu")
        chosen = [action for action in (self.edit, self.restore, self.remove) if action]
        menu.addActions(chosen)
        if self.new:
            menu.addSeparator()
            menu.addAction(self.new)
        return menu

    def _action(self, rights: Sequence[str], name: str, text: str, *keys: str) -> QAction | None:
        if not any(map(self._session.person.may, rights)):
            return None
        action = QAction(text, self)
        action.setObjectName(f"{name}Action")
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._page.addAction(action)
        return action

    def _connect_signals(self) -> None:
        for action, name, slot in (
            (self.lists, "folder", self._on_lists),
            (self.new, "add", self.ask_for_new),
            (self.edit, "edit", self._on_edit),
            (self.remove, "delete", self._on_remove),
            (self.restore, "undo", self._on_restore),
        ):
            if action:
                action.setIcon(icon(name))
                action.triggered.connect(slot)

    def ask_for_new(self) -> None:
        """Asks for a new item and makes it."""
        self._tell(ItemDialog.ask(self._session, parent=self._page))

    def _on_lists(self) -> None:
        ListsDialog.ask(self._session, self._page)

    def _on_edit(self) -> None:
        if self._detail:
            self._tell(ItemDialog.ask(self._session, self._detail.row.id, parent=self._page))

    def _on_remove(self) -> None:
        if self._detail and self._detail.ever_moved:
            self._archive(self._detail)
        elif self._detail:
            self._delete(self._detail)

    def _on_restore(self) -> None:
        if self._detail:
            self._restore(self._detail.row.id, self._detail.row.name)

    def _tell(self, item: bytes | None) -> None:
        if item:
            self.made.emit(item)

    def _archive(self, detail: ItemDetail) -> None:
        item, name = detail.row.id, detail.row.name
        said = self.tr("Archived “{name}”").format(name=_shortened(name))

        def on_done() -> None:
            self._toast.show_message(said, self.tr("&Undo"), lambda: self._restore(item, name))

        self._write(archive_item, item, on_done)

    def _delete(self, detail: ItemDetail) -> None:
        item, name = detail.row.id, detail.row.name
        title = self.tr("Delete “{name}”?").format(name=_shortened(name))
        sentence = self.tr("It has never been moved, so it can go for good. It cannot be undone.")
        if ConfirmDialog.ask(title, sentence, self.tr("&Delete"), self._page):
            said = self.tr("Deleted “{name}”").format(name=_shortened(name))
            self._write(delete_item, item, lambda: self._toast.show_message(said))

    def _restore(self, item: bytes, name: str) -> None:
        said = self.tr("“{name}” is back in the list").format(name=_shortened(name))
        self._write(restore_item, item, lambda: self._toast.show_message(said))

    def _write(self, operation: _Operation, item: bytes, on_done: Callable[[], None]) -> None:
        session = self._session

        def done(_nothing: None) -> None:
            session.signals.items_changed.emit(frozenset({item}))
            on_done()

        def failed(error: LumbungError) -> None:
            self.failed.emit(sentence_for(error))

        session.background.write(
            lambda: operation(session.database, session.actor, item=item), done, failed, owner=self
        )


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
