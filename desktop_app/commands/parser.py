"""The command line: which commands there are, and what each one takes."""

import argparse
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.errors import InvalidInput
from db.rules.in_store import InStoreFormat, formats_of
from db.rules.permissions import POSTING
from desktop_app.capture.wanted import SYMBOLOGIES
from desktop_app.commands.acting_options import add_act_options, add_ask_options
from desktop_app.commands.exchange_options import add_export_options, add_import_options
from desktop_app.commands.grammar import Parser, add_person, iso_day, whole_number
from desktop_app.commands.hub_options import add_hub_options, hub_needs_person
from desktop_app.commands.shop_options import (
    add_backup_options,
    add_check_options,
    add_new_shop_options,
    add_restore_options,
)
from desktop_app.shell.messages import sentence_for

translate = QCoreApplication.translate
PROGRAM = "main.py"
COMMANDS = (
    *("new-shop", "demo", "decode", "report", "import", "export"),
    *("check", "act", "ask", "backup", "restore", "hub"),
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
        (
            "new-shop",
            translate("Commands", "makes an empty shop of your own"),
            add_new_shop_options,
        ),
        ("demo", translate("Commands", "makes a demo shop to try things on"), _demo),
        ("decode", translate("Commands", "reads the barcodes in pictures and videos"), _decode),
        ("report", translate("Commands", "writes a report as CSV or JSON"), _report),
        (
            "import",
            translate("Commands", "brings in a CSV or spreadsheet, or undoes it"),
            add_import_options,
        ),
        ("export", translate("Commands", "writes the shop's data as CSV"), add_export_options),
        ("check", translate("Commands", "says whether the books agree"), add_check_options),
        (
            "act",
            translate("Commands", "runs one operation, with its arguments as JSON"),
            add_act_options,
        ),
        ("ask", translate("Commands", "reads with one query, as JSON"), add_ask_options),
        (
            "backup",
            translate("Commands", "makes a backup, also while people work"),
            add_backup_options,
        ),
        ("restore", translate("Commands", "makes a shop out of a backup"), add_restore_options),
        ("hub", translate("Commands", "shares the shop with other computers"), add_hub_options),
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
        parser.group.add_argument(option, type=whole_number, metavar=count, help=help_text)


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
        add(option, dest=target, type=iso_day, metavar=day, help=help_text)
    add(
        "--days",
        type=whole_number,
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
    add_person(parser)


def _asks_who(options: argparse.Namespace) -> bool:
    if options.command == "ask":
        return not options.list
    if options.command == "hub":
        return hub_needs_person(options)
    if options.command != "act":
        return options.command in WITH_PERSON
    from desktop_app.commands.act import needs_person

    return not options.list and needs_person(options.operation)


def _scale_codes(text: str) -> tuple[InStoreFormat, ...]:
    try:
        return formats_of(text)
    except InvalidInput as refused:
        raise argparse.ArgumentTypeError(sentence_for(refused)) from None
