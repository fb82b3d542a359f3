"""Errors in words for somebody at a command line: what to do there, not in a window."""

from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db.errors import LumbungError
from db.home import Home
from desktop_app.shell.messages import QT_TRANSLATE_NOOP, closest_code, sentence_for

translate = QCoreApplication.translate
SENTENCES = {
    "database_missing": QT_TRANSLATE_NOOP(
        "Commands",
        "There is no shop in {folder} yet. Start the program without a command to set one up, "
        "make one with the command new-shop or demo, or name another folder with --home.",
    ),
    "key_missing": QT_TRANSLATE_NOOP(
        "Commands",
        "This computer's key to the shop in {folder} is missing. Start the program without a "
        "command and type the recovery key there.",
    ),
    "shop_exists": QT_TRANSLATE_NOOP(
        "Commands",
        "There is a shop in {folder} already; it was left as it is. Name another folder with "
        "--home.",
    ),
    "password_missing": QT_TRANSLATE_NOOP(
        "Commands", "Standard input has no password: it must be the first line."
    ),
    "new_password_missing": QT_TRANSLATE_NOOP(
        "Commands", "Standard input has no new password. --help says which line it must be."
    ),
    "pin_missing": QT_TRANSLATE_NOOP(
        "Commands", "Standard input has no PIN: it must be the second line."
    ),
    "passwords_differ": QT_TRANSLATE_NOOP(
        "Commands", "The two passwords differ. Nothing was made; try again."
    ),
    "password_unaskable": QT_TRANSLATE_NOOP(
        "Commands", "There is no terminal to ask for the password. Use --password-stdin."
    ),
    "recovery_key_missing": QT_TRANSLATE_NOOP(
        "Commands", "Standard input has no recovery key. --help says which line it must be."
    ),
    "recovery_key_unaskable": QT_TRANSLATE_NOOP(
        "Commands", "There is no terminal to ask for the recovery key. Use --recovery-key-stdin."
    ),
    "backup_doubtful": QT_TRANSLATE_NOOP(
        "Commands",
        "The books in {file} do not agree ({count}). Take another backup, or this one all the same"
        " with --despite-problems.",
    ),
    "file_missing": QT_TRANSLATE_NOOP("Commands", "There is no such file."),
    "file_forbidden": QT_TRANSLATE_NOOP("Commands", "You may not read this file."),
    "file_unreadable": QT_TRANSLATE_NOOP(
        "Commands", "This is no picture and no video that can be read."
    ),
    "operation_unknown": QT_TRANSLATE_NOOP(
        "Commands", "There is no operation “{name}”. “act --list” shows them."
    ),
    "query_unknown": QT_TRANSLATE_NOOP(
        "Commands", "There is no query “{name}”. “ask --list” shows them."
    ),
    "arguments_malformed": QT_TRANSLATE_NOOP(
        "Commands", "The arguments must be one JSON object, such as {example}."
    ),
    "argument_unknown": QT_TRANSLATE_NOOP(
        "Commands", "“{operation}” takes no “{name}”. It takes: {known}."
    ),
    "argument_missing": QT_TRANSLATE_NOOP("Commands", "“{operation}” needs “{name}”."),
    "argument_wrong": QT_TRANSLATE_NOOP("Commands", "“{name}” cannot be {value}. Give {wanted}."),
    "permission_unknown": QT_TRANSLATE_NOOP(
        "Commands", "There is no permission “{permission}”. There are: {known}."
    ),
    "scope_unknown": QT_TRANSLATE_NOOP(
        "Commands", "“{permission}” cannot reach “{scope}”. It reaches: {known}."
    ),
    "count_lot_missing": QT_TRANSLATE_NOOP(
        "Commands",
        "Say the lot (lot_code) or the expiry date (expires_on) of “{name}”. For pieces without a "
        'lot say so: "lot_code": "".',
    ),
    "new_password_due": QT_TRANSLATE_NOOP(
        "Commands",
        "You must choose a new password first: sign in at the window, or use the command "
        "act choose_new_password.",
    ),
    "file_imported_before": QT_TRANSLATE_NOOP(
        "Commands",
        "This very file was imported before; nothing was changed. --again imports it all the same.",
    ),
    "sales_imported_before": QT_TRANSLATE_NOOP(
        "Commands",
        "The sales of this very file are in the history already and would count twice, also with "
        "--again; nothing was changed. Undo their import first: --undo BATCH.",
    ),
    "days_unclear": QT_TRANSLATE_NOOP(
        "Commands",
        "The dates in the column “{column}” can be read in two ways, and nothing was changed. Say "
        "which comes first: --dates dmy (the day), --dates mdy (the month) or --dates ymd.",
    ),
    "numbers_unclear": QT_TRANSLATE_NOOP(
        "Commands",
        "The numbers in the column “{column}” can be read in two ways, and nothing was changed. "
        "Say which is their decimal mark: --decimal . or --decimal ,",
    ),
    "person_unknown": QT_TRANSLATE_NOOP(
        "Commands",
        "There is nobody called “{login}” in this shop. The People page shows how everybody signs "
        "in.",
    ),
    "hub_login_refused": QT_TRANSLATE_NOOP(
        "Commands",
        "The server does not take this name with this password in the database “{database}”. It "
        "does not say which is wrong. Check the name (--as), the password, which may have been "
        "changed on another computer, and the database (--database). A new server also has to be "
        "made ready with the owner's ticket: main.py hub init --ticket FILE",
    ),
    "hub_needs_encryption": QT_TRANSLATE_NOOP(
        "Commands",
        "The server lets nobody in without encryption, not even from this very computer. Name the "
        "file with the authority's certificate: --ca FILE",
    ),
    "revokes_itself": QT_TRANSLATE_NOOP(
        "Commands",
        "{device} is this very computer; nothing was changed. Once it is shut out, the server "
        "takes nothing of it any more and tells it nothing; what waits here (rows: {count}) stays "
        "here alone, and to come back it has to join anew, with a folder of its own. To make this "
        "copy a shop of its own instead: main.py hub leave. To shut it out all the same, add "
        "--this-computer.",
    ),
    "ticket_not_there": QT_TRANSLATE_NOOP(
        "Commands", "There is no file {file}. Make a ticket with: main.py hub ticket"
    ),
    "system_refused": QT_TRANSLATE_NOOP("Commands", "The computer refused: {reason}"),
    "unexpected": QT_TRANSLATE_NOOP(
        "Commands",
        "Something went wrong that should not. What the program knows of it is in {file}.",
    ),
}

