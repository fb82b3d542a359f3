"""What the demo shop deals in: goods with prices and valid codes, and its words in two languages.

The data is in `resources/demo`. Names, makers and code numbers are made up.
"""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from db.rules.barcodes import check_digit

DATA: Final = Path(__file__).parents[2] / "resources" / "demo"
INDONESIA: Final = "899"  # the prefix that GS1 Indonesia gives out
FIRST_MAKER: Final = 90_001
CARTON_INDICATOR: Final = "1"  # GTIN-14: a carton of the same goods
RUPIAH: Final = 10_000
THOUSAND: Final = 1_000


@dataclass(frozen=True)
class Goods:
    """One kind of goods. Money in ten-thousandths; `reorder_point` and `carton` in thousandths.

    What keeps for `shelf_days` only is kept by lots with an expiry date; 0 is for all the others.
    """

    name: str
    category: str
    unit: str
    price: int
    cost: int
    supplier: str
    reorder_point: int
    carton: int
    code: str
    shelf_days: int = 0

    @property
    def carton_code(self) -> str:
        """The GTIN-14 on the carton, printed as ITF-14."""
        body = CARTON_INDICATOR + self.code[:-1]
        return body + check_digit(body)


@dataclass(frozen=True)
class Words:
    """What is said in the language of whoever tries the demo; goods keep their Indonesian names."""

    places: tuple[str, ...]
    wrong_sale: str
    wrong_receipt: str
    pack: str
    categories: dict[str, str]


def read_goods() -> list[Goods]:
    """All goods, in the order of the file, which their codes follow."""
    with (DATA / "items.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    makers = list(dict.fromkeys(row["supplier"] for row in rows))
    return [_goods(row, place, makers) for place, row in enumerate(rows, start=1)]


def read_words(language: str) -> Words:
    """The words of "id" or "en"."""
    words: dict[str, Any] = json.loads((DATA / "words.json").read_text(encoding="utf-8"))[language]
    return Words(**{**words, "places": tuple(words["places"])})


def _goods(row: dict[str, str], place: int, makers: list[str]) -> Goods:
    body = f"{INDONESIA}{FIRST_MAKER + makers.index(row['supplier'])}{place:04d}"
    return Goods(
        name=row["name"],
        category=row["category"],
        unit=row["unit"],
        price=int(row["price"]) * RUPIAH,
        cost=int(row["cost"]) * RUPIAH,
        supplier=row["supplier"],
        reorder_point=int(row["reorder_point"]) * THOUSAND,
        carton=int(row["carton"]) * THOUSAND,
        code=body + check_digit(body),
        shelf_days=int(row["shelf_days"]),
    )
