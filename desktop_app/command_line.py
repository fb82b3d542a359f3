"""The commands of `main.py`; without one it opens the desktop."""

import gc
import io
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.errors import CannotOpen, LumbungError
from db.home import Home
from desktop_app.shell.log_file import SilentLogFile
from desktop_app.shell.settings import Settings
from desktop_app.shell.translation import LANGUAGES, install, remove

if TYPE_CHECKING:  # the desktop goes through here too, and loads what it needs when it needs it
    import argparse

    from db.connection import ShopDatabase

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
ONLY_READ = ("check", "report", "export")
LOG = "commands.log"
INTERRUPTED = 130  # as a shell reports it: 128 and the number of the signal


def main(arguments: list[str]) -> int:
    """Runs one command and returns the exit status: 0, 1 after an error, 2 after a wrong usage."""
    if not arguments:
        return open_desktop(Home.choose(), [])
    from desktop_app.commands.parser import early_options

    early = early_options(arguments)
    home = Home.choose(early.home)
    _write_utf8()
    if _opens_desktop(early.rest):
        return open_desktop(home, early.rest)
    gc.enable()
    with noting(home):
        language = early.language if early.language in LANGUAGES else spoken_language(home)
        return _obey(arguments, home, language)


def _obey(arguments: list[str], home: Home, language: str) -> int:
    from desktop_app.commands.parser import parse

    with speaking(language):
        try:
            options = parse(arguments)
        except SystemExit as end:
            return int(end.code or 0)
        return answered(partial(run_command, options, home, language), home)


def run_command(options: "argparse.Namespace", home: Home, language: str) -> int:
    """What each command needs is loaded and opened for that one alone."""
    if options.command == "demo":
        from desktop_app.commands.demo import make_demo

        return make_demo(home, language, items=options.items, movements=options.movements)
    if options.command == "decode":
        from desktop_app.commands.decode import decode_files, wanted_of

        return decode_files(options.files, wanted_of(options), options.in_store)
    if options.command == "act" and options.list:
        from desktop_app.commands.act import list_operations

        return list_operations(language)
    if options.command == "ask" and options.list:
        from desktop_app.commands.ask import list_queries

        return list_queries(language)
    if options.command == "new-shop":
        from desktop_app.commands.new_shop import make_new_shop

        return make_new_shop(home, language, options)
    if options.command == "restore":
        from desktop_app.commands.backup import restore

        return restore(options)
    if options.command == "hub" and not options.needs_person(options):
        from desktop_app.commands.hub import run_alone

        return run_alone(options)
    if options.command == "hub" and options.action == "join":
        from desktop_app.commands.hub_join import join

        return join(home, language, options)
    with opened_shop(home, only_read=options.command in ONLY_READ) as database:
        if options.command == "act":
            from desktop_app.commands.act import act

            return act(database, home, options)
        if options.command == "ask":
            from desktop_app.commands.ask import ask

            return ask(database, options)
        if options.command == "hub":
            from desktop_app.commands.hub import run_with_shop

            return run_with_shop(database, home, options)
        if options.command == "check":
            from desktop_app.commands.check import tell_check

            return tell_check(database, home, deep=options.deep)
        if options.command == "backup":
            from desktop_app.commands.backup import back_up

            return back_up(database, options)
        if options.command == "import":
            from desktop_app.commands.importing import import_or_undo

            return import_or_undo(database, home, options)
        if options.command == "export":
            from desktop_app.commands.export import write_export

            return write_export(database, options)
        from desktop_app.commands.report import write_report

        return write_report(database, options)


def open_desktop(home: Home, arguments: list[str]) -> int:
    """The windows; where there is no screen, the tour through them."""
    if has_display():
        from desktop_app.application import run

        return run(home, arguments)
    gc.enable()
    from desktop_app.commands.sentences import no_display

    pictures = Path("tour")
    with noting(home):
        language = spoken_language(home)
    with speaking(language):
        print(no_display(home, pictures), flush=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.tour.run import run as run_tour

    return run_tour(pictures, ((language, "light"),))


def answered(act: Callable[[], int], home: Home) -> int:
    """Whatever goes wrong is a sentence on standard error and an exit status, never a traceback."""
    from desktop_app.commands.sentences import told

    try:
        status = act()
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has enough; without this Python complains when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except LumbungError as error:
        sentence = told(error)
    except OSError as error:
        sentence = told(LumbungError("system_refused", reason=error.strerror or str(error)))
    except Exception as error:  # noqa: BLE001  (the last to see it: kept in the log, told in words)
        sentence = told(LumbungError("unexpected", file=str(_kept(error, home))))
    print(sentence, file=sys.stderr)
    return 1


@contextmanager
def opened_shop(home: Home, *, only_read: bool = False) -> Iterator["ShopDatabase"]:
    """The home's shop, also beside an open window; only to be read also on a full disk."""
    if not home.database.exists():
        raise CannotOpen("database_missing", folder=str(home.folder))
    from db.connection import open_database, open_to_read
    from db.keys import load_key

    opened = open_to_read if only_read else open_database
    database = opened(home.database, load_key(home), home.backups)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def noting(home: Home) -> Iterator[None]:
    """What is for whoever looks for a fault goes into the log and not to the person meanwhile."""
    notes = SilentLogFile(home.logs / LOG)
    logging.getLogger().addHandler(notes)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(notes)
        notes.close()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Texts are in this language meanwhile; only as much of Qt as that needs."""
    before = QCoreApplication.instance()
    application = before or QCoreApplication([])
    translators = install(application, language)
    try:
        yield
    finally:
        remove(application, translators)
        if before is None:
            application.shutdown()


def spoken_language(home: Home) -> str:
    """The system's language where we speak it, else the one that the windows speak."""
    locale = next(filter(None, map(os.environ.get, LOCALES)), "")
    language = locale.partition("_")[0].partition(".")[0]
    if language not in LANGUAGES:
        language = Settings(home.preferences).language
    return language if language in LANGUAGES else "id"


def has_display() -> bool:
    """Whether there is a screen for windows; on Windows and macOS there always is."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, SCREENS))


def _opens_desktop(rest: list[str]) -> bool:
    """No command; Qt's own options (-platform, -style ...) have a single dash, as ours have not."""
    if not rest:
        return True
    return rest[0].startswith("-") and not rest[0].startswith("--") and rest[0] != "-h"


def _write_utf8() -> None:
    """Whatever the console: JSON and CSV are UTF-8 with the line ends that they are given."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _kept(error: Exception, home: Home) -> Path:
    """Writes down where in the program it happened, for whoever looks for the fault."""
    file = home.logs / LOG
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            traceback.print_exception(error, file=log)
    return file
