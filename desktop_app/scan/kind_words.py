"""What each kind of document is called on its desk, from the scan to the booking."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.scan.open_draft import Kind
from desktop_app.shell.messages import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class KindWords:
    """`post` on the button, `discard` as the question, `booked` on the card afterwards, `added`
    ({name}, {quantity}) for who looks at another page, `total` ({count}) over the sum.
    """

    post: str
    discard: str
    booked: str
    added: str
    total: str = QT_TRANSLATE_NOOP("KindWords", "Total · lines: {count}")


_WORDS: dict[Kind, KindWords] = {
    "receipt": KindWords(
        QT_TRANSLATE_NOOP("KindWords", "Post receipt"),
        QT_TRANSLATE_NOOP("KindWords", "Discard this receipt?"),
        QT_TRANSLATE_NOOP("KindWords", "Receipt booked"),
        QT_TRANSLATE_NOOP("KindWords", "{name}: {quantity} added to the goods to receive."),
    ),
    "sale": KindWords(
        QT_TRANSLATE_NOOP("KindWords", "Post sale"),
        QT_TRANSLATE_NOOP("KindWords", "Discard this sale?"),
        QT_TRANSLATE_NOOP("KindWords", "Sale booked"),
        QT_TRANSLATE_NOOP("KindWords", "{name}: {quantity} added to the sale."),
    ),
    "customer_return": KindWords(
        QT_TRANSLATE_NOOP("KindWords", "Post return"),
        QT_TRANSLATE_NOOP("KindWords", "Discard this return?"),
        QT_TRANSLATE_NOOP("KindWords", "Return booked: give back"),
        QT_TRANSLATE_NOOP("KindWords", "{name}: {quantity} added to the return."),
        QT_TRANSLATE_NOOP("KindWords", "To give back · lines: {count}"),
    ),
    "transfer": KindWords(
        QT_TRANSLATE_NOOP("KindWords", "Post transfer"),
        QT_TRANSLATE_NOOP("KindWords", "Discard this transfer?"),
        QT_TRANSLATE_NOOP("KindWords", "Transfer booked"),
        QT_TRANSLATE_NOOP("KindWords", "{name}: {quantity} added to the transfer."),
    ),
}


def words_of(kind: Kind) -> KindWords:
    """The words in the language of the moment."""
    words = _WORDS[kind]
    parts = (words.post, words.discard, words.booked, words.added, words.total)
    return KindWords(*(QCoreApplication.translate("KindWords", part) for part in parts))
