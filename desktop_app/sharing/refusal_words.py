"""Why the server refused something, in words; its codes are those of db/sharing/hub."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop_app.shell.marks import QT_TRANSLATE_NOOP
from desktop_app.shell.messages import PERMISSIONS, permission_words

_FORGED: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "It is not what its author signed. If the password was changed on another computer, sign in "
    "anew and do it again; else ask the owner to look at this computer.",
)
_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "What arrived is not whole. Do it again; if it happens once more, make a backup and ask for "
    "help.",
)
_NO_RIGHT: Final = QT_TRANSLATE_NOOP(
    "Refusals", "Whoever did it did not have the right: {permission}."
)
_GONE: Final = QT_TRANSLATE_NOOP(
    "Refusals", "It needs something that the server refused, or that somebody has deleted."
)
_IN_USE: Final = QT_TRANSLATE_NOOP(
    "Refusals", "Others have used it meanwhile: it is back, and can be archived."
)
_OTHER_REVERSAL: Final = QT_TRANSLATE_NOOP(
    "Refusals", "It does not take back what was booked. Look at the document and reverse it again."
)
_DOUBLE: Final = QT_TRANSLATE_NOOP("Refusals", "The server has it already, with another content.")
_RIGHTS_BEYOND: Final = QT_TRANSLATE_NOOP(
    "Refusals", "Nobody can give others more rights than they have themselves."
)
REFUSALS: Final = {
    **dict.fromkeys(("signature_wrong", "note_wrong"), _FORGED),
    **dict.fromkeys(("body_missing", "body_differs", "head_differs", "row_unreadable"), _DAMAGED),
    **dict.fromkeys(("right_missing", "permission_denied"), _NO_RIGHT),
    **dict.fromkeys(("needs_refused", "row_gone"), _GONE),
    **dict.fromkeys(("item_moved", "row_in_use"), _IN_USE),
    **dict.fromkeys(("reversal_differs", "is_reversal", "is_merge"), _OTHER_REVERSAL),
    **dict.fromkeys(("document_exists", "row_differs", "row_exists"), _DOUBLE),
    **dict.fromkeys(("rights_beyond_own", "role_built_in"), _RIGHTS_BEYOND),
    "date_in_future": QT_TRANSLATE_NOOP(
        "Refusals", "Its day is in the future. Check this computer's clock."
    ),
    "out_of_bounds": QT_TRANSLATE_NOOP("Refusals", "A quantity or an amount is too large."),
    "place_wrong": QT_TRANSLATE_NOOP("Refusals", "Such goods do not go from there to there."),
    "price_below_list": QT_TRANSLATE_NOOP(
        "Refusals", "It was sold for less than its price, without the right to do so."
    ),
    "return_unnamed": QT_TRANSLATE_NOOP("Refusals", "The return does not name what was sold."),
    "returned_too_much": QT_TRANSLATE_NOOP(
        "Refusals", "More would have come back than was left of it: somebody took it back already."
    ),
    "line_returned": QT_TRANSLATE_NOOP(
        "Refusals", "Something of it was given back already, so it cannot be reversed."
    ),
    "document_unknown": QT_TRANSLATE_NOOP("Refusals", "The server has no such document."),
    "already_settled": QT_TRANSLATE_NOOP("Refusals", "Somebody else has settled it already."),
    "count_ended": QT_TRANSLATE_NOOP("Refusals", "The stocktake had ended on another computer."),
    "count_outdated": QT_TRANSLATE_NOOP(
        "Refusals", "Others had counted more of this stocktake. Look at it and close it again."
    ),
    "last_owner": QT_TRANSLATE_NOOP("Refusals", "The shop would have been without an owner."),
    "login_taken": QT_TRANSLATE_NOOP("Refusals", "Somebody else signs in with this name already."),
}
_OTHER: Final = QT_TRANSLATE_NOOP("Refusals", "The server could not take it as it is.")
_UNKNOWN_RIGHT: Final = QT_TRANSLATE_NOOP("Refusals", "another role can")


def why_refused(reason: str, details: Mapping[str, Any]) -> str:
    """A sentence; a reason that this program does not know gets a general one."""
    translate = QCoreApplication.translate
    right = str(details.get("permission", ""))
    known = right in PERMISSIONS
    words = permission_words(right) if known else translate("Refusals", _UNKNOWN_RIGHT)
    return translate("Refusals", REFUSALS.get(reason, _OTHER)).format(permission=words)
