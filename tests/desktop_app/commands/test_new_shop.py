"""`new-shop` makes a shop of one's own; its recovery key and its owner open it."""

import getpass
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.home import Home
from desktop_app.command_line import main
from tests.desktop_app.commands.program import run, type_in
from tests.shops import PASSWORD, open_shop

OPTIONS = ("--name", "Toko Maju", "--owner", "Bu Tini", "--login", "tini")


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    """Where no shop is yet."""
    return Home(tmp_path / "maju")


def test_a_shop_of_ones_own(
    empty: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Empty, with its owner and currency; a second one there is refused."""
    type_in(monkeypatch, f"{PASSWORD}\n")
    assert run(empty, "new-shop", *OPTIONS, "--currency", "MYR", "--password-stdin") == 0
    told = capsys.readouterr().out
    assert f"The shop “Toko Maju” is in {empty.folder}" in told
    assert "Recovery key: " in told
    type_in(monkeypatch, f"{PASSWORD}\n")
    assert run(empty, "ask", "idle_minutes", "--as", "tini", "--password-stdin") == 0
    with closing(open_shop(empty)) as database:
        sql = "SELECT value FROM setting WHERE key = 'currency'"
        assert database.rows(sql) == [("MYR",)]
    assert run(empty, "check") == 0
    type_in(monkeypatch, f"{PASSWORD}\n")
    capsys.readouterr()
    assert run(empty, "new-shop", *OPTIONS, "--password-stdin") == 1
    assert "it was left as it is" in capsys.readouterr().err


def test_its_words_are_those_of_the_language(
    empty: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also of what is missing."""
    type_in(monkeypatch, "pendek\n")
    options = ["--password-stdin", "--home", str(empty.folder), "--language", "id"]
    assert main(["new-shop", *OPTIONS, *options]) == 1
    assert "Kata sandi" in capsys.readouterr().err
    assert not empty.database.exists()
    assert main(["new-shop", "--name", "x", *options]) == 2
    assert "Belum ada: --owner, --login." in capsys.readouterr().err


@pytest.mark.parametrize(("second", "status"), [(PASSWORD, 0), ("lain-lagi-1", 1)])
def test_a_typed_password_is_typed_twice(
    empty: Home, monkeypatch: pytest.MonkeyPatch, second: str, status: int
) -> None:
    """A typing mistake locks nobody out."""
    answers: Iterator[str] = iter((PASSWORD, second))
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    assert run(empty, "new-shop", *OPTIONS) == status
    assert empty.database.exists() == (status == 0)
