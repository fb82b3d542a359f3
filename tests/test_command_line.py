"""The commands of `main.py`: what they print, what they refuse, and how they end."""

import csv
import getpass
import io
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
import zxingcpp
from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.demo.fill import PASSWORD as DEMO_PASSWORD
from db.heads import keep_heads
from db.home import Home
from db.keys import key_from_recovery
from db.operations import accounts
from db.queries import check as checking
from db.queries import journal
from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.sample_video import make_label, write_video
from desktop_app.command_line import answered, main, opened_shop
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive, sell

ROOT = Path(__file__).parent.parent
CODE = "8992696404441"
AS_OWNER = ("--as", "owner", "--password-stdin")
FROM_STDIN = "--recovery-key-stdin"


@pytest.fixture(autouse=True)
def _plain_surroundings(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """No shop of the tester's own, and a system that speaks no language of ours."""
    for name in ("LUMBUNG_HOME", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


def run(home: Home, *arguments: str) -> int:
    """One command in English, in this process."""
    return main([*arguments, "--home", str(home.folder), "--language", "en"])


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Puts text on standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def process(
    *arguments: str, stdin: int | None = None, start_new_session: bool = False
) -> "subprocess.Popen[str]":
    """The program as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        text=True,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=start_new_session,
    )


# demo


@pytest.fixture(scope="module")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, list[str]]:
    """A demo shop made by the command in a process of its own, and the lines that it said."""
    home = Home(tmp_path_factory.mktemp("demo") / "shop")
    made = process("demo", "--home", str(home.folder), "--language", "id")
    output, errors = made.communicate(timeout=120)
    assert (made.returncode, errors) == (0, "")
    return home, output.splitlines()


def test_demo_says_where_who_and_the_recovery_key(demo_run: tuple[Home, list[str]]) -> None:
    """All that is needed to get in, also when the key is lost."""
    home, lines = demo_run

    assert str(home.folder) in lines[0]
    assert DEMO_PASSWORD in lines[1]
    assert [line.split()[0] for line in lines[2:6]] == ["owner", "gudang", "kasir", "pengamat"]
    assert len(key_from_recovery(lines[6].partition(": ")[2])) == 32


def test_demo_leaves_a_shop_alone(
    demo_run: tuple[Home, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A second one in the same folder is refused."""
    home, _lines = demo_run
    before = home.database.read_bytes()

    status = run(home, "demo")

    assert status == 1
    assert "There is a shop in" in capsys.readouterr().err
    assert home.database.read_bytes() == before


def test_demo_makes_a_shop_as_large_as_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the two numbers is enough; a deep check says yes."""
    monkeypatch.setattr(accounts, "hash_password", cache(accounts.hash_password))
    home = Home(tmp_path / "shop")

    assert run(home, "demo", "--items", "12") == 0
    assert run(home, "check", "--deep") == 0

    assert "Yes, the books agree." in capsys.readouterr().out
    with opened_shop(home) as database:
        assert database.rows("SELECT count(*) FROM movement") == [(36,)]


def test_the_books_of_the_demo_agree(
    demo_run: tuple[Home, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` says yes."""
    assert run(demo_run[0], "check") == 0
    assert capsys.readouterr().out == "Yes, the books agree.\n"


# check


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

    files = (checking.__file__, journal.__file__)
    source = "".join(Path(file).read_text(encoding="utf-8") for file in files)

    codes = {part.partition('"')[0] for part in source.split('Problem("')[1:]}
    assert codes == set(PROBLEMS)


# backup and restore


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


# no shop, no key


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


# report and who asks for it


def test_report_prints_csv_for_who_may(
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Numbers are exact; the password is the first line of standard input."""
    item = add_item(shop_database, owner, "Beras", sale_price=15_000 * RUPIAH)
    receive(shop_database, owner, item, 5 * ONE)
    type_in(monkeypatch, f"{PASSWORD}\nnot this")

    status = run(home, "report", "stock_on_hand", "--as", "gudang", "--password-stdin")

    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert status == 0
    assert (row["name"], row["on_hand"], row["sale_price"]) == ("Beras", "5", "15000")


def test_report_filters_and_writes_json_into_a_file(
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Kind and days limit what is written."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 5 * ONE)
    sell(shop_database, owner, item, 2 * ONE)
    file = tmp_path / "out.json"
    arguments = ("--kind", "sale", "--from", "2020-01-31", "--format", "json", "-o", str(file))
    type_in(monkeypatch, PASSWORD)

    status = run(home, "report", "movements", *arguments, "--as", "owner", "--password-stdin")

    report = json.loads(file.read_text(encoding="utf-8"))
    assert status == 0
    assert [row["quantity"] for row in report["rows"]] == [-2]
    assert report["filters"]["first"] == "2020-01-31"


def test_report_is_no_way_around_a_role(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A viewer may not export here either."""
    type_in(monkeypatch, PASSWORD)

    assert run(home, "report", "movements", "--as", "pengamat", "--password-stdin") == 1

    output, errors = capsys.readouterr()
    assert output == ""
    assert "export reports" in errors


def test_an_unknown_report_is_told_with_those_that_exist(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names them."""
    type_in(monkeypatch, PASSWORD)

    assert run(home, "report", "profit", "--as", "owner", "--password-stdin") == 1

    assert "stock_on_hand, movements" in capsys.readouterr().err


def test_wrong_passwords_count_and_delay(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The third wrong one makes even the right one wait."""
    said = []
    for password in ("wrong", "wrong", "wrong", PASSWORD):
        type_in(monkeypatch, password)
        assert run(home, "report", "movements", "--as", "kasir", "--password-stdin") == 1
        said.append(capsys.readouterr().err)

    assert "password is wrong" in said[0]
    assert "Wait" in said[3]


def test_the_password_is_asked_for_at_a_terminal(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without showing it; the question names the person."""
    asked: list[str] = []

    def type_password(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr(getpass, "getpass", type_password)

    assert run(home, "report", "movements", "--as", "owner") == 0

    assert asked == ["Password of owner: "]


@pytest.mark.parametrize("text", ["", "\n"])
def test_a_password_that_is_not_there_is_told(
    home: Home, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty standard input counts as no try."""
    type_in(monkeypatch, text)

    assert run(home, "report", "movements", "--as", "owner", "--password-stdin") == 1

    assert "Standard input has no password" in capsys.readouterr().err


def test_no_terminal_and_no_password_is_told(home: Home) -> None:
    """The password is never asked for where what is typed would be seen."""
    asking = process(
        *("report", "movements", "--as", "owner", "--home", str(home.folder), "--language", "en"),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )

    _output, errors = asking.communicate(timeout=60)

    assert asking.returncode == 1
    assert errors == "There is no terminal to ask for the password. Use --password-stdin.\n"


# decode


def test_decode_says_what_a_gs1_code_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lot and expiry beside the number, dates as ISO 8601."""
    text = "(01)08992696404441(17)270131(10)A7"
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataBarExp)
    file = tmp_path / "gs1.png"
    file.write_bytes(cv2.imencode(".png", np.array(made.to_image(scale=3)))[1].tobytes())

    main(["decode", str(file)])

    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    fields = {"gtin": "08992696404441", "lot": "A7", "expires_on": "2027-01-31"}
    assert line["codes"][0]["gs1"] == fields


def test_decode_prints_a_line_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Codes with their GTIN, the time it took; needs no shop."""
    file = tmp_path / "gambar – 箱.png"
    file.write_bytes(cv2.imencode(".png", make_label(CODE, "EAN13", CODE))[1].tobytes())

    status = main(["decode", str(file)])

    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 0
    assert line["file"] == str(file)
    (code,) = line["codes"]
    assert len(code.pop("polygon")) == 4
    assert code == {"text": CODE, "symbology": "EAN13", "gtin": f"0{CODE}"}
    assert line["cpu_ms"] > 0


def test_decode_prints_a_line_a_scan_of_a_video(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its seconds from the start."""
    file = tmp_path / "delivery.avi"
    write_video(file, [(CODE, "EAN13")], frames_per_code=8)

    assert main(["decode", str(file)]) == 0

    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (line["text"], line["gtin"]) == (CODE, f"0{CODE}")
    assert 0 < line["seconds"] < 10


def test_decode_tells_of_files_that_cannot_be_read_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are read; the exit status says that one was not."""
    blank, empty = tmp_path / "blank.png", tmp_path / "empty.jpg"
    blank.write_bytes(cv2.imencode(".png", np.full((80, 80), 255, np.uint8))[1].tobytes())
    empty.touch()
    (tmp_path / "0").write_text("no camera")  # a bare number is a camera elsewhere
    names = [str(tmp_path / name) for name in ("no.jpg", "0", "empty.jpg", "blank.png")]

    status = main(["decode", *names, str(tmp_path), "zero\0byte", "--language", "en"])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 1
    assert lines[0] == {"file": names[0], "error": "There is no such file."}
    assert ["error" in line for line in lines] == [True, True, True, False, True, True]
    assert lines[3]["codes"] == []


# usage, languages, ends


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["reprot"], "there is no 'reprot'"),
        (["decode"], "Missing: FILE."),
        (["report", "movements"], "Say who you are: --as NAME."),
        (["report", "movements", "--as"], "--as needs a value."),
        (["report", "movements", "--from", "31/1/2026"], "“31/1/2026” is no date."),
        (
            ["report", "x", "--as", "x", "--from", "2026-02-01", "--to", "2026-01-01"],
            "--from is later than --to.",
        ),
        (["check", "--deeep"], "Not known here: --deeep."),
        (["demo", "--items", "0"], "“0” is no number from 1 to"),
        (["demo", "--movements", "many"], "“many” is no number from 1 to"),
        (["check", "--home"], "--home needs a value."),
    ],
)
def test_a_wrong_usage_is_told(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Usage and one sentence, exit status 2."""
    assert main(["--language", "en", *arguments]) == 2

    errors = capsys.readouterr().err
    assert errors.startswith("usage: ")
    assert sentence in errors


def test_help_speaks_the_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """LANG decides, and Indonesian where it is another language."""
    said = {}
    for locale in ("en_GB.UTF-8", "id_ID.UTF-8", "de_DE.UTF-8", "C"):
        monkeypatch.setenv("LANG", locale)
        assert main(["--help"]) == 0
        said[locale] = capsys.readouterr().out

    assert "makes a demo shop" in said["en_GB.UTF-8"]
    assert "membuat toko contoh" in said["id_ID.UTF-8"]
    assert said["de_DE.UTF-8"] == said["C"] == said["id_ID.UTF-8"]


def test_home_may_come_from_the_environment(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """LUMBUNG_HOME, unless --home says otherwise."""
    monkeypatch.setenv("LUMBUNG_HOME", str(home.folder))

    assert main(["check"]) == 0
    assert main(["check", "--home", str(home.folder / "other")]) == 1


def test_a_mistake_of_the_program_is_a_sentence_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback on the screen; it is in the log."""

    def broken() -> int:
        raise ZeroDivisionError("a mistake of ours")

    assert answered(broken, Home(tmp_path)) == 1

    kept = tmp_path / "logs" / "commands.log"
    errors = capsys.readouterr().err
    assert str(kept) in errors
    assert "Traceback" not in errors
    assert "a mistake of ours" in kept.read_text(encoding="utf-8")


def test_commands_load_no_windows(home: Home) -> None:
    """Neither QtGui nor QtWidgets, so that they work on a machine without them."""
    script = (
        "import sys; from desktop_app.command_line import main; status = main(sys.argv[1:]); "
        "print([name for name in sys.modules if name.startswith('PySide6.Qt')]); sys.exit(status)"
    )
    command = [sys.executable, "-c", script, "check", "--home", str(home.folder)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "['PySide6.QtCore']"


def test_a_reader_that_has_enough_ends_it_quietly(demo_run: tuple[Home, list[str]]) -> None:
    """As with `| head -1`."""
    home, _lines = demo_run
    arguments = ("report", "movements", "--as", "owner", "--password-stdin")
    report = process(*arguments, "--home", str(home.folder), stdin=subprocess.PIPE)
    assert report.stdin
    assert report.stdout
    assert report.stderr
    report.stdin.write(DEMO_PASSWORD)
    report.stdin.close()

    first = report.stdout.readline()
    report.stdout.close()

    assert first.startswith("date,number")
    assert report.wait(timeout=60) == 1
    assert report.stderr.read() == ""
    report.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is no signal there")
def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    """The exit status tells; no traceback, and no shop half made."""
    file = tmp_path / "label.png"
    file.write_bytes(cv2.imencode(".png", make_label(CODE, "EAN13", CODE))[1].tobytes())
    decoding = process("decode", *[str(file)] * 2000)
    assert decoding.stdout
    decoding.stdout.readline()

    decoding.send_signal(signal.SIGINT)
    _output, errors = decoding.communicate(timeout=60)

    assert (decoding.returncode, errors) == (130, "")


# without a command


def test_without_a_command_the_desktop_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the chosen home; Qt's own options go through."""
    opened: list[tuple[Home, list[str]]] = []

    def run_desktop(home: Home, arguments: list[str]) -> int:
        opened.append((home, arguments))
        return 7

    monkeypatch.setitem(
        sys.modules,
        "desktop_app.application",
        SimpleNamespace(run=run_desktop),
    )

    assert main(["-style", "fusion", "--home", str(tmp_path)]) == 7

    assert opened == [(Home(tmp_path), ["-style", "fusion"])]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_tour_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence says why."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    folders: list[Path] = []

    def run_tour(folder: Path, looks: object) -> int:
        folders.append(folder)
        return 0

    monkeypatch.setattr("desktop_app.tour.run.run", run_tour)

    assert main([]) == 0

    assert folders == [Path("tour")]
    assert capsys.readouterr().out.startswith("Tidak ada layar")
