"""Whatever the hub refuses, the local program has refused before it is booked, or cannot know."""

import re
from importlib import import_module
from inspect import getsource
from itertools import product
from pathlib import Path
from typing import Final

from db.ids import new_id
from db.rules.code_contents import label_fits
from db.rules.money import MAX_AMOUNT, MAX_PRICE, MAX_QUANTITY, MAX_TOTAL
from db.rules.texts import NAME_LIMIT, NOTE_LIMIT
from db.sharing.hub.schema import SCRIPTS
from desktop_app.sharing.refusal_words import REFUSALS
from desktop_app.sharing.words import REVIEWS
from tests.db.sharing.hubs import HubShop
from tests.db.sharing.rows import item_fields

FUNCTIONS: Final = "".join(
    path.read_text(encoding="utf-8") for path in sorted(Path(SCRIPTS / "functions").glob("*.sql"))
)
FORGED: Final = "no program writes it: only by hand, by a fault or on a damaged disk"
ELSEWHERE: Final = "another PC was quicker while this one was away"
CLOCK: Final = "the day of this PC's clock is the last one; only the hub knows a better one"
# Where the local program refuses the same, by the words that it does it with; else why it cannot.
PREVENTED: Final[dict[str, tuple[str, str] | str]] = {
    "already_settled": ("db.operations.sharing", "already_settled"),
    "body_differs": FORGED,
    "body_missing": FORGED,
    "count_ended": ("db.operations.counting", "count_ended"),
    "count_outdated": ELSEWHERE,
    "date_in_future": CLOCK,
    "document_exists": FORGED,
    "document_unknown": ("db.operations.documents", "document_unknown"),
    "head_differs": FORGED,
    "is_merge": ("db.operations.documents", "is_merge"),
    "is_reversal": ("db.operations.documents", "is_reversal"),
    "item_moved": ("db.operations.items", "item_moved"),
    "last_owner": ("db.operations.accounts", "last_owner"),
    "line_returned": ("db.operations.reversal", "line_returned"),
    "needs_refused": ELSEWHERE,
    "note_wrong": FORGED,
    "out_of_bounds": ("db.rules.money", "amount_too_large"),
    "place_wrong": ("db.operations.posting", "destination_is_source"),
    "price_below_list": ("db.operations.posting", "price.override"),
    "return_unnamed": ("db.operations.posting", "return_unnamed"),
    "returned_too_much": ("db.operations.returned", "returned_too_much"),
    "reversal_differs": ("db.operations.reversal", "line_reversed"),
    "right_missing": ("db.operations.work", "PermissionDenied"),
    "rights_beyond_own": ("db.operations.roles", "rights_beyond_own"),
    "role_built_in": ("db.operations.roles", "role_built_in"),
    "row_differs": FORGED,
    "row_gone": ELSEWHERE,
    "row_in_use": ELSEWHERE,
    "row_unreadable": FORGED,
    "signature_wrong": FORGED,
}
BOUNDS: Final = {
    "l.quantity BETWEEN 1 AND ": MAX_QUANTITY,
    "l.unit_price BETWEEN 0 AND ": MAX_PRICE,
    "l.amount BETWEEN 0 AND ": MAX_AMOUNT,
    "h.total BETWEEN 0 AND ": MAX_TOTAL,
    "h.tax BETWEEN 0 AND ": MAX_TOTAL,
    "length(h.reason) <= ": NAME_LIMIT,
    "length(h.note) <= ": NOTE_LIMIT,
    "length(h.external_ref) <= ": NAME_LIMIT,
}
FITS: Final = "SELECT hub.is_rounded(%s, %s::numeric / 1000, %s)"


def refused_by_the_hub() -> set[str]:
    """Every reason in the hub's functions."""
    plain = re.findall(r"""["']?reason["']?(?::|,| :=) ["']([a-z_]+)["']""", FUNCTIONS)
    chosen = re.findall(r"'reason', CASE(.*?)END", FUNCTIONS, re.DOTALL)
    chosen += re.findall(r"\bRETURN ('[a-z_]+');", FUNCTIONS)
    words = {word for each in chosen for word in re.findall(r"(?<!= )'([a-z_]+)'", each)}
    return {*plain, *words} - {"conflict", "merge"}


def test_every_refusal_is_prevented_or_told_why_it_cannot_be() -> None:
    """A new one without its line here fails; everybody who meets it is told in words."""
    assert refused_by_the_hub() == {*PREVENTED}
    assert {*PREVENTED} - {"last_owner"} <= {*REFUSALS}


def test_whatever_is_to_be_looked_at_has_words() -> None:
    """An owner is told why."""
    assert {*re.findall(r'"review": \["([a-z_]+)"\]', FUNCTIONS)} == {*REVIEWS}


def test_the_local_rule_is_where_the_table_says() -> None:
    """The module still refuses by this word."""
    named = [each for each in PREVENTED.values() if isinstance(each, tuple)]
    missing = [(name, word) for name, word in named if word not in getsource(import_module(name))]
    assert missing == []


def test_bounds_are_the_same_on_both_sides() -> None:
    """What a window lets somebody type, the hub takes."""
    found = {
        text: re.findall(re.escape(text) + r"(\d+)", FUNCTIONS.replace("\n", " "))
        for text in BOUNDS
    }
    assert found == {text: [str(bound)] for text, bound in BOUNDS.items()}


def test_a_label_is_judged_alike_on_both_sides(hub_shop: HubShop) -> None:
    """Of what is weighed and what is counted, a little and a lot, just enough and one less."""
    owner = hub_shop.people["owner"]
    with hub_shop.server.admin(hub_shop.database) as connection:
        connection.execute("SET search_path = hub, pg_catalog")
        units = connection.execute(
            "SELECT id, fields ->> 'code', (fields ->> 'decimals')::int FROM shared_row"
            " WHERE kind = 'unit'"
        ).fetchall()
        assert {code for _, code, _ in units} >= {"pcs", "kg", "g"}
        differing = []
        for (unit, code, decimals), price in product(units, (30_000, 100_000, 3_000_000_000)):
            item = item_fields(f"{code} {price}", price, unit=unit.bytes, id=new_id())
            hub_shop.push(hub_shop.pc.created(owner, "item", item))
            step = 10 ** (3 - decimals)
            for steps, part in product((1, 7, 20, 41, 1_000), (0, 1, 39, 40, 49, 50, 51)):
                quantity = steps * step
                due = quantity * price
                for off in (-1, 0, 1):
                    amount = due // 1_000 - due // 1_000 * part // 2_000 + off
                    said = connection.execute(FITS, (item["id"].hex(), due, amount)).fetchone()
                    here = label_fits(
                        amount, quantity=quantity, price=price, decimals=decimals, unit=code
                    )
                    there = said == (True,) or amount * 1_000 + 500 >= due
                    if here != there:
                        differing.append((code, price, steps, part, off, here))
    assert differing == []
