"""The sentences of what is refused while somebody settles what several PCs did apart."""

from typing import Final

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

CONFLICT_SENTENCES: Final = {
    "conflict_unknown": QT_TRANSLATE_NOOP("Messages", "There is no such conflict any more."),
    "conflict_only_theirs": QT_TRANSLATE_NOOP(
        "Messages", "Here only what stands can be kept. Change it again where it was changed."
    ),
    "choice_unknown": QT_TRANSLATE_NOOP("Messages", "Choose “theirs” or “mine”."),
    "double_unknown": QT_TRANSLATE_NOOP("Messages", "There is no such item or document any more."),
    "review_unknown": QT_TRANSLATE_NOOP("Messages", "There is nothing here to be confirmed."),
    "refusal_unknown": QT_TRANSLATE_NOOP("Messages", "The server did not refuse this."),
    "already_settled": QT_TRANSLATE_NOOP(
        "Messages", "Nothing is missing there any more: somebody has settled it."
    ),
    "row_gone": QT_TRANSLATE_NOOP("Messages", "It was deleted meanwhile, on another computer."),
}
