"""The built-in roles in words: what they are called, and what they may do."""

from PySide6.QtCore import QCoreApplication

from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.shell.translation import in_every_language

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


def built_in_role(name: str) -> str | None:
    """The code of the built-in role that is called so on the screen, in whichever language."""
    for code, shown in NAMES.items():
        names = in_every_language("Roles", shown)
        if name.strip().casefold() in {each.casefold() for each in names}:
            return code
    return None


def role_sentence(code: str) -> str:
    """What a built-in role may do."""
    return _translated(SENTENCES[code])


def _translated(text: str) -> str:
    return QCoreApplication.translate("Roles", text)
