"""Marks texts for translation where they are written down, not where they are shown."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a text for lupdate, as Qt's own of this name does, which is typed as an object."""
    return text
