"""Plans what a file's records do, chunk by chunk: the same for a dry run and for the import.

A plan is made from reads alone; `carrying_out` writes it down.
"""

from collections.abc import Callable, Sequence

from db.connection import ShopDatabase
from db.errors import InvalidInput, Refused
from db.exchange.columns import Layout
from db.exchange.known import Known
from db.exchange.plan import Plan
from db.exchange.plan_goods import Goods, fingerprint
from db.exchange.plan_lists import Lists
from db.exchange.plan_sales import Sales
from db.exchange.records import Problem, Record
from db.rules.barcodes import normalise_gtin

Act = Callable[[Plan, Record], Problem | None]


class Planner:
    """Goes through a file's records chunk by chunk and remembers what the file said before."""

    def __init__(
        self, database: ShopDatabase, layout: Layout, *, today: str, at: int, dry: bool
    ) -> None:
        self._layout = layout
        self.known = known = Known(database, dry=dry)
        goods = Goods(known, layout, at)
        lists = Lists(known, layout)
        acts: dict[str, Act] = {
            "items": goods.plan,
            "stock": goods.plan,
            "partners": lists.partner,
            "categories": lists.category,
            "locations": lists.location,
            "sales": Sales(known, layout, today).plan,
        }
        self._act = acts[layout.kind]

    def plan(self, chunk: Sequence[Record]) -> Plan:
        """What these records would do, given the shop as it is now."""
        self.known.look_up(chunk)
        plan = Plan()
        for record in chunk:
            if record.problems:
                plan.problems += record.problems
                plan.skipped += 1
            elif record.shadow:
                plan.skipped += 1
            else:
                self._one(plan, record)
        return plan

    def recall(self, chunk: Sequence[Record]) -> None:
        """Learns what rows that were brought in before a crash spoke of; plans nothing."""
        self.known.look_up(chunk)
        for record in chunk:
            values = record.values
            if self._layout.kind in ("items", "stock") and not (record.problems or record.shadow):
                gtin = normalise_gtin(values["barcode"]) if "barcode" in values else None
                match = self.known.items.match(values, gtin)
                if match.item is not None:
                    first = match.first or (record.row, fingerprint(values))
                    self.known.items.remember(values, gtin, match.item, match.decimals, first)

    def _one(self, plan: Plan, record: Record) -> None:
        problem: Problem | None = None
        try:
            problem = self._act(plan, record)
        except (InvalidInput, Refused) as error:
            field_ = str(error.details.get("field", ""))
            column = self._layout.title(field_) if field_ in self._layout.fields else ""
            problem = Problem(record.row, error.code, column, error.details)
        if problem:
            plan.problems.append(problem)
            plan.skipped += 1
