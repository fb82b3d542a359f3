"""`main.py backup` and `main.py restore`."""

import getpass
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from tests.desktop_app.commands.program import run, type_in
from tests.shops import ONE, PASSWORD, add_item, receive

AS_OWNER = ("--as", "owner", "--password-stdin")
FROM_STDIN = "--recovery-key-stdin"


def test_backup_and_restore(
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    recovery_key: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """There and back, with a password and the recovery key."""
    receive(shop_database, owner, add_item(shop_database, owner), 5 * ONE)
    type_in(monkeypatch, PASSWORD + "\n")

    assert run(home, "backup", "-o", str(tmp_path / "usb"), *AS_OWNER) == 0

    (backup,) = (tmp_path / "usb").glob("*.db")
    said = f"The backup is {backup}. It was restored on trial.\n"
    assert capsys.readouterr().out == said
    type_in(monkeypatch, recovery_key + "\n")

    assert run(home, "restore", str(backup), "--to", str(tmp_path / "new"), FROM_STDIN) == 0

    assert str(tmp_path / "new") in capsys.readouterr().out
    assert run(Home(tmp_path / "new"), "check") == 0


def test_backup_goes_into_the_shops_own_folder(
    home: Home, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing else is said."""
    type_in(monkeypatch, PASSWORD + "\n")

    assert run(home, "backup", *AS_OWNER) == 0

    assert len(list(home.backups.glob("lumbung-*.db"))) == 1


def test_doubtful_books_are_told(
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    recovery_key: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The backup is made and restored when the word is given, and the status says that."""
    receive(shop_database, owner, add_item(shop_database, owner, "Gula"), 5 * ONE)
    shop_database.execute_sql("UPDATE balance SET quantity = 9 WHERE quantity > 0")
    type_in(monkeypatch, PASSWORD + "\n")

    assert run(home, "backup", *AS_OWNER) == 1

    assert "but the books do not agree:\nThe stock of Gula" in capsys.readouterr().out
    (backup,) = home.backups.glob("doubtful-*.db")
    restoring = ("restore", str(backup), "--to", str(tmp_path / "new"), FROM_STDIN)
    type_in(monkeypatch, recovery_key + "\n")
    assert run(home, *restoring) == 1
    assert "--despite-problems" in capsys.readouterr().err
    type_in(monkeypatch, recovery_key + "\n")
    assert run(home, *restoring, "--despite-problems") == 1
    assert "The stock of Gula" in capsys.readouterr().out


def test_a_cashier_makes_no_backup(
    home: Home,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The missing right is named."""
    type_in(monkeypatch, PASSWORD + "\n")

    assert run(home, "backup", "--as", "kasir", "--password-stdin") == 1

    assert "You may not make and restore backups." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\n", "Standard input has no recovery key"),
        ("AAAA\n", "This is not a recovery key"),
    ],
)
def test_restore_needs_a_recovery_key(
    home: Home,
    typed: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is made without one."""
    type_in(monkeypatch, typed)

    restoring = ("restore", str(home.database), "--to", str(tmp_path / "new"), FROM_STDIN)

    assert run(home, *restoring) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_restore_asks_for_the_recovery_key(
    home: Home,
    recovery_key: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At a terminal; a closed shop's own file is as good as a backup."""
    monkeypatch.setattr(getpass, "getpass", lambda prompt: recovery_key * (prompt[:1] == "R"))

    assert run(home, "restore", str(home.database), "--to", str(tmp_path / "new")) == 0

    assert run(Home(tmp_path / "new"), "check") == 0