WANTED = {
    "decimal": QT_TRANSLATE_NOOP(
        "Commands", "a number with at most {places} decimals after a point, such as 1.5"
    ),
    "number": QT_TRANSLATE_NOOP("Commands", "a whole number, such as 5"),
    "2026-01-31": QT_TRANSLATE_NOOP("Commands", "a date, such as 2026-01-31"),
    "2026-01-31T17:00": QT_TRANSLATE_NOOP(
        "Commands", "a date and time of the shop, such as 2026-01-31T17:00"
    ),
    "text": QT_TRANSLATE_NOOP("Commands", "a text in quotation marks"),
    "true/false": QT_TRANSLATE_NOOP("Commands", "true or false"),
    "id/name": QT_TRANSLATE_NOOP("Commands", "an id or a name in quotation marks"),
    "file": QT_TRANSLATE_NOOP("Commands", "the path of a file in quotation marks"),
}
HINTS = {
    "device_revoked": QT_TRANSLATE_NOOP(
        "Commands",
        "To share the shop again it has to join anew: main.py --home NEW-FOLDER hub join. To make "
        "this copy a shop of its own: main.py hub leave --without-server, with its recovery key.",
    ),
    "lease_over": QT_TRANSLATE_NOOP(
        "Commands",
        "Where the server has another address by now: main.py hub address, with --recovery-key.",
    ),
    "hub_certificate_missing": QT_TRANSLATE_NOOP("Commands", "At the command line: --ca FILE"),
    "unknown_codes": QT_TRANSLATE_NOOP(
        "Commands", "At the command line “act undo_unknown” takes them off."
    ),
    "report.export": QT_TRANSLATE_NOOP(
        "Commands", "A report that is printed here is an export too; the window shows yours."
    ),
    "count_beyond_limit": QT_TRANSLATE_NOOP(
        "Commands",
        "They allow it with their PIN: add --approved-by NAME --permission count.approve.",
    ),
}


def told(error: LumbungError) -> str:
    """What happened and what to do, in the person's language."""
    code = closest_code(error)
    if code not in SENTENCES:
        hint = HINTS.get(code) or HINTS.get(str(error.details.get("permission")))
        return " ".join([sentence_for(error), *([translate("Commands", hint)] if hint else [])])
    details = error.details
    if "wanted" in details:
        details = details | {"wanted": _wanted(str(details["wanted"]), details.get("places"))}
    return translate("Commands", SENTENCES[code]).format_map(defaultdict(str, details))


def _wanted(kinds: str, places: object) -> str:
    """The kinds of the list of operations in words; what has none is shown as it stands there."""
    if kinds.startswith(("[", "{")):
        return kinds
    words = [
        translate("Commands", WANTED[kind]).format(places=places) if kind in WANTED else kind
        for part in kinds.split(" | ")
        for kind in ([part] if part in WANTED else part.split("|"))
    ]
    return translate("Commands", " or ").join(words)


def no_display(home: Home, pictures: Path) -> str:
    """Why no window opens, what happens instead, and how to reach the shop."""
    return translate(
        "Commands",
        "There is no display for windows, so Lumbung shows what it does in pictures instead: with a"
        " shop of its own, in {pictures}. The shop in {folder} is not touched; the commands work "
        "with it, see --help. The demo shop is made first: minutes, on a slow computer.",
    ).format(pictures=pictures.resolve(), folder=home.folder)
