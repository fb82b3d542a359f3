"""Privacy settings that keep cameras from programs."""

import sys

import pytest

from desktop_app.capture.permission import is_forbidden


class Registry:
    """As much of winreg as is asked: what the person has chosen, by the end of the key."""

    HKEY_CURRENT_USER = "user"

    def __init__(self, **chosen: str) -> None:
        self.chosen = chosen

    def OpenKey(self, _root: str, key: str) -> "_Key":
        """Fails like the real one where nothing was chosen."""
        value = self.chosen.get(key.rsplit("\\", 1)[1])
        if value is None:
            raise FileNotFoundError(key)
        return _Key(value)

    def QueryValueEx(self, key: "_Key", _name: str) -> tuple[str, int]:
        """The value and its type."""
        return key.value, 1


class _Key:
    def __init__(self, value: str) -> None:
        self.value = value

    def __enter__(self) -> "_Key":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""


@pytest.mark.parametrize(
    ("chosen", "forbidden"),
    [
        ({}, False),
        ({"webcam": "Allow", "NonPackaged": "Allow"}, False),
        ({"webcam": "Deny"}, True),
        ({"webcam": "Allow", "NonPackaged": "Deny"}, True),
    ],
)
def test_windows_may_keep_cameras_from_desktop_programs(
    monkeypatch: pytest.MonkeyPatch, chosen: dict[str, str], forbidden: bool
) -> None:
    """From all programs, or from those that are not of its store."""
    monkeypatch.setitem(sys.modules, "winreg", Registry(**chosen))
    assert is_forbidden("win32") is forbidden


def test_linux_has_no_such_setting() -> None:
    """Its devices are files, which have permissions."""
    assert not is_forbidden("linux")
