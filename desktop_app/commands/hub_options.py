"""The options of the commands about the server that several PCs share."""

import argparse
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from db.sharing.address import PORT
from desktop_app.commands.grammar import Parser, add_person

translate = QCoreApplication.translate


def hub_needs_person(options: argparse.Namespace) -> bool:
    """Whether somebody of the shop has to say who they are; else whoever owns the server acts."""
    return options.action != "init" and not (options.action == "rotate" and options.person)


def add_hub_options(parser: Parser) -> None:
    """One command in a command."""
    parser.set_defaults(needs_person=hub_needs_person)
    actions = parser.add_subparsers(
        dest="action",
        required=True,
        title=translate("Commands", "what to do"),
        metavar=translate("Commands", "ACTION"),
        parser_class=Parser,
    )
    for name, summary, add in _actions():
        action = actions.add_parser(name, help=summary, description=summary)
        action.set_defaults(parser=action)
        add(action)


def _actions() -> tuple[tuple[str, str, Callable[[Parser], None]], ...]:
    return (
        (
            "ticket",
            translate("Commands", "writes what “init” needs to know of a shop's owner"),
            add_person,
        ),
        ("init", translate("Commands", "makes or upgrades the database on the server"), _init),
        (
            "upload",
            translate("Commands", "shares this shop: brings all of it to an empty server"),
            _named,
        ),
        (
            "join",
            translate("Commands", "brings the shop on a server to this computer, which has none"),
            _join,
        ),
        (
            "address",
            translate("Commands", "tells this computer where the server is from now on"),
            _moved,
        ),
        ("status", translate("Commands", "says how it stands with the server"), add_person),
        (
            "check",
            translate("Commands", "exchanges everything now, and compares the books"),
            add_person,
        ),
        (
            "add-person",
            translate("Commands", "gives somebody of the shop a password on the server"),
            _person,
        ),
        ("revoke", translate("Commands", "shuts somebody or a computer out"), _revoke),
        ("rotate", translate("Commands", "changes your own password on all computers"), _rotate),
        ("leave", translate("Commands", "makes this copy a shop of its own"), _leave),
    )


def _init(parser: Parser) -> None:
    add = parser.group.add_argument
    add(
        "--connection",
        default="",
        metavar=translate("Commands", "TEXT"),
        help=translate(
            "Commands",
            "how a superuser connects, as libpq spells it (else PGHOST, PGUSER, PGDATABASE ...)",
        ),
    )
    add(
        "--ticket",
        metavar=translate("Commands", "FILE"),
        help=translate("Commands", "the owner's ticket; - reads it from standard input"),
    )


def _named(parser: Parser) -> None:
    _address(parser)
    add_person(parser)


def _moved(parser: Parser) -> None:
    _address(
        parser,
        translate("Commands", "the certificate of the authority, where it is another than before"),
    )
    parser.group.add_argument(
        "--recovery-key",
        action="store_true",
        help=translate(
            "Commands",
            "the server has not seen you for 30 days: asks for this computer's recovery key",
        ),
    )
    add_person(
        parser,
        translate(
            "Commands",
            "takes the password from the first line of standard input; with --recovery-key the "
            "recovery key from the second",
        ),
    )


def _join(parser: Parser) -> None:
    _address(parser)
    parser.group.add_argument(
        "--name",
        default="",
        metavar=translate("Commands", "NAME"),
        help=translate("Commands", "what this computer is called, such as “Till 2”"),
    )
    add_person(parser)


def _leave(parser: Parser) -> None:
    parser.group.add_argument(
        "--without-server",
        action="store_true",
        help=translate(
            "Commands", "there is no server any more: asks for the recovery key instead"
        ),
    )
    add_person(
        parser,
        translate(
            "Commands",
            "takes the password from the first line of standard input; with --without-server the "
            "recovery key from the second",
        ),
    )


def _address(parser: Parser, authority: str = "") -> None:
    """`authority` is what is said of the certificate's file."""
    add = parser.group.add_argument
    add(
        "--host",
        required=True,
        metavar=translate("Commands", "HOST"),
        help=translate("Commands", "the server; several with commas between them"),
    )
    add(
        "--port",
        default=str(PORT),
        metavar=translate("Commands", "NUMBER"),
        help=translate("Commands", "its port (else {port})").format(port=PORT),
    )
    add(
        "--database",
        default="lumbung",
        metavar=translate("Commands", "NAME"),
        help=translate("Commands", "the database on it (else lumbung)"),
    )
    add(
        "--ca",
        default="",
        metavar=translate("Commands", "FILE"),
        help=authority
        or translate("Commands", "the certificate of the authority that vouches for the server"),
    )


def _person(parser: Parser) -> None:
    what = parser.add_argument_group(translate("Commands", "person"))
    what.add_argument("person", metavar=translate("Commands", "NAME"))
    add_person(
        parser,
        translate(
            "Commands",
            "takes your own password from the first line of standard input, and theirs from the "
            "second",
        ),
    )


def _revoke(parser: Parser) -> None:
    what = parser.add_argument_group(translate("Commands", "whom"))
    one = what.add_mutually_exclusive_group(required=True)
    one.add_argument(
        "--person",
        metavar=translate("Commands", "NAME"),
        help=translate("Commands", "somebody, by the name to sign in with"),
    )
    one.add_argument(
        "--device",
        metavar=translate("Commands", "CODE"),
        help=translate("Commands", "a computer, by its code such as K2"),
    )
    parser.group.add_argument(
        "--this-computer",
        action="store_true",
        help=translate("Commands", "also when it is the computer on which this is typed"),
    )
    add_person(parser)


def _rotate(parser: Parser) -> None:
    add = parser.group.add_argument
    add(
        "--person",
        metavar=translate("Commands", "NAME"),
        help=translate("Commands", "somebody else, as the server's superuser (see init)"),
    )
    text, as_for_init = translate("Commands", "TEXT"), translate("Commands", "as for init")
    add("--connection", default="", metavar=text, help=as_for_init)
    add_person(
        parser,
        translate(
            "Commands",
            "takes your password from the first line of standard input, and the new one from the "
            "second; with --person the new one alone, from the first",
        ),
    )
