"""What a PC and the hub say to each other, as plain values, and what a hub can be asked."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal, Protocol

from db.sharing.documents import Document, read_document
from db.sharing.entries import Entry, read_entry

PROTOCOL: Final = 1  # what this program speaks; a hub names the oldest that it understands
OLDEST_SCHEMA: Final = 1  # of a hub that this program can work with
MOST_ROWS: Final = 500  # of one push

Outcome = Literal["accepted", "refused", "conflict"]


@dataclass(frozen=True)
class Epoch:
    """Which server this is, and which life of it.

    `hub` is made once by `hub init`, `system` names the cluster (its system identifier) and the
    database in it, `timeline` is the one that it writes. `last_seq` is the newest row's number.
    `clock` is in microseconds UTC.
    """

    hub: str
    system: str
    timeline: str
    last_seq: int
    clock: int
    schema: int = 1
    oldest_protocol: int = 1

    @property
    def life(self) -> tuple[str, str, str]:
        """What changes when the server is another one, was failed over to, or was restored."""
        return self.hub, self.system, self.timeline


@dataclass(frozen=True)
class Offered:
    """A journal row on its way to the hub, as the texts that were hashed and signed.

    `signature` is None for what the program itself notes, and for rows from before the hub.
    """

    id: bytes
    entry: str
    body: str | None = None
    costs: str | None = None
    signature: bytes | None = None


@dataclass(frozen=True)
class Verdict:
    """What the hub decided. `details` by outcome:

    accepted: `review` (a list of `late`, `unsigned`, `cloned`, `right_ended`), `revives` (ids of
    rows that somebody deleted and this row needs again), `version` of a changed field.
    refused: `reason` (a code) and its values.
    conflict: `value` and `version` that stand, `by` (the row that set them).
    """

    outcome: Outcome = "accepted"
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Agreed:
    """A row of the feed: the hub's number, the texts, the chain that it is in, the verdict."""

    seq: int
    entry: str
    body: str | None
    signature: bytes | None
    fork: int = 0
    verdict: Verdict = field(default_factory=Verdict)

    @cached_property
    def said(self) -> Entry:
        """What `entry` says; ValueError for one that is not spelled as ours are."""
        return read_entry(self.entry)

    @cached_property
    def document(self) -> Document:
        """What `body` says of a document; ValueError for one that cannot be read."""
        return read_document(self.body or "")

    def read_ahead(self) -> None:
        """Reads what will be asked for; what cannot be read is told then."""
        with suppress(ValueError, AttributeError, RecursionError):
            _ = self.said.hash
            if self.said.kind == "document_posted":
                _ = self.document


@dataclass(frozen=True)
class AgreedCost:
    """What a movement costs, fixed by the hub, and its item's average after it.

    Ten-thousandths of the currency: `cost` and `variance` of the whole movement, `unit_cost` of
    one unit. `seq` is the number of the row that the movement came with.
    """

    seq: int
    movement: bytes
    item: bytes
    cost: int
    variance: int
    unit_cost: int


@dataclass(frozen=True)
class Answer:
    """What a push came to. It is a hint: what counts is the feed.

    `incarnation` is given to a PC that turned out to be a clone. `resend` names the first
    `(incarnation, device_seq)` that the hub does not have of this device, when rows before the
    offered ones are missing there.
    """

    seqs: Sequence[int] = ()
    incarnation: int | None = None
    resend: tuple[int, int] | None = None


@dataclass(frozen=True)
class Compared:
    """PCs whose books came to the same as ours at the same point of the feed, to something else,
    and those that were at another point when they told of themselves last.
    """

    same: int = 0
    other: int = 0
    unknown: int = 0

    @property
    def agrees(self) -> bool | None:
        """Whether all do; None while that is not known."""
        if self.other:
            return False
        return None if self.unknown else True


def digest_part(row: bytes, outcome: str) -> str:
    """What a row of the feed adds to a digest of many."""
    return row.hex() + outcome[0]


class Hub(Protocol):
    """The hub as a signed-in person's PC sees it.

    Every call may raise `HubError` (db.errors): `hub_unreachable`, `hub_busy` (try again),
    `hub_login_refused`, `person_revoked`, `device_revoked`, `device_unknown`, `hub_too_old`,
    `program_too_old`, `push_differs` (an id that the hub has with another content).
    """

    def epoch(self) -> Epoch:
        """Which server and life this is, and how far its feed goes."""

    def push(self, rows: Sequence[Offered]) -> Answer:
        """Offers at most `MOST_ROWS` rows of one device's chain, in their order; all or none."""

    def pull(self, after: int, limit: int) -> list[Agreed]:
        """The next rows of the feed after a number."""

    def costs(self, after: int, upto: int) -> list[AgreedCost] | None:
        """The costs of the rows after one number up to another; None without `cost.view`."""

    def digests(self, after: int, upto: int, size: int) -> list[str]:
        """What every `size` rows after one number come to, up to another: SHA-256 over their ids
        and what became of them (`digest_part`), in hexadecimal.
        """
