"""Every text of the source has its Indonesian: complete, with the same placeholders."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import resources
from desktop_app.shell import translation

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "resources/translations/id"
PLACEHOLDER = re.compile(r"\{[^}]*\}|%n|%\d")
HANDMADE = {"qt"}
SAID_ELSE = {  # and what is said instead
    "berkas": "file",
    "pita": "daftar",
    "lembar kerja": "spreadsheet",
    "hitung stok": "stok opname",
}


def sources_of(room: str) -> list[Path]:
    """The Python files whose texts a catalogue holds."""
    if room == "application":
        return sorted((ROOT / "desktop_app").glob("*.py"))
    return sorted((ROOT / "desktop_app" / room).rglob("*.py"))


def rooms() -> list[str]:
    """Every folder of the desktop with Python in it, and the files beside the folders."""
    folders = [path.parent.name for path in (ROOT / "desktop_app").glob("*/__init__.py")]
    return [*sorted(folders), "application"]


def messages(catalogue: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Context, source text and translation of every message that is still in use."""
    for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314  (our own files)
        for message in context.iter("message"):
            translated = message.find("translation")
            assert translated is not None
            if translated.get("type") not in ("vanished", "obsolete"):
                yield context.findtext("name", ""), message.findtext("source", ""), translated


def collect(room: str, folder: Path) -> Path:
    """The room's catalogue as it would be after collecting its texts anew."""
    fresh = folder / f"{room}.ts"
    if (CATALOGUES / fresh.name).exists():
        shutil.copy(CATALOGUES / fresh.name, fresh)
    lupdate = Path(sys.executable).parent / "pyside6-lupdate"
    options = ["-silent", "-no-obsolete", "-locations", "none"]
    languages = ["-source-language", "en", "-target-language", "id"]
    command = [str(lupdate), *options, *map(str, sources_of(room)), *languages, "-ts", str(fresh)]
    subprocess.run(command, check=True, capture_output=True)
    return fresh


@pytest.mark.parametrize("room", rooms())
def test_every_text_belongs_to_a_class(room: str) -> None:
    """A text of `dialog.tr` would be looked for under the name of the dialog's class."""
    contexts = [context for context, _, _ in messages(CATALOGUES / f"{room}.ts")]
    assert [name for name in contexts if not name.lstrip("_")[0].isupper()] == []


@pytest.mark.parametrize("room", rooms())
def test_every_text_has_its_indonesian(room: str, tmp_path: Path) -> None:
    """A text that was added and not translated fails here."""
    fresh = collect(room, tmp_path)
    unfinished = [
        f"{context}: {source}"
        for context, source, translated in messages(fresh)
        if translated.get("type") == "unfinished" or not "".join(translated.itertext()).strip()
    ]
    assert not unfinished


@pytest.mark.parametrize("catalogue", sorted(CATALOGUES.glob("*.ts")), ids=lambda path: path.stem)
def test_translations_keep_their_placeholders(catalogue: Path) -> None:
    """A `{name}` or `%n` that gets lost in translation would show nothing, or fail."""
    for _context, source, translated in messages(catalogue):
        forms = [form.text or "" for form in translated.iter("numerusform")]
        for text in forms or [translated.text or ""]:
            wanted = set(PLACEHOLDER.findall(source)) - ({"%n"} if forms else set())
            assert wanted <= set(PLACEHOLDER.findall(text)), (source, text)


def test_no_catalogue_is_left_behind() -> None:
    """Each file belongs to a room, or holds Qt's own texts."""
    assert {path.stem for path in CATALOGUES.glob("*.ts")} <= {*rooms(), *HANDMADE}


def test_no_text_of_a_context_stands_in_two_catalogues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The compiler would drop one of them, and says so; it has nothing to say."""
    folder = tmp_path / "translations"
    shutil.copytree(CATALOGUES, folder / "id", ignore=shutil.ignore_patterns("*.qm"))
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path / name)

    compiled = translation.compiled_catalogue("id")

    assert compiled.parent == folder / "id"
    assert compiled.stat().st_size > 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "text",
    [*sorted(CATALOGUES.glob("*.ts")), ROOT / "docs/user-guide.id.md"],
    ids=lambda path: path.stem,
)
def test_one_thing_has_one_word(text: Path) -> None:
    """The words that Indonesian shopkeepers know from their other programs, and no others."""
    said = text.read_text(encoding="utf-8").lower()
    assert [word for word in SAID_ELSE if re.search(rf"\b{word}(nya)?\b", said)] == []
