"""Focus and exposure: what a driver has, takes and refuses."""

import sys

import pytest

from desktop_app.capture.controls import Control, set_controls
from desktop_app.capture.opencv import cv2

FOCUS, AUTOFOCUS = cv2.CAP_PROP_FOCUS, cv2.CAP_PROP_AUTOFOCUS
EXPOSURE, AUTO_EXPOSURE = cv2.CAP_PROP_EXPOSURE, cv2.CAP_PROP_AUTO_EXPOSURE


class FakeDriver:
    """Has some properties, each with a largest value; says yes to everything, as drivers do."""

    def __init__(self, **values: float) -> None:
        self.values = {getattr(cv2, f"CAP_PROP_{name}"): value for name, value in values.items()}

    def get(self, prop: int, /) -> float:
        """-1 for what it does not have."""
        return self.values.get(prop, -1.0)

    def set(self, prop: int, value: float, /) -> bool:
        """Silently keeps what it had above 250."""
        if prop in self.values and value <= 250:
            self.values[prop] = value
        return True


def test_a_plain_camera_has_nothing_to_set() -> None:
    """Then the window shows nothing of it."""
    assert set_controls(FakeDriver(), {"focus": 3.0}) == []


def test_what_was_set_is_read_back() -> None:
    """By hand switches automatic off; what is refused is shown as it is."""
    driver = FakeDriver(FOCUS=30, AUTOFOCUS=1)
    assert set_controls(driver, {"focus": 45}) == [Control("focus", 45, has_automatic=True)]
    assert driver.values == {FOCUS: 45, AUTOFOCUS: 0}
    assert set_controls(driver, {"focus": 300})[0].value == 45
    set_controls(driver, {})
    assert driver.values[AUTOFOCUS] == 1


@pytest.mark.parametrize(("platform", "manual", "automatic"), [("linux", 1, 3), ("win32", 0, 1)])
def test_automatic_exposure_is_spelt_as_the_system_does(
    monkeypatch: pytest.MonkeyPatch, platform: str, manual: float, automatic: float
) -> None:
    """V4L2 has a menu, the others a switch."""
    monkeypatch.setattr(sys, "platform", platform)
    driver = FakeDriver(EXPOSURE=100, AUTO_EXPOSURE=automatic)
    set_controls(driver, {"exposure": 120})
    assert driver.values == {EXPOSURE: 120, AUTO_EXPOSURE: manual}
    set_controls(driver, {})
    assert driver.values[AUTO_EXPOSURE] == automatic


@pytest.mark.parametrize(
    ("platform", "name", "value", "more"),
    [("linux", "exposure", 200, 250), ("win32", "exposure", -6, -5), ("linux", "focus", 30, 35)],
)
def test_a_step_can_be_seen(
    monkeypatch: pytest.MonkeyPatch, platform: str, name: str, value: float, more: float
) -> None:
    """A time grows by a quarter, its logarithm by one."""
    monkeypatch.setattr(sys, "platform", platform)
    control = Control(name, value, has_automatic=True)
    assert control.stepped(1) == more
    assert control.stepped(-1) < value
