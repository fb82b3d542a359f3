"""What was typed on one tape since its page was opened, so that Undo can take it back."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from db.queries.drafts import DraftRow, TapeLine
from db.rules.discounts import Discount
from desktop_app.scan.open_draft import OpenDraft

Values = Mapping[str, Any]
Read = tuple[DraftRow | None, list[TapeLine]]
Result = TypeVar("Result")
NAMES = ("quantity", "unit_price", "unit_cost", "discount", "lot_code", "expires_on")


@dataclass(frozen=True)
class Edit:
    """What one typed value has changed, by line or draft: other lines may take a cost over."""

    before: Mapping[bytes, Values]
    after: Mapping[bytes, Values]
    newest: bytes  # the newest line of that moment; what was scanned later is undone earlier


Undone = Edit | tuple[bytes, ...]  # or the lines that were taken out; none: nothing was undone


class Edits:
    """Belongs to the write worker, which does one thing after the other.

    What a change takes along and the person could not type again, as discounts, stays as it is.
    """

    def __init__(self, draft: OpenDraft, *, may_discount: bool = True) -> None:
        self._draft = draft
        self._names = [name for name in NAMES if may_discount or name != "discount"]
        self._edits: list[Edit] = []

    def change(self, line: bytes, **changes: Any) -> TapeLine:
        """Changes what is given; see `OpenDraft.change`."""
        return self._typed(partial(self._draft.change, line, **changes))

    def step(self, line: bytes, by: int) -> TapeLine:
        """Adds to a quantity; see `OpenDraft.step`."""
        return self._typed(partial(self._draft.step, line, by))

    def discount(self, discount: Discount) -> None:
        """Takes a discount off the whole draft."""
        self._typed(partial(self._draft.discount, discount))

    def undo(self) -> Undone:
        """Takes back the newest of what was typed and scanned: an edit, or a whole line.

        Nothing where no line counts. A line that was taken back keeps what was typed.
        """
        read = self._draft.read()
        draft, lines = read
        counted = [line.id for line in lines if not line.undone]
        if draft is None or not counted:
            return ()
        there = {draft.id, *counted}
        standing = (edit for edit in reversed(self._edits) if _holds(edit.after, read))
        edit = next((edit for edit in standing if not there.isdisjoint(edit.after)), None)
        if edit is None or counted[0] > edit.newest:
            return self._draft.take_back(counted[0])
        self._edits.remove(edit)
        self._set(edit.before)
        return edit

    def redo(self, undone: Undone) -> None:
        """Brings lines back; types again what stood there, unless it was typed anew meanwhile."""
        if not isinstance(undone, Edit):
            self._draft.bring_back(undone)
        elif _holds(undone.before, self._draft.read()):
            self._set(undone.after)
            self._edits.append(undone)

    def _typed(self, change: Callable[[], Result]) -> Result:
        """Makes a change, and remembers what it has changed."""
        before = self._draft.read()
        result = change()
        edit = _difference(before, self._draft.read(), self._names)
        if edit.after:
            self._edits.append(edit)
        return result

    def _set(self, subjects: Mapping[bytes, Values]) -> None:
        """Costs that become unknown come last: a known one would be taken over by their lines."""
        draft, _ = self._draft.read()
        for subject, values in sorted(subjects.items(), key=lambda pair: None in pair[1].values()):
            if draft is not None and subject == draft.id:
                self._draft.discount(values["discount"])
            else:
                known = {name: value for name, value in values.items() if value is not None}
                no_cost = len(known) < len(values)
                self._draft.change(subject, **known, no_cost=no_cost, alone=True)


def _values(read: Read) -> dict[bytes, dict[str, Any]]:
    draft, lines = read
    shown = {line.id: {name: _value(line, name) for name in NAMES} for line in lines}
    return shown if draft is None else shown | {draft.id: {"discount": draft.discount}}


def _value(line: TapeLine, name: str) -> Any:
    """No day is "", so that None is a cost that nobody knows."""
    value = getattr(line, name)
    return value or "" if name == "expires_on" else value


def _difference(before: Read, after: Read, typed: Collection[str]) -> Edit:
    was, now = _values(before), _values(after)
    names = {id_: _other(was[id_], now[id_], typed) for id_ in was.keys() & now.keys()}
    touched = {id_: those for id_, those in names.items() if those}
    return Edit(
        {id_: {name: was[id_][name] for name in those} for id_, those in touched.items()},
        {id_: {name: now[id_][name] for name in those} for id_, those in touched.items()},
        max(was, default=b""),
    )


def _other(was: Values, now: Values, typed: Collection[str]) -> list[str]:
    return [name for name in was if name in typed and was[name] != now[name]]


def _holds(values: Mapping[bytes, Values], read: Read) -> bool:
    """Whether all of this stands on the tape."""
    shown = _values(read)
    return all(id_ in shown and shown[id_].items() >= its.items() for id_, its in values.items())


def without(undone: Undone, line: bytes) -> Undone:
    """What is left to redo when a line is back already."""
    return undone if isinstance(undone, Edit) else tuple(one for one in undone if one != line)
