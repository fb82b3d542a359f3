"""The commands of `main.py`: what they print, what they refuse, and how they end."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from db.demo.fill import PASSWORD as DEMO_PASSWORD
from db.home import Home
from db.keys import key_from_recovery
from db.operations import accounts
from desktop_app.capture.opencv import cv2
from desktop_app.capture.sample_video import make_label
from desktop_app.command_line import answered, main, opened_shop
from tests.desktop_app.commands.program import CODE, ROOT, process, run


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
        raise ZeroDivisionError("a mistake of ours with the file \udcff")

    assert answered(broken, Home(tmp_path)) == 1

    kept = tmp_path / "logs" / "commands.log"
    errors = capsys.readouterr().err
    assert str(kept) in errors
    assert "Traceback" not in errors
    assert "a mistake of ours" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("can_be_kept", [True, False])
def test_broken_preferences_are_told_to_the_log_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], *, can_be_kept: bool
) -> None:
    """A command says its own sentence, also where not even the log can be written."""
    (tmp_path / "preferences.json").write_text("{broken")
    if not can_be_kept:
        (tmp_path / "logs").write_text("no folder")

    status = main(["check", "--home", str(tmp_path)])

    output, errors = capfd.readouterr()
    assert (status, output, errors.count("\n")) == (1, "", 1)
    assert errors.startswith("Belum ada toko di")
    if can_be_kept:
        kept = (tmp_path / "logs" / "commands.log").read_text(encoding="utf-8")
        assert "the preferences cannot be read" in kept


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


@pytest.fixture
def heeded_interrupt() -> Iterator[None]:
    """Started programs hear Ctrl+C, also where a background job of a shell told ours not to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is no signal there")
@pytest.mark.usefixtures("heeded_interrupt")
def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    """The exit status tells; no traceback, and no shop half made."""
    file = tmp_path / "label.png"
    file.write_bytes(cv2.imencode(".png", make_label(CODE, "EAN13", CODE))[1].tobytes())
    decoding = process("decode", *[str(file)] * 1000)
    assert decoding.stdout
    decoding.stdout.readline()

    decoding.send_signal(signal.SIGINT)
    _output, errors = decoding.communicate(timeout=60)

    assert (decoding.returncode, errors) == (130, "")


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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says why, where the pictures are, and that the shop was left alone."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    folders: list[Path] = []

    def run_tour(folder: Path, looks: object) -> int:
        folders.append(folder)
        return 0

    monkeypatch.setattr("desktop_app.tour.run.run", run_tour)

    assert main(["--home", str(tmp_path)]) == 0

    assert folders == [Path("tour")]
    told = capsys.readouterr().out
    assert told.startswith("Tidak ada layar")
    assert f"di {Path('tour').resolve()}. Toko di {tmp_path} tidak disentuh" in told
