"""`main.py check`: yes, or what does not hold; and shops that cannot be opened."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.heads import keep_heads
from db.home import Home
from db.queries import check as checking
from db.queries import deep_check, journal
from desktop_app.command_line import main
from tests.desktop_app.commands.program import run
from tests.shops import ONE, add_item, receive


def test_check_names_what_does_not_hold(
    home: Home, shop_database: ShopDatabase, owner: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    """A balance that somebody wrote over, in words and in Indonesian."""
    item = add_item(shop_database, owner, "Gula <b>1 kg</b>")
    receive(shop_database, owner, item, 5 * ONE)
    shop_database.execute_sql("UPDATE balance SET quantity = 9 WHERE quantity > 0")

    status = main(["check", "--home", str(home.folder)])

    assert status == 1
    assert "Stok Gula <b>1 kg</b> tidak sama" in capsys.readouterr().out


def test_check_works_beside_a_program_that_writes(
    home: Home, shop_database: ShopDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    """It reads what is committed and waits for nobody."""
    with shop_database.atomic():
        shop_database.execute_sql("UPDATE setting SET value = 'X' WHERE key = 'shop_name'")

        assert run(home, "check") == 0


def test_check_looks_at_the_heads_beside_the_backups(
    home: Home, shop_database: ShopDatabase, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journal that is not what it was when a copy was made; a file that nobody can read."""
    (head,) = journal.journal_heads(shop_database)
    keep_heads(home.journal_heads, [head])
    assert run(home, "check") == 0
    keep_heads(home.journal_heads, [replace(head, device_seq=head.device_seq + 5)])
    capsys.readouterr()

    assert run(home, "check") == 1
    place = f"{head.device.hex()[-8:]}/1/{head.device_seq + 1}-{head.device_seq + 5}"
    told = f"The journal is not what it was when a copy was made: {place}\n"
    assert capsys.readouterr().out == told

    home.journal_heads.write_text("<b>x</b>\n", encoding="utf-8")
    assert run(home, "check") == 1
    assert "cannot be read: “<b>x</b>”" in capsys.readouterr().err


def test_every_problem_has_words() -> None:
    """No code of `check` is without a sentence."""
    from desktop_app.shell.problems import PROBLEMS

    files = (checking.__file__, deep_check.__file__, journal.__file__)
    source = "".join(Path(file).read_text(encoding="utf-8") for file in files)

    codes = {part.partition('"')[0] for part in source.split('Problem("')[1:]}
    assert codes == set(PROBLEMS)


@pytest.mark.parametrize("command", [("check",), ("report", "movements", "--as", "owner")])
def test_a_missing_shop_is_told(
    tmp_path: Path, command: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What to do is in the sentence, and no folder is made."""
    home = Home(tmp_path / "nothing")

    assert run(home, *command) == 1

    assert "set one up" in capsys.readouterr().err
    assert not home.folder.exists()


def test_a_missing_key_is_told(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """The recovery key is what helps."""
    home.key_file.unlink()

    assert run(home, "check") == 1

    assert "recovery key" in capsys.readouterr().err


def test_a_damaged_shop_is_told(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """A file cut short is a sentence, not a traceback."""
    data = home.database.read_bytes()
    home.database.write_bytes(data[:16] + bytes(len(data) - 16))

    assert run(home, "check") == 1

    assert "damaged" in capsys.readouterr().err
