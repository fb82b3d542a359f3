"""argparse that speaks the person's language, and the values that several commands take."""

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import NoReturn

from PySide6.QtCore import QCoreApplication

from desktop_app.shell.translation import LANGUAGES

translate = QCoreApplication.translate
MOST = 100_000_000


class Parser(argparse.ArgumentParser):
    """argparse that speaks the person's language."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=Formatter)  # type: ignore[arg-type]  # argparse's own options by their names
        self.group = self.add_argument_group(translate("Commands", "options"))
        self.group.add_argument(
            "-h", "--help", action="help", help=translate("Commands", "shows this help")
        )
        self.group.add_argument(
            "--home",
            metavar=translate("Commands", "FOLDER"),
            help=translate("Commands", "the shop's data folder (else LUMBUNG_HOME, else your own)"),
        )
        self.group.add_argument(
            "--language",
            choices=tuple(LANGUAGES),
            help=translate("Commands", "the language to speak"),
        )

    def error(self, message: str) -> NoReturn:
        """Usage, and what was wrong in a sentence."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{_in_words(message)}\n")


class Formatter(argparse.HelpFormatter):
    """Help whose first word is translated too."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Overridden for the word before it."""
        prefix = translate("Commands", "usage: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)


def add_person(parser: Parser, from_stdin: str = "") -> None:
    """Who acts, for commands that read the shop; `from_stdin` says what more is read there."""
    add = parser.group.add_argument
    password = translate("Commands", "takes the password from the first line of standard input")
    name = translate("Commands", "NAME")
    add("--as", dest="login", metavar=name, help=translate("Commands", "who you are"))
    add("--password-stdin", action="store_true", help=from_stdin or password)


def whole_number(text: str) -> int:
    """A number from 1 on."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST:
        return int(text)
    sentence = translate("Commands", "“{text}” is no number from 1 to {most}.")
    raise argparse.ArgumentTypeError(sentence.format(text=text, most=MOST))


def iso_day(text: str) -> date:
    """A date as ISO 8601 writes it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = translate("Commands", "“{text}” is no date. Write it like 2026-01-31.")
        raise argparse.ArgumentTypeError(sentence.format(text=text)) from None


def _in_words(message: str) -> str:
    """argparse's own messages, which it has in English alone; others are ours already."""
    for pattern, sentence in (
        (
            r"argument (.+?): not allowed with argument (.+)",
            translate("Commands", "{0} and {1} do not go together."),
        ),
        (r"argument (.+?): ignored explicit .*", translate("Commands", "{0} takes no value.")),
        (
            r"one of the arguments (.+) is required",
            translate("Commands", "Give one of these: {0}."),
        ),
        (r"argument (.+?): expected .*", translate("Commands", "{0} needs a value.")),
        (r"the following arguments are required: (.+)", translate("Commands", "Missing: {0}.")),
        (r"unrecognized arguments: (.+)", translate("Commands", "Not known here: {0}.")),
        (
            r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
            translate("Commands", "{0}: there is no {1}. There are: {2}."),
        ),
        (r"argument (.+?): (.+)", "{0}: {1}"),
    ):
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*found.groups())
    return message
