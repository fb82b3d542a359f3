"""The sentences of what stocktakes are refused for."""

from typing import Final

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

COUNT_SENTENCES: Final = {
    "count_unknown": QT_TRANSLATE_NOOP("Messages", "This stocktake does not exist."),
    "count_not_open": QT_TRANSLATE_NOOP(
        "Messages", "No stocktake is open. Start one, or choose another mode."
    ),
    "count_ended": QT_TRANSLATE_NOOP("Messages", "The stocktake “{name}” has ended."),
    "count_empty": QT_TRANSLATE_NOOP(
        "Messages", "Nothing is counted in “{name}” yet. Count something, or cancel it."
    ),
    "count_overlaps": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” and “{other}” would count the same goods. Close one of them first."
    ),
    "count_outside": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” or its location is not part of the stocktake “{count}”."
    ),
    "counted_elsewhere": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is counted there in the stocktake “{count}” already."
    ),
    "count_moved": QT_TRANSLATE_NOOP(
        "Messages",
        "Some of “{name}” moved since its first pile was counted. Count all of it again.",
    ),
    "count_beyond_limit": QT_TRANSLATE_NOOP(
        "Messages",
        "The differences are worth more than you may book alone{limit}. Ask somebody who may "
        "approve a stocktake.",
    ),
    "count_outdated": QT_TRANSLATE_NOOP(
        "Messages",
        "Since the count more went out, or is reserved, than was there. Count again: {names}.",
    ),
    "uncounted_unknown": QT_TRANSLATE_NOOP(
        "Messages", "What was not counted can stay (leave) or become zero (zero)."
    ),
    "item_counted": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is in the stocktake “{count}”. Close or cancel that first."
    ),
    "item_was_counted": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was counted in a stocktake. Archive it instead."
    ),
    "location_counted": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is in the stocktake “{count}”. Close or cancel that first."
    ),
    "location_missing": QT_TRANSLATE_NOOP(
        "Messages", "Choose the location where you count, then scan again."
    ),
    "code_unknown": QT_TRANSLATE_NOOP(
        "Messages", "No item has the code {barcode}. Check it, or create the item first."
    ),
    "lot_unknown": QT_TRANSLATE_NOOP("Messages", "This is no batch of the item."),
    "count_lot_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "Type the batch or the expiry date of “{name}”, or say that these pieces have no batch.",
    ),
    "lot_ambiguous": QT_TRANSLATE_NOOP(
        "Messages", "There are several such batches of “{name}”. Say the expiry date too."
    ),
}
