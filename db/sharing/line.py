"""A connection to the hub as this PC uses it, beside what `protocol.Hub` says."""

from typing import Protocol

from db.sharing.protocol import Hub


class Line(Hub, Protocol):
    """A hub that somebody is connected to."""

    def fileno(self) -> int:
        """The socket; it can be read once the hub has said something."""

    def heard(self) -> bool:
        """Takes in what the hub said unasked: whether it has news."""

    def abort(self) -> None:
        """From any thread: whoever waits on this line waits no longer."""

    def close(self) -> None:
        """Ends the connection."""


class PeopleLine(Line, Protocol):
    """The same, with what is done to people's logins."""

    def keep_person(self, account: bytes, login: str, verifier: str) -> None:
        """Somebody signs in with this login and SCRAM verifier from now on; needs the right to."""

    def keep_own_password(self, verifier: str) -> None:
        """The SCRAM verifier of whoever is connected from now on."""
