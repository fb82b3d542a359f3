"""The commands about the server that several PCs share."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound
from db.operations.accounts import reset_password
from db.operations.own_account import change_own_password
from db.queries.people import accounts
from db.queries.shop import shop
from db.rules.calendar import local_time
from db.sharing.address import Address, checked_address, kept_address, read_certificate
from db.sharing.agreeing import Agreement, DeviceRow, compare_now, devices_now
from db.sharing.hub.founding import Ticket, init_hub, make_ticket, set_password
from db.sharing.outbox import count_waiting
from db.sharing.revoking import revoke_device, revoke_person
from db.sharing.starting import leave_hub, share_shop
from desktop_app.commands.person import (
    chosen_password,
    proved,
    signed_in,
    typed_recovery_key,
)
from desktop_app.commands.sentences import told

translate = QCoreApplication.translate


def run_alone(options: argparse.Namespace) -> int:
    """The actions that need no shop on this computer: `init`, `rotate --person`."""
    if options.action == "init":
        return _init(options)
    password = chosen_password(options.person, password_stdin=options.password_stdin)
    set_password(options.connection, options.person, password)
    print(translate("Commands", "{login} has a new password.").format(login=options.person))
    return 0


def run_with_shop(database: ShopDatabase, options: argparse.Namespace) -> int:
    """The actions of somebody of the shop."""
    if options.action in ("ticket", "upload"):
        actor, password = proved(database, options.login, password_stdin=options.password_stdin)
        act = _ticket if options.action == "ticket" else _upload
        return act(database, actor, password, options)
    if options.action == "rotate":
        return _rotate(database, options)
    actor = signed_in(database, options.login, password_stdin=options.password_stdin)
    return ACTIONS[options.action](database, actor, options)


def _init(options: argparse.Namespace) -> int:
    ticket = None
    if options.ticket:
        line = sys.stdin.readline() if options.ticket == "-" else _line_of(Path(options.ticket))
        ticket = Ticket.from_line(line)
    schema = init_hub(options.connection, ticket)
    print(translate("Commands", "The database is ready (version {number}).").format(number=schema))
    if ticket is not None:
        said = translate("Commands", "{login} can bring the shop to it now: main.py hub upload")
        print(said.format(login=ticket.login))
    return 0


def _line_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        raise InvalidInput("ticket_unreadable", "ticket") from None


def _ticket(
    database: ShopDatabase, actor: Actor, password: str, _options: argparse.Namespace
) -> int:
    """Alone on standard output, so that it can be sent on to a file."""
    print(make_ticket(database, actor, password=password).to_line())
    said = translate("Commands", "Take this line to the server: main.py hub init --ticket FILE")
    print(said, file=sys.stderr)
    return 0


def _upload(
    database: ShopDatabase, actor: Actor, password: str, options: argparse.Namespace
) -> int:
    address = address_of(options)
    going = translate("Commands", "{done} of {all} rows are on the server.")

    def tell(done: int, whole: int) -> None:
        print(going.format(done=done, all=whole), file=sys.stderr)

    share_shop(database, actor, address=address, password=password, told=tell)
    print(translate("Commands", "The shop is on the server. Whoever is signed in signs in anew."))
    return 0


def _status(database: ShopDatabase, actor: Actor, _options: argparse.Namespace) -> int:
    """0 when the server answers, 1 when not."""
    address = kept_address(database)
    if address is None:
        raise LumbungError("not_shared")
    where = translate("Commands", "Server: {hosts}, database {database}")
    print(where.format(hosts=", ".join(address.hosts), database=address.database))
    waiting = translate(
        "Commands", "Waiting to go there: {count} rows, {bookings} of them bookings"
    )
    print(
        waiting.format(
            count=count_waiting(database), bookings=count_waiting(database, bookings=True)
        )
    )
    try:
        devices = devices_now(database, actor)
    except LumbungError as error:
        print(told(error))
        return 1
    print(translate("Commands", "Connected"))
    _print_devices(database, devices)
    return 0


def _check(database: ShopDatabase, actor: Actor, _options: argparse.Namespace) -> int:
    """0 when no computer's books differ, 1 otherwise."""
    agreement: Agreement = compare_now(database, actor)
    _print_devices(database, agreement.devices)
    if agreement.is_whole:
        print(translate("Commands", "Yes, the books agree."))
        return 0
    print(translate("Commands", "The books of some computers differ from those here."))
    return 1


def _print_devices(database: ShopDatabase, devices: tuple[DeviceRow, ...]) -> None:
    zone = shop(database).timezone
    for device in devices:
        seen = translate("Commands", "last seen {when}")
        words = [device.code, device.name]
        words.append(seen.format(when=f"{local_time(device.seen_at, zone):%Y-%m-%d %H:%M}"))
        if device.is_this:
            words.append(translate("Commands", "this computer"))
        if device.revoked_at is not None:
            words.append(translate("Commands", "shut out"))
        if device.agrees is not None:
            agrees, differs = translate("Commands", "agrees"), translate("Commands", "differs")
            words.append(agrees if device.agrees else differs)
        print("  ".join(filter(None, words)))


def _add_person(database: ShopDatabase, actor: Actor, options: argparse.Namespace) -> int:
    account = _account(database, actor, options.person)
    password = chosen_password(options.person, password_stdin=options.password_stdin)
    reset_password(database, actor, account=account, password=password)
    said = translate("Commands", "{login} can sign in on every computer now.")
    print(said.format(login=options.person))
    return 0


def _revoke(database: ShopDatabase, actor: Actor, options: argparse.Namespace) -> int:
    if options.device:
        revoke_device(database, actor, code=options.device)
    else:
        revoke_person(database, actor, account=_account(database, actor, options.person))
    said = translate("Commands", "The server lets {whom} in no more.")
    print(said.format(whom=options.device or options.person))
    return 0


def _rotate(database: ShopDatabase, options: argparse.Namespace) -> int:
    actor, password = proved(database, options.login, password_stdin=options.password_stdin)
    new = chosen_password(options.login, password_stdin=options.password_stdin)
    change_own_password(database, actor, password=password, new_password=new)
    print(translate("Commands", "{login} has a new password.").format(login=options.login))
    return 0


def _leave(database: ShopDatabase, actor: Actor, options: argparse.Namespace) -> int:
    key = None
    if options.without_server:
        key = typed_recovery_key(from_stdin=options.password_stdin)
    leave_hub(database, actor, recovery_key=key)
    print(translate("Commands", "This copy is a shop of its own now."))
    return 0


def address_of(options: argparse.Namespace) -> Address:
    """The server that was named; raises what `checked_address` raises."""
    certificate = read_certificate(Path(options.ca)) if options.ca else ""
    return checked_address(
        hosts=options.host,
        port=options.port,
        database=options.database,
        certificate=certificate,
    )


def _account(database: ShopDatabase, actor: Actor, login: str) -> bytes:
    for row in accounts(database, actor):
        if row.login.lower() == login.strip().lower():
            return row.id
    raise NotFound("person_unknown", login=login)


ACTIONS: dict[str, Callable[[ShopDatabase, Actor, argparse.Namespace], int]] = {
    "status": _status,
    "check": _check,
    "add-person": _add_person,
    "revoke": _revoke,
    "leave": _leave,
}
