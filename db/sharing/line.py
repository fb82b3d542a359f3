"""A person's connection to the hub as this PC uses it, beside what `protocol.Hub` says."""

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

    def add_person(self, account: bytes, login: str, verifier: str) -> str:
        """Lets a person of the shop in, or gives them another password; returns their role."""

    def rotate(self, verifier: str) -> None:
        """Gives whoever is connected another password."""

    def revoke_person(self, account: bytes) -> None:
        """Sends a person away."""

    def revoke_device(self, device: bytes) -> None:
        """Nothing is taken of that PC any more."""
