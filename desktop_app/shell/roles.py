"""The built-in roles in words: what they are called, and what they may do."""

from PySide6.QtCore import QCoreApplication

from desktop_app.shell.messages import QT_TRANSLATE_NOOP

NAMES = {
    "owner": QT_TRANSLATE_NOOP("Roles", "Owner"),
    "warehouse": QT_TRANSLATE_NOOP("Roles", "Warehouse admin"),
    "cashier": QT_TRANSLATE_NOOP("Roles", "Cashier"),
    "viewer": QT_TRANSLATE_NOOP("Roles", "Viewer"),
}
SENTENCES = {
    "owner": QT_TRANSLATE_NOOP("Roles", "May do everything, with costs, people and settings."),
    "warehouse": QT_TRANSLATE_NOOP(
        "Roles", "Receives, sells and counts goods, edits items, sees costs and reports."
    ),
    "cashier": QT_TRANSLATE_NOOP(
        "Roles", "Sells and takes goods back; sees items and their own sales, but no costs."
    ),
    "viewer": QT_TRANSLATE_NOOP(
        "Roles", "Looks at items, stock and reports without costs; changes nothing."
    ),
}


def role_name(code: str) -> str:
    """A built-in role in the person's language; a role of the shop's own has its given name."""
    return _translated(NAMES[code]) if code in NAMES else code


def role_sentence(code: str) -> str:
    """What a built-in role may do."""
    return _translated(SENTENCES[code])


def _translated(text: str) -> str:
    return QCoreApplication.translate("Roles", text)
