"""The sentences of what codes say and a line cannot hold."""

from typing import Final

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

CODE_SENTENCES: Final = {
    "weight_unfit": QT_TRANSLATE_NOOP(
        "Messages",
        "The code weighs {weight} kg, but “{name}” is counted in {unit}. Type its SKU and "
        "quantity.",
    ),
    "count_unfit": QT_TRANSLATE_NOOP(
        "Messages",
        "The code counts {count} pieces, but “{name}” is measured in {unit}. Type its SKU and "
        "quantity.",
    ),
    "weight_zero": QT_TRANSLATE_NOOP(
        "Messages",
        "The code says that the goods weigh nothing. Weigh them again, or type SKU and quantity.",
    ),
    "count_zero": QT_TRANSLATE_NOOP(
        "Messages", "The code says that there is nothing in the pack. Type SKU and quantity."
    ),
    "price_zero": QT_TRANSLATE_NOOP(
        "Messages",
        "The label says that the goods cost nothing. Print it again, or type SKU and quantity.",
    ),
    "price_unfit": QT_TRANSLATE_NOOP(
        "Messages",
        "The label says what it costs, but “{name}” has no price, so nobody knows how much it is. "
        "Give it a price first.",
    ),
    "label_unfit": QT_TRANSLATE_NOOP(
        "Messages",
        "The label asks for less than “{name}” costs. Choose it in the list, and type how much it "
        "is.",
    ),
    "day_unreadable": QT_TRANSLATE_NOOP("Messages", "Type a day such as 311226, or 12/26."),
    "in_store_unreadable": QT_TRANSLATE_NOOP(
        "Messages", "“{text}” is no format of a scale. Write it as 21:weight:5:0:3."
    ),
    "in_store_prefix": QT_TRANSLATE_NOOP(
        "Messages", "A scale's codes begin with 20 to 29, not with “{prefix}”."
    ),
    "in_store_prefix_twice": QT_TRANSLATE_NOOP(
        "Messages", "Codes that begin with {prefix} are described twice."
    ),
    "in_store_digits": QT_TRANSLATE_NOOP(
        "Messages",
        "After {prefix} there are {left} digits for item, filler and value; the value needs one "
        "at least.",
    ),
    "in_store_decimals": QT_TRANSLATE_NOOP(
        "Messages", "The value of codes that begin with {prefix} has 0 to 4 decimals."
    ),
    "in_store_too_many": QT_TRANSLATE_NOOP(
        "Messages", "At most {limit} kinds of codes can be described."
    ),
}
CODE_FIELDS: Final = {
    "formats": QT_TRANSLATE_NOOP("Messages", "The scales' codes"),
    "expires_on": QT_TRANSLATE_NOOP("Messages", "The last day"),
}
