"""The options of commands that make, keep or check a whole shop."""

from PySide6.QtCore import QCoreApplication

from desktop_app.commands.grammar import Parser, add_person

translate = QCoreApplication.translate


def add_new_shop_options(parser: Parser) -> None:
    """The shop's name, its owner and its currency."""
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


def add_backup_options(parser: Parser) -> None:
    """Where to."""
    parser.group.add_argument(
        *("-o", "--output"),
        metavar=translate("Commands", "FOLDER"),
        help=translate("Commands", "the folder to put it into (else the shop's own backups)"),
    )
    add_person(parser)


def add_restore_options(parser: Parser) -> None:
    """Which backup, and what it becomes."""
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


def add_check_options(parser: Parser) -> None:
    """How deep."""
    parser.group.add_argument(
        "--deep",
        action="store_true",
        help=translate("Commands", "adds up again what reports read summed up, too"),
    )
