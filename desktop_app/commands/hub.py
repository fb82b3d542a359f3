"""The commands about the server that several PCs share."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import HubError, InvalidInput, LumbungError, NotFound
from db.home import Home
from db.operations.accounts import reset_password
from db.operations.own_account import change_own_password
from db.queries.people import accounts
from db.queries.shop import shop
from db.queries.to_settle import count_to_settle
from db.rules.calendar import local_time
from db.sharing.address import Address, checked_address, kept_address
from db.sharing.agreeing import Agreement, DeviceRow, compare_now, devices_now
from db.sharing.hub.founding import Ticket, init_hub, make_ticket, set_password
from db.sharing.moving import change_address
from db.sharing.outbox import count_waiting
from db.sharing.revoking import revoke_device, revoke_person
from db.sharing.starting import leave_hub, share_shop
from desktop_app.commands.person import (
    chosen_password,
    proved,
    signed_in,
    typed_recovery_key,
)
from desktop_app.commands.standing import heeding
from desktop_app.shell.authority_file import read_authority
from desktop_app.shell.hub_answer import note_answer
from desktop_app.shell.settings import Settings

translate = QCoreApplication.translate


def run_alone(options: argparse.Namespace) -> int:
    """The actions that need no shop on this computer: `init`, `rotate --person`."""
    if options.action == "init":
        return _init(options)
    password = chosen_password(options.person, password_stdin=options.password_stdin)
    set_password(options.connection, options.person, password)
    print(translate("Commands", "{login} has a new password.").format(login=options.person))
    return 0


def run_with_shop(database: ShopDatabase, home: Home, options: argparse.Namespace) -> int:
    """The actions of somebody of the shop; what the server says of this computer is kept."""
    settings = Settings(home.preferences)
    if options.action == "ticket":
        return _ticket(database, options)
    if options.action == "revoke":
        return _revoke(database, settings, options)
    with heeding(settings):
        return ACTIONS[options.action](database, options)


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
    except FileNotFoundError:
        raise LumbungError("ticket_not_there", file=str(file.absolute())) from None
    except (OSError, UnicodeDecodeError):
        raise InvalidInput("ticket_unreadable", "ticket") from None


def _ticket(database: ShopDatabase, options: argparse.Namespace) -> int:
    """Alone on standard output, so that it can be sent on to a file."""
    actor, password = _proved(database, options)
    print(make_ticket(database, actor, password=password).to_line())
    said = translate("Commands", "Take this line to the server: main.py hub init --ticket FILE")
    print(said, file=sys.stderr)
    return 0


def _upload(database: ShopDatabase, options: argparse.Namespace) -> int:
    actor, password = _proved(database, options)
    address = address_of(options)
    going = translate("Commands", "Rows on the server: {done} of {all}")
    told = [(0, 0)]

    def tell(done: int, whole: int) -> None:
        if (done, whole) != told[-1]:
            told.append((done, whole))
            print(going.format(done=done, all=whole), file=sys.stderr)

    share_shop(database, actor, address=address, password=password, told=tell)
    tell(told[-1][1], told[-1][1])
    print(translate("Commands", "The shop is on the server. Whoever is signed in signs in anew."))
    return 0


def _change_address(database: ShopDatabase, options: argparse.Namespace) -> int:
    actor = _signed_in(database, options)
    kept = kept_address(database)
    address = address_of(options, known=kept.certificate if kept else "")
    key = None
    if options.recovery_key:
        key = typed_recovery_key(from_stdin=options.password_stdin)
    change_address(database, actor, address=address, recovery_key=key)
    said = translate("Commands", "The server is found there. Whoever is signed in signs in anew.")
    print(said)
    return 0


def _status(database: ShopDatabase, options: argparse.Namespace) -> int:
    """Raises what `devices_now` raises where the server does not answer, or lets nobody in."""
    actor = _signed_in(database, options)
    address = kept_address(database)
    if address is None:
        raise LumbungError("not_shared")
    where = translate("Commands", "Server: {hosts}, database {database}")
    print(where.format(hosts=", ".join(address.hosts), database=address.database))
    waiting = translate(
        "Commands", "Rows waiting to go there: {count}; bookings among them: {bookings}"
    )
    rows, bookings = count_waiting(database), count_waiting(database, bookings=True)
    print(waiting.format(count=rows, bookings=bookings))
    _print_to_settle(database, actor)
    devices = devices_now(database, actor)
    print(translate("Commands", "Connected"))
    _print_devices(database, devices)
    return 0


def _check(database: ShopDatabase, options: argparse.Namespace) -> int:
    """0 when no computer's books differ, 1 otherwise."""
    actor = _signed_in(database, options)
    agreement: Agreement = compare_now(database, actor)
    _print_devices(database, agreement.devices)
    _print_to_settle(database, actor)
    if agreement.is_whole:
        print(translate("Commands", "Yes, the books agree."))
        return 0
    print(translate("Commands", "The books of some computers differ from those here."))
    return 1


