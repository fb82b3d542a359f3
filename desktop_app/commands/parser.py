"""The command line's grammar and help, in the person's language."""

import argparse
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from PySide6.QtCore import QCoreApplication

from db.errors import InvalidInput
from db.rules.in_store import InStoreFormat, formats_of
from db.rules.permissions import POSTING
from desktop_app.capture.wanted import SYMBOLOGIES
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.translation import LANGUAGES

translate = QCoreApplication.translate
PROGRAM = "main.py"
MOST = 100_000_000
COMMANDS = (
    *("new-shop", "demo", "decode", "report", "import", "export"),
    *("check", "act", "ask", "backup", "restore"),
)
WITH_PERSON = ("report", "import", "export", "backup")


@dataclass(frozen=True)
class Early:
    """What has to be known before a word is said; `rest` is all but these options."""

    home: str | None
    language: str | None
    rest: list[str]


def early_options(arguments: list[str]) -> Early:
    """Finds `--home` and `--language` wherever they stand; mistakes are told by `parse`."""
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    options.add_argument("--home", nargs="?")
    options.add_argument("--language", nargs="?")
    found, rest = options.parse_known_args(arguments)
    return Early(found.home, found.language, rest)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command with its options; raises SystemExit: 0 after the help, 2 after a mistake."""
    options = _parser().parse_args(arguments)
    first, last = getattr(options, "first", None), getattr(options, "last", None)
    if first and last and first > last:
        options.parser.error(translate("Commands", "--from is later than --to."))
    if options.command == "import" and bool(options.file) == bool(options.undo):
        options.parser.error(translate("Commands", "Name either a file or --undo BATCH."))
    if options.command == "act" and not (options.operation or options.list):
        options.parser.error(translate("Commands", "Name an operation; --list shows them."))
    if options.command == "ask" and not (options.query or options.list):
        options.parser.error(translate("Commands", "Name a query; --list shows them."))
    if _asks_who(options) and not options.login:
        options.parser.error(translate("Commands", "Say who you are: --as NAME."))
    return options


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


def _parser() -> Parser:
    parser = Parser(
        prog=PROGRAM,
        description=translate(
            "Commands", "Lumbung, the inventory of a shop. Without a command its window opens."
        ),
    )
    commands = parser.add_subparsers(
        dest="command",
        title=translate("Commands", "commands"),
        metavar=translate("Commands", "COMMAND"),
    )
    for name, summary, add in (
        ("new-shop", translate("Commands", "makes an empty shop of your own"), _new_shop),
        ("demo", translate("Commands", "makes a demo shop to try things on"), _demo),
        ("decode", translate("Commands", "reads the barcodes in pictures and videos"), _decode),
        ("report", translate("Commands", "writes a report as CSV or JSON"), _report),
        (
            "import",
            translate("Commands", "brings in a CSV or spreadsheet, or undoes it"),
            _import,
        ),
        ("export", translate("Commands", "writes the shop's data as CSV"), _export),
        ("check", translate("Commands", "says whether the books agree"), _check),
        ("act", translate("Commands", "runs one operation, with its arguments as JSON"), _act),
        ("ask", translate("Commands", "reads with one query, as JSON"), _ask),
        ("backup", translate("Commands", "makes a backup, also while people work"), _backup),
        ("restore", translate("Commands", "makes a shop out of a backup"), _restore),
    ):
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(parser=command)
        add(command)
    return parser


def _demo(parser: Parser) -> None:
    count = translate("Commands", "COUNT")
    for option, help_text in (
        (
            "--items",
            translate("Commands", "a larger shop: so many items (else a third of the movements)"),
        ),
        ("--movements", translate("Commands", "so many movements in a year (else three an item)")),
    ):
        parser.group.add_argument(option, type=_count, metavar=count, help=help_text)


def _decode(parser: Parser) -> None:
    files = parser.add_argument_group(translate("Commands", "files"))
    files.add_argument(
        "files",
        nargs="+",
        metavar=translate("Commands", "FILE"),
        help=translate("Commands", "a picture or a video"),
    )
    add = parser.group.add_argument
    add(
        "--only",
        action="append",
        choices=SYMBOLOGIES,
        metavar=translate("Commands", "KIND"),
        help=translate("Commands", "a kind of code to read (again for more): {kinds}").format(
            kinds=", ".join(SYMBOLOGIES)
        ),
    )
    lengths = translate("Commands", "LENGTHS")
    for option in ("--itf-lengths", "--codabar-lengths"):
        text = translate("Commands", "lengths that are believed, such as 6,12-14")
        add(option, default="", metavar=lengths, help=text)
    add(
        "--in-store",
        type=_scale_codes,
        default=(),
        metavar=translate("Commands", "CODES"),
        help=translate("Commands", "how scales spell their codes: 21:weight:5:0:3 22:price:5:0:0"),
    )


def _report(parser: Parser) -> None:
    from db.queries.reports import REPORTS

    what = parser.add_argument_group(translate("Commands", "report"))
    name = translate("Commands", "NAME")
    what.add_argument("name", metavar=name, help=", ".join(REPORTS))
    day = translate("Commands", "DATE")
    add = parser.group.add_argument
    add("--format", choices=("csv", "json"), default="csv")
    add(
        *("-o", "--output"),
        metavar=translate("Commands", "FILE"),
        help=translate("Commands", "the file to write (else it is printed)"),
    )
    for option, target, help_text in (
        ("--from", "first", translate("Commands", "the first day, such as 2026-01-31")),
        ("--to", "last", translate("Commands", "the last day")),
    ):
        add(option, dest=target, type=_day, metavar=day, help=help_text)
    add(
        "--days",
        type=_count,
        metavar=translate("Commands", "COUNT"),
        help=translate("Commands", "so many days of cover, without a sale, or to expiry"),
    )
    kinds = translate("Commands", "documents of one kind only: {kinds}")
    add(
        "--kind",
        choices=tuple(POSTING),
        metavar=translate("Commands", "KIND"),
        help=kinds.format(kinds=", ".join(POSTING)),
    )
    _person(parser)


def _act(parser: Parser) -> None:
    what = parser.add_argument_group(translate("Commands", "operation"))
    what.add_argument(
        "operation",
        nargs="?",
        metavar=translate("Commands", "OPERATION"),
        help=translate("Commands", "the operation, such as add_category"),
    )
    what.add_argument(
        "arguments",
        nargs="?",
        default="{}",
        metavar="JSON",
        help=translate(
            "Commands", "its arguments as one JSON object; - reads it from standard input"
        ),
    )
    parser.group.add_argument(
        "--list",
        action="store_true",
        help=translate("Commands", "lists the operations with their arguments and permissions"),
    )
    _person(parser)
    parser.group.add_argument(
        "--approved-by",
        dest="approver",
        metavar=translate("Commands", "NAME"),
        help=translate("Commands", "who allows it with a PIN (the second line of standard input)"),
    )
    parser.group.add_argument(
        "--permission",
        metavar=translate("Commands", "PERMISSION"),
        help=translate("Commands", "what they allow (else what the operation asks for)"),
    )


def _ask(parser: Parser) -> None:
    what = parser.add_argument_group(translate("Commands", "query"))
    what.add_argument(
        "query",
        nargs="?",
        metavar=translate("Commands", "QUERY"),
        help=translate("Commands", "the query, such as reservations"),
    )
    what.add_argument(
        "arguments",
        nargs="?",
        default="{}",
        metavar="JSON",
        help=translate(
            "Commands", "its arguments as one JSON object; - reads it from standard input"
        ),
    )
    parser.group.add_argument(
        "--list",
        action="store_true",
        help=translate("Commands", "lists the queries with their arguments and permissions"),
    )
    _person(parser)


def _new_shop(parser: Parser) -> None:
    from db.operations.setup import CURRENCIES

    name = translate("Commands", "NAME")
    for option, metavar, help_text in (
        ("--name", name, translate("Commands", "what the shop is called")),
        ("--owner", name, translate("Commands", "what the owner is called")),
        ("--login", name, translate("Commands", "the name that the owner signs in with")),
    ):
        parser.group.add_argument(option, required=True, metavar=metavar, help=help_text)
    parser.group.add_argument(
        "--currency",
        choices=CURRENCIES,
        default=CURRENCIES[0],
        metavar=translate("Commands", "CURRENCY"),
        help=", ".join(CURRENCIES),
    )
    parser.group.add_argument(
        "--password-stdin",
        action="store_true",
        help=translate("Commands", "takes the password from the first line of standard input"),
    )


def _backup(parser: Parser) -> None:
    parser.group.add_argument(
        *("-o", "--output"),
        metavar=translate("Commands", "FOLDER"),
        help=translate("Commands", "the folder to put it into (else the shop's own backups)"),
    )
    _person(parser)


def _restore(parser: Parser) -> None:
    what = parser.add_argument_group(translate("Commands", "backup"))
    what.add_argument("file", metavar=translate("Commands", "FILE"))
    add = parser.group.add_argument
    add(
        "--to",
        required=True,
        metavar=translate("Commands", "FOLDER"),
        help=translate("Commands", "a new or an empty folder, which becomes the shop's"),
    )
    for option, help_text in (
        (
            "--recovery-key-stdin",
            translate("Commands", "takes the recovery key from the first line of standard input"),
        ),
        (
            "--despite-problems",
            translate("Commands", "takes the backup though its books do not agree"),
        ),
    ):
        add(option, action="store_true", help=help_text)


def _import(parser: Parser) -> None:
    from db.exchange.column_words import KINDS, NAMES_OF_FIELDS

    what = parser.add_argument_group(translate("Commands", "file"))
    file = translate("Commands", "FILE")
    what.add_argument("file", nargs="?", metavar=file, help="CSV, XLSX, XLS, ODS")
    add = parser.group.add_argument
    add(
        "--dry-run",
        action="store_true",
        help=translate("Commands", "says what would happen and changes nothing"),
    )
    kinds = translate("Commands", "what the file holds (else it is guessed): {kinds}")
    add(
        "--kind",
        choices=KINDS,
        metavar=translate("Commands", "KIND"),
        help=kinds.format(kinds=", ".join(KINDS)),
    )
    fields = translate(
        "Commands",
        "a column's title, letter or number, and its field (or nothing): {fields}",
    )
    add(
        "--map",
        action="append",
        default=[],
        dest="columns",
        type=_column,
        metavar=translate("Commands", "COLUMN=FIELD"),
        help=fields.format(fields=", ".join(NAMES_OF_FIELDS)),
    )
    decimal = translate("Commands", "the decimal mark, where it cannot be guessed")
    mark = translate("Commands", "MARK")
    add("--decimal", dest="mark", choices=(".", ","), metavar=mark, help=f"{decimal} (. ,)")
    dates = translate("Commands", "the order of day and month, where it cannot be guessed")
    add("--dates", dest="order", choices=("dmy", "mdy", "ymd"), help=dates)
    add(
        "--again",
        action="store_true",
        help=translate("Commands", "also when the same file was brought in before"),
    )
    add(
        "--undo",
        metavar=translate("Commands", "BATCH"),
        help=translate("Commands", "takes an import back"),
    )
    _person(parser)


def _export(parser: Parser) -> None:
    from db.exchange.exporting import EXPORTS

    what = parser.add_argument_group(translate("Commands", "export"))
    what.add_argument("what", choices=tuple(EXPORTS), help=", ".join(EXPORTS))
    parser.group.add_argument(
        *("-o", "--output"),
        metavar=translate("Commands", "FILE"),
        help=translate("Commands", "the file to write (else it is printed)"),
    )
    _person(parser)


def _person(parser: Parser) -> None:
    add = parser.group.add_argument
    name = translate("Commands", "NAME")
    add("--as", dest="login", metavar=name, help=translate("Commands", "who you are"))
    add(
        "--password-stdin",
        action="store_true",
        help=translate("Commands", "takes the password from the first line of standard input"),
    )


def _check(parser: Parser) -> None:
    parser.group.add_argument(
        "--deep",
        action="store_true",
        help=translate("Commands", "adds up again what reports read summed up, too"),
    )


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST:
        return int(text)
    sentence = translate("Commands", "“{text}” is no number from 1 to {most}.")
    raise argparse.ArgumentTypeError(sentence.format(text=text, most=MOST))


def _asks_who(options: argparse.Namespace) -> bool:
    if options.command == "ask":
        return not options.list
    if options.command != "act":
        return options.command in WITH_PERSON
    from desktop_app.commands.act import needs_person

    return not options.list and needs_person(options.operation)


def _column(text: str) -> tuple[str, str]:
    column, equals, name = text.rpartition("=")
    if not (column and equals):
        sentence = translate("Commands", "“{text}” is no COLUMN=FIELD.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return column, name


def _scale_codes(text: str) -> tuple[InStoreFormat, ...]:
    try:
        return formats_of(text)
    except InvalidInput as refused:
        raise argparse.ArgumentTypeError(sentence_for(refused)) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = translate("Commands", "“{text}” is no date. Write it like 2026-01-31.")
        raise argparse.ArgumentTypeError(sentence.format(text=text)) from None


def _in_words(message: str) -> str:
    """argparse's own messages, which it has in English alone; others are ours already."""
    for pattern, sentence in (
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
