"""What `check` finds, in words."""

from PySide6.QtCore import QCoreApplication

from db.queries.check import Problem
from desktop_app.shell.messages import QT_TRANSLATE_NOOP

PROBLEMS: dict[str, str] = {
    "file_damaged": QT_TRANSLATE_NOOP("Problems", "The shop's file is damaged: {subject}"),
    "schema_differs": QT_TRANSLATE_NOOP("Problems", "The file's structure was changed: {subject}"),
    "balance_differs": QT_TRANSLATE_NOOP(
        "Problems", "The stock of {subject} is not what was booked."
    ),
    "cost_differs": QT_TRANSLATE_NOOP("Problems", "The cost of {subject} is not what was booked."),
    "below_zero": QT_TRANSLATE_NOOP("Problems", "The stock is below zero: {subject}"),
    "reservation_wrong": QT_TRANSLATE_NOOP(
        "Problems", "What is reserved does not add up: {subject}"
    ),
    "search_differs": QT_TRANSLATE_NOOP("Problems", "The search does not know {subject} rightly."),
    "summary_differs": QT_TRANSLATE_NOOP("Problems", "What is summed up is not right: {subject}"),
    "journal_gap": QT_TRANSLATE_NOOP("Problems", "The journal has a gap: {subject}"),
    "journal_altered": QT_TRANSLATE_NOOP("Problems", "The journal was altered: {subject}"),
    "journal_head_missing": QT_TRANSLATE_NOOP(
        "Problems", "The journal is not what it was when a copy was made: {subject}"
    ),
    "document_altered": QT_TRANSLATE_NOOP("Problems", "Document {subject} was altered."),
    "count_differs": QT_TRANSLATE_NOOP(
        "Problems", "What the stocktake “{subject}” booked is not what was counted."
    ),
    "document_missing": QT_TRANSLATE_NOOP("Problems", "A posted document is missing: {subject}"),
}


def problem_in_words(problem: Problem) -> str:
    """What does not hold, in the person's language; plain text."""
    sentence = QCoreApplication.translate("Problems", PROBLEMS[problem.code])
    return sentence.format(subject=problem.subject)
