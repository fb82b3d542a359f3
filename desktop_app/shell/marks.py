"""Marks texts for lupdate that are translated later, by whoever shows them."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """The text as it is; Qt's own of this name is typed as an object."""
    return text
