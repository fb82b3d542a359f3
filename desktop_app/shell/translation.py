"""The languages of the interface: which there are, and the catalogue compiled from the .ts files.

Every room has a .ts file of its own under `resources/translations/LANGUAGE/`; all files of a
language compile into one `.qm` beside them, at build (`python -m desktop_app.shell.translation`)
or at the first start without one. `qt.ts` holds Qt's own buttons and menus, of which Qt brings no
Indonesian. English is the language of the source and has no catalogue.
"""

import logging
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop_app import resources

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}

log = logging.getLogger(__name__)


def compiled_catalogue(language: str) -> Path:
    """The `.qm` of a language, compiled anew when a `.ts` is younger than it."""
    folder = resources.folder("translations") / language
    catalogue = folder / f"lumbung_{language}.qm"
    sources = sorted(folder.glob("*.ts"))
    if not catalogue.exists() or any(
        source.stat().st_mtime > catalogue.stat().st_mtime for source in sources
    ):
        _compile(sources, catalogue)
    return catalogue


def locale_for(language: str) -> QLocale:
    """Numbers, money and dates follow the interface language."""
    return QLocale(QLocale.Language.Indonesian if language == "id" else QLocale.Language.English)


def install(application: QCoreApplication, language: str) -> list[QTranslator]:
    """Makes the application speak a language; give the result to `remove` before the next one."""
    QLocale.setDefault(locale_for(language))
    if language == "en":
        return []
    translator = QTranslator(application)
    if not translator.load(str(compiled_catalogue(language))):
        log.error("the catalogue of %r cannot be read", language)
    application.installTranslator(translator)
    return [translator]


def remove(application: QCoreApplication, translators: list[QTranslator]) -> None:
    """Takes a language away again."""
    for translator in translators:
        application.removeTranslator(translator)


def in_every_language(context: str, text: str) -> set[str]:
    """What people may have read for a text, whichever language they spoke."""
    found = {text}
    for language in LANGUAGES.keys() - {"en"}:
        translator = QTranslator()
        translator.load(str(compiled_catalogue(language)))
        found.add(translator.translate(context, text) or text)
    return found


class Language:
    """The language that the application speaks; one it does not know is Indonesian."""

    def __init__(self, application: QCoreApplication, code: str) -> None:
        self._application = application
        self._translators: list[QTranslator] = []
        self.use(code)

    def use(self, code: str) -> None:
        """Speaks another language from the next word on; windows that are there are made anew."""
        self.forget()
        self.code = code if code in LANGUAGES else "id"
        self._translators = install(self._application, self.code)

    def forget(self) -> None:
        """Leaves the application as it was."""
        remove(self._application, self._translators)
        self._translators = []


def _compile(sources: list[Path], catalogue: Path) -> None:
    import subprocess  # only then: it would delay every start

    suffix = ".exe" if sys.platform == "win32" else ""
    folder = Path(PySide6.__path__[0])
    compiler = next(
        path
        for path in (folder / f"lrelease{suffix}", folder / "Qt/libexec" / f"lrelease{suffix}")
        if path.exists()
    )
    subprocess.run(  # noqa: S603  (our own files, Qt's own compiler)
        [compiler, "-silent", *sources, "-qm", catalogue], check=True
    )


if __name__ == "__main__":
    for language in LANGUAGES:
        if language != "en":
            compiled_catalogue(language)
