"""A person's connection to the hub as this PC uses it, beside what `protocol.Hub` says."""

from typing import TYPE_CHECKING, Any, Protocol

from db.sharing.protocol import Compared, Hub

if TYPE_CHECKING:  # it loads psycopg
    from db.sharing.hub.server import HubPerson


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

    def join(self, name: str, code: str | None = None) -> str:
        """Enrols this PC and returns its code there (K1, K2 ...)."""

    def withdraw(self) -> None:
        """This PC does not join after all."""

    def whoami(self) -> "HubPerson":
        """Whom the hub takes whoever is connected for."""

    def begin_upload(self) -> None:
        """The first upload into an empty hub begins, or goes on."""

    def end_upload(self, digest: str) -> None:
        """Everything is there."""

    def status(self) -> dict[str, Any]:
        """What the hub knows of its devices and people."""

    def report(self, cursor: int, waiting: int, digest: str) -> Compared:
        """How far this PC is, what its books come to; what those of all PCs came to then."""

    def reap(self) -> int:
        """Ends sessions that keep the hub's counter to themselves; returns how many."""
