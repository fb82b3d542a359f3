"""The sentences of what documents, lots, places and merged items are refused for."""

from typing import Final

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

STOCK_SENTENCES: Final = {
    # documents and their lines
    "destination_missing": QT_TRANSLATE_NOOP("Messages", "Choose where the goods go."),
    "destination_is_source": QT_TRANSLATE_NOOP(
        "Messages", "The goods are there already. Choose another location."
    ),
    "reason_missing": QT_TRANSLATE_NOOP("Messages", "Choose the reason of the adjustment."),
    "reason_unknown": QT_TRANSLATE_NOOP("Messages", "There is no such reason. Choose another."),
    "return_unnamed": QT_TRANSLATE_NOOP("Messages", "Choose the sale that “{name}” comes back of."),
    "sale_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "There is no sale with the number {number}. Check it, or choose the sale from the list.",
    ),
    "return_not_sold": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is not in {number}. Choose the sale that it comes back of."
    ),
    "return_of_other_kind": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was not booked by a document that this return can take back."
    ),
    "return_of_other_item": QT_TRANSLATE_NOOP(
        "Messages", "This line is about “{name}”. Scan that, or choose another line."
    ),
    "returned_too_much": QT_TRANSLATE_NOOP(
        "Messages", "Of “{name}” only {left} can still come back, not {wanted}."
    ),
    "line_reversed": QT_TRANSLATE_NOOP("Messages", "The line of “{name}” is reversed already."),
    "line_returned": QT_TRANSLATE_NOOP(
        "Messages", "Some of “{name}” was given back. Reverse that return first."
    ),
    "is_merge": QT_TRANSLATE_NOOP("Messages", "{number} merged two items and cannot be reversed."),
    # sales
    "archived_unsold": QT_TRANSLATE_NOOP(
        "Messages", "Archived goods are not sold. Take back, or have restored: {names}."
    ),
    "discount_doubled": QT_TRANSLATE_NOOP("Messages", "Take off a percentage or an amount."),
    "discount_rate_wrong": QT_TRANSLATE_NOOP("Messages", "A discount is between 0% and 100%."),
    "discount_amount_wrong": QT_TRANSLATE_NOOP(
        "Messages", "No such amount can be taken off. Type another discount."
    ),
    "discount_not_sold": QT_TRANSLATE_NOOP("Messages", "Only sales have discounts."),
    "payment_method_unknown": QT_TRANSLATE_NOOP(
        "Messages", "There is no such way to pay. Choose another."
    ),
    "payment_without_sale": QT_TRANSLATE_NOOP(
        "Messages", "Only a sale has a way to pay. Leave it out here."
    ),
    "total_changed": QT_TRANSLATE_NOOP(
        "Messages", "The total has changed meanwhile. Nothing was booked: look at it again."
    ),
    # orders
    "order_empty": QT_TRANSLATE_NOOP("Messages", "An order needs at least one item."),
    "expected_in_past": QT_TRANSLATE_NOOP(
        "Messages",
        "Goods that are still to come cannot be expected in the past. Choose another date.",
    ),
    "order_unknown": QT_TRANSLATE_NOOP("Messages", "There is no such order."),
    "order_closed": QT_TRANSLATE_NOOP(
        "Messages", "Nothing of {number} is on the way any more. There is nothing to cancel."
    ),
    "item_ordered": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” stands in an order and cannot be deleted. Archive it instead."
    ),
    # lots
    "lot_missing": QT_TRANSLATE_NOOP("Messages", "Type the batch or the expiry date of “{name}”."),
    "lot_not_tracked": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is not kept by batches. Switch that on in the item first."
    ),
    "stock_expired": QT_TRANSLATE_NOOP(
        "Messages", "What is left is expired and is not sold. {items}"
    ),
    # places
    "location_archived": QT_TRANSLATE_NOOP(
        "Messages", "The location “{name}” is archived. Restore it, or choose another."
    ),
    "location_not_empty": QT_TRANSLATE_NOOP(
        "Messages", "There are still goods in “{name}”. Move them to another location first."
    ),
    "location_cycle": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” cannot stand inside itself. Choose another location."
    ),
    "location_reserved": QT_TRANSLATE_NOOP(
        "Messages", "Orders hold goods in “{name}”. Deliver or release them first."
    ),
    # reservations
    "reservation_unknown": QT_TRANSLATE_NOOP("Messages", "There is no reservation “{reference}”."),
    "reservation_differs": QT_TRANSLATE_NOOP(
        "Messages",
        "“{reference}” was reserved with other goods, another location or another expiry. Release "
        "it, and reserve under a new reference.",
    ),
    "reservation_over": QT_TRANSLATE_NOOP(
        "Messages",
        "Nothing of this is reserved here for “{reference}” any more: it was sold or released. "
        "Take the reservation off the sale to sell it all the same.",
    ),
    "reservation_not_sold": QT_TRANSLATE_NOOP("Messages", "Only a sale can be for a reservation."),
    "released_too_much": QT_TRANSLATE_NOOP(
        "Messages", "Of “{name}” only {left} is still reserved, not {wanted}."
    ),
    "goods_missing": QT_TRANSLATE_NOOP("Messages", "Say what is to be reserved."),
    "item_missing": QT_TRANSLATE_NOOP("Messages", "Say which item it is about."),
    "expiry_in_past": QT_TRANSLATE_NOOP("Messages", "A reservation must expire in the future."),
    "item_reserved": QT_TRANSLATE_NOOP(
        "Messages", "Orders hold some of “{name}”. Deliver or release them first."
    ),
    "item_short": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is below zero in stock and would stay so unseen. Count it first."
    ),
    "item_was_reserved": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was reserved for an order and stays in the books. Archive it instead."
    ),
    # units and merged items
    "decimals_wrong": QT_TRANSLATE_NOOP("Messages", "A unit has 0 to 3 decimals."),
    "units_differ": QT_TRANSLATE_NOOP(
        "Messages", "“{keep}” and “{drop}” are counted in different units and stay two items."
    ),
    "merge_with_itself": QT_TRANSLATE_NOOP("Messages", "Choose two different items."),
    "item_archived": QT_TRANSLATE_NOOP("Messages", "“{name}” is archived. Restore it first."),
    "item_merged": QT_TRANSLATE_NOOP("Messages", "“{name}” is merged into another item."),
}
STOCK_FIELDS: Final = {
    "counted": QT_TRANSLATE_NOOP("Messages", "The counted quantity"),
    "amount": QT_TRANSLATE_NOOP("Messages", "The amount"),
    "destination": QT_TRANSLATE_NOOP("Messages", "The destination"),
    "lot_code": QT_TRANSLATE_NOOP("Messages", "The batch"),
    "reference": QT_TRANSLATE_NOOP("Messages", "The reference"),
    "reservation": QT_TRANSLATE_NOOP("Messages", "The reservation"),
    "unit": QT_TRANSLATE_NOOP("Messages", "The unit"),
    "decimals": QT_TRANSLATE_NOOP("Messages", "The number of decimals"),
}
