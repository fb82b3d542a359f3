"""Errors about the server that several PCs share as sentences: what happened, and what to do."""

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

HUB_SENTENCES: dict[str, str] = {
    "hub_unreachable": QT_TRANSLATE_NOOP(
        "Messages",
        "The server does not answer. Is it switched on, and does the network work? Everything is "
        "kept here meanwhile.",
    ),
    "hub_busy": QT_TRANSLATE_NOOP(
        "Messages", "The server is busy. It is tried again; everything is kept here meanwhile."
    ),
    "hub_unexpected": QT_TRANSLATE_NOOP(
        "Messages",
        "The server answered what nobody could expect. It is tried again; what the program knows "
        "of it is in its log.",
    ),
    "hub_login_refused": QT_TRANSLATE_NOOP(
        "Messages",
        "The server does not take this name with this password. If it was changed on another "
        "computer, sign out and in again with the new one; else ask the owner.",
    ),
    "hub_certificate_wrong": QT_TRANSLATE_NOOP(
        "Messages",
        "The server cannot prove that it is the one it says it is: its certificate does not fit. "
        "Nothing was sent. Ask whoever looks after the server.",
    ),
    "hub_without_encryption": QT_TRANSLATE_NOOP(
        "Messages",
        "The server does not encrypt the connection, so nothing was sent. Ask whoever looks after "
        "the server.",
    ),
    "hub_database_missing": QT_TRANSLATE_NOOP(
        "Messages", "The server has no such database. Check its name."
    ),
    "person_revoked": QT_TRANSLATE_NOOP(
        "Messages", "The server does not let you in any more. Ask the owner."
    ),
    "device_revoked": QT_TRANSLATE_NOOP(
        "Messages", "The server does not let this computer in any more. Ask the owner."
    ),
    "device_unknown": QT_TRANSLATE_NOOP(
        "Messages", "The server does not know this computer. It has to join the shop anew."
    ),
    "hub_too_old": QT_TRANSLATE_NOOP(
        "Messages",
        "The server is older than this program and has to be upgraded: main.py hub init does it. "
        "Everything is kept here meanwhile.",
    ),
    "program_too_old": QT_TRANSLATE_NOOP(
        "Messages",
        "This program is too old for the server. Install the newest Lumbung; everything is kept "
        "here meanwhile.",
    ),
    "push_differs": QT_TRANSLATE_NOOP(
        "Messages",
        "The server has another version of a booking of this computer. Nothing more is sent. Make "
        "a backup and ask for help.",
    ),
    "hub_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "People, roles and passwords are changed only while the server can be reached, and it "
        "cannot now. Try again when this computer is connected.",
    ),
    "hub_first_sign_in": QT_TRANSLATE_NOOP(
        "Messages",
        "You have not signed in on this computer yet: the server has to be asked, and it does not "
        "answer. Try again when this computer is connected.",
    ),
    "hub_password_not_set": QT_TRANSLATE_NOOP(
        "Messages",
        "“{login}” was added, but the server broke off before it had the password. Give them one "
        "again with “New password”.",
    ),
    "hub_recovery": QT_TRANSLATE_NOOP(
        "Messages",
        "Several computers share this shop, so the owner's password is on the server. Whoever "
        "looks after the server sets it there: main.py hub rotate.",
    ),
    "hub_host_missing": QT_TRANSLATE_NOOP("Messages", "Type the server's name or address."),
    "hub_port_wrong": QT_TRANSLATE_NOOP("Messages", "A port is a number from 1 to 65535."),
    "hub_certificate_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "Choose the file with the authority's certificate: only on this very computer a server is "
        "believed without.",
    ),
    "hub_certificate_unreadable": QT_TRANSLATE_NOOP(
        "Messages", "This file is no certificate that can be read. Choose another."
    ),
}
HUB_FIELDS: dict[str, str] = {
    "hosts": QT_TRANSLATE_NOOP("Messages", "The server's address"),
    "hub_name": QT_TRANSLATE_NOOP("Messages", "The database's name"),
}
