"""Days as short as they can be read: on labels of goods day, month and year, in this order."""

from datetime import date


def plain_day(iso: str) -> str:
    """31/12/2026, as it can be typed."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y")


def short_day(iso: str) -> str:
    """31/12/26, where room is scarce."""
    return date.fromisoformat(iso).strftime("%d/%m/%y")
