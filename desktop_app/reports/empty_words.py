"""What a report says of which there is nothing at all: a title and a sentence."""

from typing import Final

from desktop_app.shell.messages import QT_TRANSLATE_NOOP

NO_ROWS: Final = {
    "stock_on_hand": (
        QT_TRANSLATE_NOOP("Reports", "Nothing in stock yet"),
        QT_TRANSLATE_NOOP("Reports", "What you receive stands here with its value."),
    ),
    "reorder": (
        QT_TRANSLATE_NOOP("Reports", "Nothing has to be ordered"),
        QT_TRANSLATE_NOOP(
            "Reports", "What falls to its reorder point, or sells out soon, stands here."
        ),
    ),
    "on_the_way": (
        QT_TRANSLATE_NOOP("Reports", "Nothing is on the way"),
        QT_TRANSLATE_NOOP("Reports", "What is ordered of a supplier stands here until it comes."),
    ),
    "low_stock": (
        QT_TRANSLATE_NOOP("Reports", "Nothing is low"),
        QT_TRANSLATE_NOOP("Reports", "What falls to its reorder point stands here."),
    ),
    "out_of_stock": (
        QT_TRANSLATE_NOOP("Reports", "Nothing is out of stock"),
        QT_TRANSLATE_NOOP("Reports", "What cannot be sold any more stands here."),
    ),
    "overstock": (
        QT_TRANSLATE_NOOP("Reports", "Nothing is too much"),
        QT_TRANSLATE_NOOP("Reports", "What lasts longer than so many days stands here."),
    ),
    "dead_stock": (
        QT_TRANSLATE_NOOP("Reports", "Everything sells"),
        QT_TRANSLATE_NOOP("Reports", "Goods that nobody bought for so many days stand here."),
    ),
    "expiring": (
        QT_TRANSLATE_NOOP("Reports", "Nothing expires soon"),
        QT_TRANSLATE_NOOP("Reports", "Batches with an expiry date within so many days stand here."),
    ),
    "movements": (
        QT_TRANSLATE_NOOP("Reports", "Nothing has moved yet"),
        QT_TRANSLATE_NOOP("Reports", "What you receive and sell stands here line by line."),
    ),
    "valuation": (
        QT_TRANSLATE_NOOP("Reports", "Nothing in stock yet"),
        QT_TRANSLATE_NOOP("Reports", "What you receive stands here with its value."),
    ),
    "sales_by_item": (
        QT_TRANSLATE_NOOP("Reports", "Nothing sold yet"),
        QT_TRANSLATE_NOOP("Reports", "What you sell stands here by item."),
    ),
    "sales_by_day": (
        QT_TRANSLATE_NOOP("Reports", "Nothing sold yet"),
        QT_TRANSLATE_NOOP("Reports", "What you sell stands here by day."),
    ),
    "movement_summary": (
        QT_TRANSLATE_NOOP("Reports", "Nothing has moved yet"),
        QT_TRANSLATE_NOOP("Reports", "What came and went of each item stands here."),
    ),
    "margin": (
        QT_TRANSLATE_NOOP("Reports", "Nothing sold yet"),
        QT_TRANSLATE_NOOP("Reports", "What is left of your sales stands here by category."),
    ),
    "journal": (
        QT_TRANSLATE_NOOP("Reports", "Nothing is written down yet"),
        QT_TRANSLATE_NOOP("Reports", "Who did what, and when, stands here."),
    ),
    "count_variances": (
        QT_TRANSLATE_NOOP("Reports", "No stocktake was closed yet"),
        QT_TRANSLATE_NOOP("Reports", "What was counted otherwise than the books said stands here."),
    ),
    "imported_sales_by_item": (
        QT_TRANSLATE_NOOP("Reports", "No sales were imported yet"),
        QT_TRANSLATE_NOOP("Reports", "What another program sold stands here once its list is in."),
    ),
    "imported_sales_by_day": (
        QT_TRANSLATE_NOOP("Reports", "No sales were imported yet"),
        QT_TRANSLATE_NOOP("Reports", "What another program sold stands here once its list is in."),
    ),
}
