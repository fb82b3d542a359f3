"""The options of `import` and `export`."""

import argparse

from PySide6.QtCore import QCoreApplication

from desktop_app.commands.grammar import Parser, add_person

translate = QCoreApplication.translate


def add_import_options(parser: Parser) -> None:
    """Which file, what is known of it, or which import is undone."""
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
    add_person(parser)


def add_export_options(parser: Parser) -> None:
    """What, and where to."""
    from db.exchange.exporting import EXPORTS

    what = parser.add_argument_group(translate("Commands", "export"))
    what.add_argument("what", choices=tuple(EXPORTS), help=", ".join(EXPORTS))
    parser.group.add_argument(
        *("-o", "--output"),
        metavar=translate("Commands", "FILE"),
        help=translate("Commands", "the file to write (else it is printed)"),
    )
    add_person(parser)


def _column(text: str) -> tuple[str, str]:
    column, equals, name = text.rpartition("=")
    if not (column and equals):
        sentence = translate("Commands", "“{text}” is no COLUMN=FIELD.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return column, name
