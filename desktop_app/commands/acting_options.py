"""The options of `act` and `ask`."""

from PySide6.QtCore import QCoreApplication

from desktop_app.commands.grammar import Parser, add_person

translate = QCoreApplication.translate


def add_act_options(parser: Parser) -> None:
    """Which operation, its arguments, who acts and who allows it."""
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
    add_person(parser)
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


def add_ask_options(parser: Parser) -> None:
    """Which query, its arguments and who asks."""
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
    add_person(parser)
