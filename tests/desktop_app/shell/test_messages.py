"""Every error has a sentence; no code is ever shown to a person."""

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db import errors
from db.connection import FAILURES
from db.errors import InvalidInput, LumbungError, PermissionDenied, Refused
from db.rules.permissions import PERMISSIONS as ALL_PERMISSIONS
from desktop_app.shell import messages, translation
from desktop_app.shell.messages import sentence_for

DB = Path(errors.__file__).parent
KINDS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, LumbungError) and kind is not PermissionDenied
}


def raised() -> set[tuple[str, str]]:
    """The code of every error made under db/, and the field it names ("" for none)."""
    found = set()
    for path in DB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS:
                texts = [a.value if isinstance(a, ast.Constant) else "" for a in node.args[:2]]
                found.add((str(texts[0]), str(texts[1]) if texts[1:] else ""))
    return {(code, field) for code, field in found if code}


def test_the_walk_finds_the_errors() -> None:
    """The test below would pass over nothing; this one would not."""
    assert len(raised()) > 30


def test_every_code_has_a_sentence() -> None:
    """A new code needs one line in messages.py."""
    codes = {code for code, _ in raised()} | {code for _, code in FAILURES}
    assert codes - set(messages.SENTENCES) == set()


def test_every_permission_has_words() -> None:
    """A refusal names the right in words."""
    assert set(ALL_PERMISSIONS) == set(messages.PERMISSIONS)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            PermissionDenied("stock.receive"),
            "You may not receive goods. Ask someone who may.",
        ),
        (InvalidInput("text_missing", "shop_name"), "The shop's name must not be empty."),
        (InvalidInput("text_missing", "something_new"), "This value must not be empty."),
        (
            Refused("stock_short", items=(("Teh", 3_000, 5_500), ("{x}", 0, 1_000))),
            "There is too little in stock. Teh: 3 there, 5.5 wanted. {x}: 0 there, 1 wanted.",
        ),
        (
            Refused("stock_short", items=(("Teh", 5_000, 4_000, 2_000), ("Kopi", 0, 1, 3_000))),
            "There is too little in stock. Teh: 3 available (5 there, 2 reserved), 4 wanted. "
            "Kopi: 0 available (0 there, 3 reserved), 0.001 wanted.",
        ),
        (
            Refused("name_taken", name="<b>{evil}</b>"),
            "There is a “<b>{evil}</b>” already. Choose another name.",
        ),
        (Refused("sign_in_wrong", wait=0), "The name or the password is wrong."),
        (
            Refused("sign_in_wrong", wait=4),
            "The name or the password is wrong. The next try is possible in 4 s.",
        ),
        (
            InvalidInput("price_too_large", "unit_cost", limit=10**10),
            "The cost is too large: at most Rp1,000,000.",
        ),
        (Refused("barcode_taken"), "The barcode  belongs to “” already."),
        (
            LumbungError("no_such_code"),
            "Something went wrong that should not. Look whether it was done, then try again.",
        ),
    ],
)
def test_an_error_is_put_into_words(error: LumbungError, sentence: str) -> None:
    """Details are filled in as plain text; what is missing or unknown is no crash."""
    assert sentence_for(error) == sentence


def test_sentences_speak_indonesian(qapp: QApplication) -> None:
    """The same error in the other language, with its numbers."""
    installed = translation.install(qapp, "id")
    try:
        short = Refused("stock_short", items=(("Teh", 3_000, 1_250_500),))
        assert sentence_for(short) == "Stok tidak cukup. Teh: ada 3, diminta 1.250,5."
        held = Refused("stock_short", items=(("Teh", 5_000, 4_000, 2_000),))
        told = "Stok tidak cukup. Teh: 3 tersedia (5 di rak, 2 dipesan), diminta 4."
        assert sentence_for(held) == told
        denied = sentence_for(PermissionDenied("stock.sell"))
        assert denied == "Anda tidak berhak menjual. Mintalah kepada orang yang berhak."
    finally:
        translation.remove(qapp, installed)
