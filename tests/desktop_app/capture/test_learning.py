"""The doctor learns a scanner from the codes of the set-up sheet."""

import pytest

from desktop_app.capture.learning import (
    MORE_CODES,
    SETUP_CODE,
    End,
    NotLearnt,
    RawScan,
    learn,
    learn_more,
)
from desktop_app.capture.strokes import Stroke

_US = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
)
_FRENCH = (
    "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!"
    "~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"
)
_GERMAN = (
    "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-"
    "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_"
)


def raw(text: str, gap: float = 4, end: End = "enter", keyed: str = "") -> RawScan:
    """A scan whose keys come `gap` milliseconds apart; `keyed`: with Caps Lock undone."""
    pairs = zip(text, keyed or text, strict=True)
    strokes = (Stroke(one, key, 0, place * gap) for place, (one, key) in enumerate(pairs))
    return RawScan(tuple(strokes), end)


def test_a_plain_scanner() -> None:
    """Nothing around the code, nothing to translate, as quick as it is."""
    profile = learn(raw(SETUP_CODE), 6)
    assert (profile.prefix, profile.suffix, profile.mapping) == ("", "", {})
    assert (profile.gap, profile.pause_ends, profile.undo_caps_lock) == (15, False, True)


@pytest.mark.parametrize(("gap", "learnt"), [(1, 15), (10, 25), (40, 60)])
def test_the_speed(gap: float, learnt: int) -> None:
    """With room for a hiccup, and never so slow that typing would be heard."""
    assert learn(raw(SETUP_CODE, gap), 6).gap == learnt


def test_what_stands_around_the_code() -> None:
    """A prefix, the symbology's identifier, a suffix, and no end."""
    profile = learn(raw(f"~]C0{SETUP_CODE}#9", end="pause"), 8)
    assert (profile.prefix, profile.identifier, profile.suffix) == ("~", True, "#9")
    assert (profile.pause_ends, profile.minimum) == (True, 8)
    assert profile.understood("~]E08992696404441#9") == "8992696404441"


@pytest.mark.parametrize("layout", [_FRENCH, _GERMAN])
def test_another_layout(layout: str) -> None:
    """An American scanner on a French or German PC, learnt whole from the four codes."""
    keys = str.maketrans(_US, layout)
    profile = learn(raw(f"%{SETUP_CODE}".translate(keys)), 6)
    for code in MORE_CODES:
        profile = learn_more(profile, raw(f"%{code}".translate(keys)), code)
    label = "Lot-7/AZ qwm;@[12]"
    assert profile.understood(f"%{label}".translate(keys)) == label


def test_caps_lock_while_learning() -> None:
    """Swapped letters are put right by the keys; a scanner that allows for it is believed."""
    swapped = SETUP_CODE.swapcase()
    assert learn(raw(swapped, keyed=SETUP_CODE), 6).undo_caps_lock
    allowing = learn(raw(SETUP_CODE, keyed=swapped), 6)
    assert (allowing.undo_caps_lock, allowing.mapping) == (False, {})


@pytest.mark.parametrize("text", ["", "8992696404441", SETUP_CODE[:-1], SETUP_CODE.upper()])
def test_another_code_teaches_nothing(text: str) -> None:
    """Only the set-up code, and whole."""
    with pytest.raises(NotLearnt, match="other_code"):
        learn(raw(text), 6)


def test_a_scanner_as_slow_as_a_hand() -> None:
    """It cannot be told from typing, and is told so."""
    with pytest.raises(NotLearnt, match="too_slow"):
        learn(raw(SETUP_CODE, 80), 6)


@pytest.mark.parametrize("text", ["", MORE_CODES[1], "9" + MORE_CODES[0][1:]])
def test_a_wrong_second_code_teaches_nothing(text: str) -> None:
    """The codes are asked for one by one."""
    profile = learn(raw(SETUP_CODE), 6)
    with pytest.raises(NotLearnt, match="other_code"):
        learn_more(profile, raw(text), MORE_CODES[0])
