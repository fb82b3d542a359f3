"""A clock for tests: it goes when told to."""

SECOND = 1_000_000


class Clock:
    """Begins at the first moment of 2026."""

    def __init__(self) -> None:
        self.at = 1_767_225_600_000_000

    def __call__(self) -> int:
        """Microseconds UTC."""
        return self.at

    def wait(self, seconds: float) -> None:
        """Lets time pass."""
        self.at += int(seconds * SECOND)
