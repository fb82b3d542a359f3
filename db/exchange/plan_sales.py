"""Plans another program's sales: history for reports, which moves no stock."""

from db.exchange.columns import Layout
from db.exchange.known import Known
from db.exchange.plan import Plan
from db.exchange.records import Problem, Record, problem_at
from db.ids import new_id
from db.operations.items import ONE
from db.rules.barcodes import normalise_gtin
from db.rules.money import divide_rounded, line_amount


class Sales:
    """What a record of a file of sales does."""

    def __init__(self, known: Known, layout: Layout, today: str) -> None:
        self._items, self._layout, self._today = known.items, layout, today

    def plan(self, plan: Plan, record: Record) -> Problem | None:
        """Adds a sale up to today to the plan; or why not."""
        values = record.values
        text = values.get("name") or values.get("sku") or values.get("barcode")
        for name, missing in (("day", "day" not in values), ("name", text is None)):
            if missing:
                return problem_at(self._layout, record, "text_missing", name, {"field": name})
        if values["day"] > self._today:
            return problem_at(self._layout, record, "date_in_future", "day", {"field": "day"})
        quantity = values.get("quantity", 0 if "quantity" in self._layout.fields else ONE)
        amount = values.get("amount")
        if amount is None:
            amount = divide_rounded(quantity * values.get("unit_price", 0), ONE)
            line_amount(abs(quantity), values.get("unit_price", 0))  # within bounds
        if not quantity and not amount:
            plan.skipped += 1
            return None
        gtin = normalise_gtin(values["barcode"]) if "barcode" in values else None
        item = self._items.match(values, gtin).item
        reference = values.get("reference", "")
        sale = (new_id(), values["day"], item, text, quantity, amount, reference)
        plan.sales.append(sale)
        plan.created += 1
        return None
