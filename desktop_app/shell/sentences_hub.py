"""Errors about the server that several PCs share as sentences: what happened, and what to do."""

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

HUB_SENTENCES: dict[str, str] = {
    "hub_unreachable": QT_TRANSLATE_NOOP(
        "Messages",
        "The server does not answer. Is it switched on, and does the network work? Everything is "
        "kept here meanwhile.",
    ),
    "database_unopened": QT_TRANSLATE_NOOP(
        "Messages", "This connection opens no database of a PostgreSQL server: {reason}."
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
    "hub_needs_encryption": QT_TRANSLATE_NOOP(
        "Messages",
        "The server lets nobody in without encryption, not even from this very computer. Choose "
        "the file with the authority's certificate.",
    ),
    "hub_door_shut": QT_TRANSLATE_NOOP(
        "Messages",
        "The server lets nobody from this computer into a database “{database}”. Check its name; "
        "else whoever looks after the server adds this computer's network to pg_hba.conf.",
    ),
    "hub_not_trusted": QT_TRANSLATE_NOOP(
        "Messages",
        "The server cannot prove that it is the one it says it is: its certificate does not fit. "
        "Nothing was sent. Ask whoever looks after the server.",
    ),
    "hub_not_there": QT_TRANSLATE_NOOP(
        "Messages",
        "There is no shop in this database of the server. Check its name; on the server, main.py "
        "hub init makes it ready.",
    ),
    "person_revoked": QT_TRANSLATE_NOOP(
        "Messages", "The server does not let you in any more. Ask the owner."
    ),
    "lease_over": QT_TRANSLATE_NOOP(
        "Messages",
        "The server has not seen you on this computer for 30 days, so this rests. Connect the "
        "computer to the server and sign in once. You can sell, take back and receive meanwhile.",
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
        "The server has to be asked for this, and it cannot be reached now. Try again when this "
        "computer is connected.",
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
    "hub_other": QT_TRANSLATE_NOOP(
        "Messages",
        "This server holds another shop than the one that this computer shares. Nothing was sent. "
        "Check the server's address.",
    ),
    "hub_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "Nobody has brought a shop to this server yet. That is done on the computer that has the "
        "shop, with “Share this shop”.",
    ),
    "hub_not_empty": QT_TRANSLATE_NOOP(
        "Messages", "There is a shop on this server already. Join it, or use another database."
    ),
    "hub_server_too_old": QT_TRANSLATE_NOOP(
        "Messages", "The server's PostgreSQL is too old. It must be version 15 or newer."
    ),
    "hub_address_missing": QT_TRANSLATE_NOOP("Messages", "Type the server's name or address."),
    "hub_needs_tls": QT_TRANSLATE_NOOP(
        "Messages", "Only on this very computer a server is believed without encryption."
    ),
    "database_name_too_long": QT_TRANSLATE_NOOP(
        "Messages", "The database's name “{name}” is too long: at most {limit} letters."
    ),
    "database_not_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "There is something else in this database already; nothing was changed. Use one of its "
        "own.",
    ),
    "feed_differs": QT_TRANSLATE_NOOP(
        "Messages",
        "The server has another version of a booking that is here. Nothing more is taken over. "
        "Make a backup and ask for help.",
    ),
    "copy_unsound": QT_TRANSLATE_NOOP(
        "Messages",
        "The books of the copy do not agree, so nothing of it was kept. Let a computer that has "
        "the shop check its books, and ask for help.",
    ),
    "copy_differs": QT_TRANSLATE_NOOP(
        "Messages",
        "The copy comes to something else than the other computers have, so nothing of it was "
        "kept. Compare their books with “main.py hub check”, and ask for help.",
    ),
    "push_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "The server could not read what this computer sent. Install the newest Lumbung on both.",
    ),
    "right_missing": QT_TRANSLATE_NOOP(
        "Messages", "The server does not let you do this: your role lacks the right."
    ),
    "upload_incomplete": QT_TRANSLATE_NOOP(
        "Messages",
        "The shop is not whole on the server: its owner is missing there. Begin the upload again.",
    ),
    "upload_stuck": QT_TRANSLATE_NOOP(
        "Messages",
        "The upload stands still at row {number} of computer {device} ({kind}): the server does "
        "not take it, or its costs are not known here. Nothing is lost. Upload from a computer "
        "where costs are seen, or make a backup and ask for help.",
    ),
    "not_shared": QT_TRANSLATE_NOOP(
        "Messages", "This shop is one of this computer alone; it shares with no server."
    ),
    "already_shared": QT_TRANSLATE_NOOP(
        "Messages", "This shop shares with a server already. Leave that one first."
    ),
    "device_code_unknown": QT_TRANSLATE_NOOP(
        "Messages", "The shop has no computer {device}. Its code stands in its document numbers."
    ),
    "ticket_unreadable": QT_TRANSLATE_NOOP(
        "Messages", "This is no owner's ticket. Make one with: main.py hub ticket"
    ),
    "hub_host_missing": QT_TRANSLATE_NOOP("Messages", "Type the server's name or address."),
    "hub_port_wrong": QT_TRANSLATE_NOOP("Messages", "A port is a number from 1 to 65535."),
    "hub_certificate_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "Choose the file with the authority's certificate: only on this very computer a server is "
        "believed without.",
    ),
    "hub_certificate_not_there": QT_TRANSLATE_NOOP("Messages", "There is no file {file}."),
    "hub_certificate_unreadable": QT_TRANSLATE_NOOP(
        "Messages", "This file is no certificate that can be read. Choose another."
    ),
}
HUB_FIELDS: dict[str, str] = {
    "hosts": QT_TRANSLATE_NOOP("Messages", "The server's address"),
    "hub_database": QT_TRANSLATE_NOOP("Messages", "The database's name"),
}
