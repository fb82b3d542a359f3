"""Every reason of the server to refuse something has a sentence of its own."""

import re
from pathlib import Path

from db import sharing
from desktop_app.sharing.refusal_words import REFUSALS, why_refused

FUNCTIONS = Path(sharing.__file__).parent / "hub" / "functions"
GIVEN = re.compile(
    r"""["']reason["'](?:: "|, '|: ')([a-z_]+)|(?:THEN|ELSE|RETURN|:=) '([a-z_]+_[a-z_]+)'"""
)
JUDGES = ("1", "3")  # how the files begin that decide


def reasons() -> set[str]:
    """As the hub's functions spell them."""
    judges = [file for file in FUNCTIONS.glob("*.sql") if file.name.startswith(JUDGES)]
    texts = [file.read_text(encoding="utf-8") for file in judges]
    return {first or second for text in texts for first, second in GIVEN.findall(text)}


def test_every_reason_has_a_sentence() -> None:
    """The program's own conflict is none, and neither are the columns that are compared."""
    found = reasons()
    assert len(found) > 20
    assert found - set(REFUSALS) - {"document_posted", "field_changed", "conflict"} == set()


def test_a_right_is_named() -> None:
    """In words; a reason of a newer server gets a general sentence, and no code is shown."""
    assert why_refused("right_missing", {"permission": "stock.receive"}) == (
        "Whoever did it did not have the right: receive goods."
    )
    assert why_refused("new_in_2030", {}) == "The server could not take it as it is."
