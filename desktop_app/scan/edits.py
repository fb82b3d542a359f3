"""What was typed on one tape since its page was opened, so that Undo can take it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.queries.drafts import TapeLine
from desktop_app.scan.open_draft import OpenDraft

Values = Mapping[str, Any]
NAMES = ("quantity", "unit_price", "unit_cost", "lot_code", "expires_on")


@dataclass(frozen=True)
class Edit:
    """What one typed value has changed: a cost is taken over by lines that had none."""

    before: Mapping[bytes, Values]
    after: Mapping[bytes, Values]
    newest: bytes  # the newest line of that moment; what was scanned later is undone earlier


Undone = Edit | tuple[bytes, ...]  # or the lines that were taken out; none: nothing was undone


class Edits:
    """Belongs to the write worker, which does one thing after the other."""

    def __init__(self, draft: OpenDraft) -> None:
        self._draft = draft
        self._edits: list[Edit] = []

    def change(self, line: bytes, **changes: Any) -> TapeLine:
        """Changes what is given; see `OpenDraft.change`."""
        _, before = self._draft.read()
        changed = self._draft.change(line, **changes)
        _, after = self._draft.read()
        edit = _difference(before, after)
        if edit.after:
            self._edits.append(edit)
        return changed

    def undo(self) -> Undone:
        """Takes back the newest of what was typed and scanned: an edit, or a whole line.

        Nothing where no line counts. A line that was taken back keeps what was typed.
        """
        _, lines = self._draft.read()
        counted = [line.id for line in lines if not line.undone]
        if not counted:
            return ()
        standing = (edit for edit in reversed(self._edits) if _holds(edit.after, lines))
        edit = next((edit for edit in standing if not edit.after.keys().isdisjoint(counted)), None)
        if edit is None or counted[0] > edit.newest:
            return self._draft.take_back(counted[0])
        self._edits.remove(edit)
        self._set(edit.before)
        return edit

    def redo(self, undone: Undone) -> None:
        """Brings lines back; types again what stood there, unless it was typed anew meanwhile."""
        if not isinstance(undone, Edit):
            self._draft.bring_back(undone)
        elif _holds(undone.before, self._draft.read()[1]):
            self._set(undone.after)
            self._edits.append(undone)

    def _set(self, lines: Mapping[bytes, Values]) -> None:
        """Costs that become unknown come last: a known one would be taken over by their lines."""
        for line, values in sorted(lines.items(), key=lambda pair: None in pair[1].values()):
            known = {name: value for name, value in values.items() if value is not None}
            self._draft.change(line, **known, no_cost=len(known) < len(values))


def _values(lines: list[TapeLine]) -> dict[bytes, dict[str, Any]]:
    return {line.id: {name: _value(line, name) for name in NAMES} for line in lines}


def _value(line: TapeLine, name: str) -> int | str | None:
    """No day is "", so that None is a cost that nobody knows."""
    value: int | str | None = getattr(line, name)
    return value or "" if name == "expires_on" else value


def _difference(before: list[TapeLine], after: list[TapeLine]) -> Edit:
    was, now = _values(before), _values(after)
    names = {id_: _other(was[id_], now[id_]) for id_ in was.keys() & now.keys()}
    touched = {id_: those for id_, those in names.items() if those}
    return Edit(
        {id_: {name: was[id_][name] for name in those} for id_, those in touched.items()},
        {id_: {name: now[id_][name] for name in those} for id_, those in touched.items()},
        max(was, default=b""),
    )


def _other(was: Values, now: Values) -> list[str]:
    return [name for name in NAMES if was[name] != now[name]]


def _holds(values: Mapping[bytes, Values], lines: list[TapeLine]) -> bool:
    """Whether all of this stands on the tape."""
    shown = _values(lines)
    return all(id_ in shown and shown[id_].items() >= its.items() for id_, its in values.items())


def without(undone: Undone, line: bytes) -> Undone:
    """What is left to redo when a line is back already."""
    return undone if isinstance(undone, Edit) else tuple(one for one in undone if one != line)
