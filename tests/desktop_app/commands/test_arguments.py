"""JSON into the values that operations take, and their answers back into JSON."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest

from db.access import Actor
from db.errors import LumbungError, NotFound
from db.rules.discounts import Discount
from db.sharing.address import Address
from db.sharing.way import Way
from desktop_app.commands.arguments import (
    Reader,
    dumped,
    kind_of,
    parameters_of,
    plain,
    read_object,
)

ID = "00112233445566778899aabbccddeeff"


@dataclass(frozen=True)
class Inner:
    """Something inside something."""

    item: bytes
    unit_cost: int | None = None


def find(kind: str, name: str) -> bytes:
    """Knows one item."""
    if (kind, name) != ("item", "TEH"):
        raise NotFound("reference_unknown", kind=kind, name=name)
    return bytes(16)


READER = Reader("buy", find)


@pytest.mark.parametrize(
    ("name", "hint", "given", "value"),
    [
        ("name", str, "Teh", "Teh"),
        ("oversell", bool, True, True),
        ("minutes", int, 15, 15),
        ("minutes", int, "15", 15),
        ("quantity", int, Decimal("1.25"), 1250),
        ("count", int, 3, 3000),
        ("reorder_point", int, "0.001", 1),
        ("unit_price", int, 15000, 150_000_000),
        ("rate", int, Decimal("12.5"), 1_250),
        ("discount", Discount, {"rate": 10}, Discount(rate=1_000)),
        ("discount", Discount, {"amount": 500}, Discount(amount=5_000_000)),
        ("sale_price", int, Decimal("0.0001"), 1),
        ("unit_cost", int | None, None, None),
        ("unit_cost", int | None, 2, 20_000),
        ("day", date | None, "2026-01-31", date(2026, 1, 31)),
        ("until", datetime | None, "2026-01-31T17:00", datetime(2026, 1, 31, 17)),
        ("until", datetime, "2026-01-31T17:00+00:00", datetime(2026, 1, 31, 17, tzinfo=UTC)),
        ("kind", Literal["sale", "receipt"], "sale", "sale"),
        ("file", Path, "a/b", Path("a/b")),
        ("item", bytes, ID, bytes.fromhex(ID)),
        ("item", bytes, "TEH", bytes(16)),
        ("items", Sequence[bytes], ["TEH", ID], (bytes(16), bytes.fromhex(ID))),
        ("items", frozenset[bytes], ["TEH"], frozenset({bytes(16)})),
        ("category", bytes | str | None, "Minuman", "Minuman"),
        ("permissions", Mapping[str, str], {"stock.sell": "all"}, {"stock.sell": "all"}),
        ("quantities", Mapping[str, int], {}, {}),
        ("line", Inner, {"item": "TEH", "unit_cost": 2}, Inner(bytes(16), 20_000)),
        ("lines", Sequence[Inner] | None, [{"item": ID}], (Inner(bytes.fromhex(ID)),)),
    ],
)
def test_a_value_is_read(name: str, hint: Any, given: object, value: object) -> None:
    """By the parameter's type, and its name where that tells what it counts."""
    assert READER.value(name, hint, given) == value


@pytest.mark.parametrize(
    ("name", "hint", "given"),
    [
        ("name", str, 5),
        ("name", str, None),
        ("oversell", bool, 1),
        ("minutes", int, Decimal("1.5")),
        ("minutes", int, True),
        ("minutes", int, "x"),
        ("minutes", int, "NaN"),
        ("minutes", int, "Infinity"),
        ("quantity", int, Decimal("0.0001")),
        ("unit_price", int, Decimal("0.00001")),
        ("day", date, "31-01-2026"),
        ("until", datetime, "tomorrow"),
        ("day", date, 5),
        ("kind", Literal["sale"], "theft"),
        ("item", bytes, 5),
        ("items", Sequence[bytes], "TEH"),
        ("rights", Mapping[str, str], ["stock.sell"]),
        ("permissions", Mapping[str, str], {"stock.sell": 1}),
        ("line", Inner, "TEH"),
    ],
)
def test_a_value_that_does_not_fit_is_told(name: str, hint: Any, given: object) -> None:
    """With its name and what it takes; nothing is rounded in silence."""
    with pytest.raises(LumbungError) as raised:
        READER.value(name, hint, given)
    assert raised.value.code == "argument_wrong"
    assert raised.value.details["name"] == name
    assert raised.value.details["wanted"]


def test_names_that_are_not_known_are_told() -> None:
    """A reference without its row, an argument too many, one too few, also inside."""
    attempts: list[tuple[Callable[[], object], str]] = [
        (lambda: READER.value("item", bytes, "KOPI"), "reference_unknown"),
        (lambda: READER.value("line", Inner, {"item": ID, "size": 5}), "argument_unknown"),
        (lambda: READER.value("line", Inner, {}), "argument_missing"),
    ]
    for attempt, code in attempts:
        with pytest.raises(LumbungError, match=code):
            attempt()


def test_what_is_no_value_is_left_out() -> None:
    """A clock or a progress bar cannot be given; the person and the database are not asked for."""

    def buy(
        database: str,
        actor: str,
        *,
        name: str,
        day: date | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Takes all sorts."""

    shown = [str(parameter) for parameter in parameters_of(buy)]
    assert shown == ["name: text", "day?: 2026-01-31"]
    assert kind_of("progress", Callable[[int], None]) is None


@pytest.mark.parametrize("text", ["", "x", "[]", "5", "null", "{", '{"a": 1}{', "[" * 100_000])
def test_arguments_are_one_object(text: str) -> None:
    """Anything else is told with an example."""
    with pytest.raises(LumbungError, match="arguments_malformed"):
        read_object(text)


def test_an_answer_is_exact_json() -> None:
    """Ids in hexadecimal, quantities and money as decimals, text as it is."""
    answer = {"id": bytes.fromhex(ID), "quantity": 1250, "total": 10**18 + 1, "lines": 2}
    answer |= {"name": 'Teh "É" 🍵', "day": date(2026, 1, 31), "none": None, "yes": True}
    written = dumped(plain([answer, Inner(bytes(16), 15_000)]))
    assert "100000000000000.0001" in written
    (read, inner) = json.loads(written, parse_float=Decimal)
    assert read["id"] == ID
    assert (read["quantity"], read["lines"]) == (Decimal("1.25"), 2)
    assert (read["name"], read["day"]) == ('Teh "É" 🍵', "2026-01-31")
    assert (read["none"], read["yes"]) == (None, True)
    assert inner == {"item": "00" * 16, "unit_cost": Decimal("1.5")}


def test_no_key_and_no_password_is_printed() -> None:
    """Whoever chose a password by a command sees who they are, and not what it opens."""
    way = Way(Address(("localhost",)), "kasir", "rahasia-toko", bytes(16), b"k" * 32)
    shown = dumped(plain(Actor(bytes(16), signing_key=b"s" * 32, way=way)))
    assert bytes(16).hex() in shown
    assert not [each for each in ("rahasia", (b"k" * 32).hex(), (b"s" * 32).hex()) if each in shown]
