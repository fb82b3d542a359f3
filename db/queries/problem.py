"""What a check finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something that does not hold: a stable code and what it is about."""

    code: str
    subject: str
