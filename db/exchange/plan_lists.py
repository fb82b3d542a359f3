"""Plans the lists of people's own: partners, categories and places."""

from typing import Any

from db.exchange.columns import Layout
from db.exchange.known import Known
from db.exchange.plan import Change, Plan
from db.exchange.records import Problem, Record, problem_at
from db.models.shop import Category, Location, Partner


class Lists:
    """What a record of such a file does."""

    def __init__(self, known: Known, layout: Layout) -> None:
        self._lists, self._layout = known.lists, layout

    def partner(self, plan: Plan, record: Record) -> Problem | None:
        """Makes one, or changes the one of this name."""
        values = record.values
        if "name" not in values:
            return problem_at(self._layout, record, "text_missing", "name", {"field": "name"})
        found = self._lists.named(Partner, values["name"])
        wanted: dict[str, Any] = {}
        wanted |= {name: values[name] for name in ("phone", "note") if name in values}
        if "partner_kind" in values:
            wanted["kind"] = values["partner_kind"]
        if found is None:
            title = self._layout.title("name").lower()
            kind = "customer" if "customer" in title or "pelanggan" in title else "supplier"
            fresh = {"kind": kind, "phone": "", "note": ""} | wanted
            self._lists.new_name(plan, record.row, Partner, values["name"], **fresh)
            plan.created += 1
            return None
        before = self._lists.partner(found)
        changed = {name: value for name, value in wanted.items() if before.get(name) != value}
        if not before or not changed:  # before is empty for one that this file has just made
            plan.skipped += 1
            return None
        old = {name: before[name] for name in changed}
        plan.changes.append(Change(record.row, Partner, found, changed, old))
        plan.updated += 1
        return None

    def category(self, plan: Plan, record: Record) -> Problem | None:
        """Makes one, unless there is one of this name."""
        name = record.values.get("name")
        if name is None:
            return problem_at(self._layout, record, "text_missing", "name", {"field": "name"})
        if self._lists.named(Category, name) is None:
            self._lists.new_name(plan, record.row, Category, name)
            plan.created += 1
        else:
            plan.skipped += 1
        return None

    def location(self, plan: Plan, record: Record) -> Problem | None:
        """Makes the place, and those that it stands in, where they are new."""
        name = record.values.get("name")
        if name is None:
            return problem_at(self._layout, record, "text_missing", "name", {"field": "name"})
        before = len(plan.made.get(Location, ()))
        self._lists.place(plan, record.row, name)
        if len(plan.made.get(Location, ())) > before:
            plan.created += 1
        else:
            plan.skipped += 1
        return None