def _print_to_settle(database: ShopDatabase, actor: Actor) -> None:
    """One line, also where there is nothing."""
    said = translate("Commands", "To be settled on the Sharing page: {count}")
    print(said.format(count=count_to_settle(database, actor)))


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


def _add_person(database: ShopDatabase, options: argparse.Namespace) -> int:
    actor = _signed_in(database, options)
    account = _account(database, actor, options.person)
    password = chosen_password(options.person, password_stdin=options.password_stdin)
    reset_password(database, actor, account=account, password=password)
    said = translate("Commands", "{login} can sign in on every computer now.")
    print(said.format(login=options.person))
    return 0


def _revoke(database: ShopDatabase, settings: Settings, options: argparse.Namespace) -> int:
    """This very computer only where that is said: `LumbungError("revokes_itself")`."""
    actor = _signed_in(database, options)
    if options.device:
        is_own = _is_this(database, actor, options.device)
        if is_own and not options.this_computer:
            count = count_waiting(database)
            raise LumbungError("revokes_itself", device=options.device.upper(), count=count)
        revoke_device(database, actor, code=options.device)
        if is_own:
            note_answer(settings, HubError("device_revoked"))
    else:
        revoke_person(database, actor, account=_account(database, actor, options.person))
    said = translate("Commands", "The server lets {whom} in no more.")
    print(said.format(whom=options.device or options.person))
    return 0


def _is_this(database: ShopDatabase, actor: Actor, code: str) -> bool:
    own = [device.code for device in devices_now(database, actor) if device.is_this]
    return code.strip().upper() in own


def _rotate(database: ShopDatabase, options: argparse.Namespace) -> int:
    actor, password = _proved(database, options)
    new = chosen_password(options.login, password_stdin=options.password_stdin)
    change_own_password(database, actor, password=password, new_password=new)
    print(translate("Commands", "{login} has a new password.").format(login=options.login))
    return 0


def _leave(database: ShopDatabase, options: argparse.Namespace) -> int:
    actor = _signed_in(database, options)
    key = None
    if options.without_server:
        key = typed_recovery_key(from_stdin=options.password_stdin)
    leave_hub(database, actor, recovery_key=key)
    print(translate("Commands", "This copy is a shop of its own now."))
    return 0


def _signed_in(database: ShopDatabase, options: argparse.Namespace) -> Actor:
    return signed_in(database, options.login, password_stdin=options.password_stdin)


def _proved(database: ShopDatabase, options: argparse.Namespace) -> tuple[Actor, str]:
    return proved(database, options.login, password_stdin=options.password_stdin)


def address_of(options: argparse.Namespace, *, known: str = "") -> Address:
    """The server that was named; `known` and what is raised: as `checked_address`."""
    return checked_address(
        hosts=options.host,
        port=options.port,
        database=options.database,
        certificate=read_authority(options.ca),
        known=known,
    )


def _account(database: ShopDatabase, actor: Actor, login: str) -> bytes:
    for row in accounts(database, actor):
        if row.login.lower() == login.strip().lower():
            return row.id
    raise NotFound("person_unknown", login=login)


ACTIONS: dict[str, Callable[[ShopDatabase, argparse.Namespace], int]] = {
    "upload": _upload,
    "address": _change_address,
    "status": _status,
    "check": _check,
    "add-person": _add_person,
    "rotate": _rotate,
    "leave": _leave,
}
