"""Errors in words for somebody at a command line: what to do there, not in a window."""

from PySide6.QtCore import QCoreApplication

from db.errors import LumbungError
from desktop_app.shell.messages import QT_TRANSLATE_NOOP, sentence_for

SENTENCES = {
    "database_missing": QT_TRANSLATE_NOOP(
        "Commands",
        "There is no shop in {folder} yet. Start the program without a command to set one up, "
        "make a demo shop with the command demo, or name another folder with --home.",
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
    "password_unaskable": QT_TRANSLATE_NOOP(
        "Commands", "There is no terminal to ask for the password. Use --password-stdin."
    ),
    "recovery_key_missing": QT_TRANSLATE_NOOP(
        "Commands", "Standard input has no recovery key: it must be the first line."
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
    "arguments_malformed": QT_TRANSLATE_NOOP(
        "Commands", "The arguments must be one JSON object, such as {example}."
    ),
    "argument_unknown": QT_TRANSLATE_NOOP(
        "Commands", "“{operation}” takes no “{name}”. It takes: {known}."
    ),
    "argument_missing": QT_TRANSLATE_NOOP("Commands", "“{operation}” needs “{name}”."),
    "argument_wrong": QT_TRANSLATE_NOOP(
        "Commands", "“{name}” cannot be {value}. It takes {wanted}."
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
    "system_refused": QT_TRANSLATE_NOOP("Commands", "The computer refused: {reason}"),
    "unexpected": QT_TRANSLATE_NOOP(
        "Commands",
        "Something went wrong that should not. What the program knows of it is in {file}.",
    ),
}


def told(error: LumbungError) -> str:
    """What happened and what to do, in the person's language."""
    if error.code not in SENTENCES:
        return sentence_for(error)
    sentence = QCoreApplication.translate("Commands", SENTENCES[error.code])
    return sentence.format_map(error.details)


def no_display() -> str:
    """Why no window opens."""
    return QCoreApplication.translate(
        "Commands",
        "There is no display for windows, so Lumbung shows what it does in pictures instead.",
    )
