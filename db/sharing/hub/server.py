"""The hub as a PostgreSQL server: every call of `db.sharing.protocol.Hub` over one connection."""

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, Final, LiteralString

import psycopg

from db.errors import HubError
from db.rules.signatures import prove
from db.sharing.hub.errors import hub_errors
from db.sharing.hub.login import HubAddress, connect
from db.sharing.protocol import (
    PROTOCOL,
    Agreed,
    AgreedCost,
    Answer,
    Compared,
    Epoch,
    Offered,
    Outcome,
    Verdict,
)

CHANNEL: Final = "lumbung"


@dataclass(frozen=True)
class HubPerson:
    """Whom the hub takes a login for, and this PC's code; `state` is `open` after the upload."""

    account: bytes
    sees_costs: bool
    code: str
    state: str


class PostgresHub:
    """A signed-in person's connection to the hub, from a device that proves every request.

    It is for one thread at a time and does not come back by itself: after `hub_unreachable` it is
    closed, and whoever wants to go on connects anew. Implements `db.sharing.protocol.Hub`.
    """

    def __init__(
        self, connection: psycopg.Connection[Any], device: bytes, device_key: bytes
    ) -> None:
        self._connection = connection
        self._device = uuid.UUID(bytes=device)
        self._key = device_key
        self._login = connection.info.user

    @classmethod
    def connect(
        cls, address: HubAddress, login: str, password: str, device: bytes, device_key: bytes
    ) -> "PostgresHub":
        """Signs a person in at the hub; raises `HubError` as `db.sharing.hub.login` tells."""
        return cls(connect(address, login, password), device, device_key)

    def close(self) -> None:
        """Ends the connection; a second time nothing."""
        self._connection.close()

    def epoch(self) -> Epoch:
        """See `Hub`; the hub also notes that this person was here."""
        given = self._ask("SELECT hub.epoch(%s, %s)", "epoch")
        return Epoch(**_known(Epoch, given))

    def push(self, rows: Sequence[Offered]) -> Answer:
        """See `Hub`."""
        batch = batch_of(rows)
        with self._errors():
            found = self._connection.execute(
                "SELECT hub.push(%s, %s, %s)", (self._device, prove(self._key, batch), batch)
            ).fetchone()
        answer = found[0] if found else {}
        resend = answer["resend"]
        seqs = tuple(answer["seqs"])
        return Answer(seqs, answer["incarnation"], (resend[0], resend[1]) if resend else None)

    def pull(self, after: int, limit: int) -> list[Agreed]:
        """See `Hub`."""
        rows = self._rows(
            "SELECT seq, entry, body, signature, fork, outcome, details"
            " FROM hub.pull(%s, %s, %s::bigint, %s::int)",
            *("pull", after, limit),
        )
        return [_agreed(*row) for row in rows]

    def costs(self, after: int, upto: int) -> list[AgreedCost] | None:
        """See `Hub`."""
        sql: LiteralString = (
            "SELECT seq, movement, item, cost, variance, unit_cost"
            " FROM hub.costs(%s, %s, %s::bigint, %s::bigint)"
        )
        try:
            rows = self._rows(sql, "costs", after, upto)
        except HubError as error:
            if error.code != "right_missing":
                raise
            return None
        return [AgreedCost(*row) for row in rows]

    def digests(self, after: int, upto: int, size: int) -> list[str]:
        """See `Hub`."""
        sql: LiteralString = "SELECT hub.digests(%s, %s, %s::bigint, %s::bigint, %s::int) AS digest"
        return [digest for (digest,) in self._rows(sql, "digests", after, upto, size)]

    def whoami(self) -> HubPerson:
        """Whom the hub takes this login for."""
        given = self._ask("SELECT hub.whoami(%s, %s)", "whoami")
        known = _known(HubPerson, given)
        return HubPerson(**{**known, "account": bytes.fromhex(given["account"])})

    def report(self, cursor: int, waiting: int, digest: str) -> Compared:
        """Says how far this PC is, how many rows wait there, and what its books come to."""
        sql = "SELECT hub.report(%s, %s, %s::bigint, %s::int, %s)"
        return Compared(**_known(Compared, self._ask(sql, "report", cursor, waiting, digest)))

    def join(self, name: str, code: str | None = None) -> str:
        """Enrols this device under a key of its own and returns its code there (K1, K2 ...).

        For who holds `sharing.manage`. `code` is the one that it has; where that is somebody
        else's already it gets another.
        """
        with self._errors():
            found = self._connection.execute(
                "SELECT hub.join_device(%s, %s, %s, %s)", (self._device, self._key, name, code)
            ).fetchone()
        return str(found[0]) if found else ""

    def revoke_device(self, device: bytes) -> None:
        """Nothing is taken of that device any more; for who holds `sharing.manage`."""
        self._about("SELECT hub.revoke_device(%s, %s, %s::uuid)", "revoke_device", device)

    def withdraw(self) -> None:
        """Takes this device's enrolment back; once it has pushed anything it is revoked instead."""
        self._ask("SELECT hub.withdraw_device(%s, %s)", "withdraw_device")

    def add_person(self, account: bytes, login: str, verifier: str) -> str:
        """Lets a person of the shop in, or gives them another password; returns their role's name.

        For who holds `people.manage` and every right of that person. The verifier is
        `db.rules.signatures.scram_verifier`'s.
        """
        sql = "SELECT hub.add_person(%s, %s, %s::uuid, %s, %s)"
        return str(self._ask(sql, "add_person", account.hex(), login, verifier))

    def rotate(self, verifier: str) -> None:
        """Gives the signed-in person another password."""
        self._ask("SELECT hub.rotate(%s, %s, %s)", "rotate", verifier)

    def revoke_person(self, account: bytes) -> None:
        """Sends a person away; `last_owner` stays. For who may `add_person`."""
        self._about("SELECT hub.revoke_person(%s, %s, %s::uuid)", "revoke_person", account)

    def begin_upload(self) -> None:
        """Begins the first upload into an empty hub, or goes on with it: `hub_not_empty`."""
        self._ask("SELECT hub.begin_upload(%s, %s)", "begin_upload")

    def end_upload(self, digest: str) -> None:
        """Everything is there: from now on the hub checks every row. `upload_incomplete`."""
        self._ask("SELECT hub.end_upload(%s, %s, %s)", "end_upload", digest)

    def status(self) -> dict[str, Any]:
        """What the hub knows of its devices and people; for who holds `sharing.manage`."""
        return dict(self._ask("SELECT hub.status(%s, %s)", "status"))

    def reap(self) -> int:
        """Ends sessions that hold everybody up; returns how many. For when a push is `hub_busy`."""
        return int(self._ask("SELECT hub.reap(%s, %s)", "reap"))

    def listen(self) -> None:
        """From now on `wait` hears of new rows."""
        with self._errors():
            self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> bool:
        """Waits, at most so long, until somebody pushed; whether anybody did. A hint only."""
        with self._errors():
            heard = self._connection.notifies(timeout=seconds, stop_after=1)
            return any(True for _ in heard)

    def _about(self, query: LiteralString, name: str, target: bytes) -> None:
        self._ask(query, name, target.hex())

    def _ask(self, query: LiteralString, name: str, *values: Any) -> Any:
        """The one value of a call that is proved with its name, the login and its values."""
        return next(iter(self._rows(query, name, *values)))[0]

    def _rows(self, query: LiteralString, name: str, *values: Any) -> list[tuple[Any, ...]]:
        proof = prove(self._key, "|".join((name, self._login, *map(str, values))))
        with self._errors():
            return self._connection.execute(query, (self._device, proof, *values)).fetchall()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """A connection that broke is closed."""
        with hub_errors():
            if self._connection.closed:
                raise HubError("hub_unreachable")
            yield


def batch_of(rows: Sequence[Offered]) -> str:
    """A push as it travels: a line for the envelope, then one for each part of every row.

    JSON has no new lines, and is not wrapped in JSON once more.
    """
    parts = ((r.id.hex(), r.entry, r.body, r.costs, _hex(r.signature)) for r in rows)
    lines = (part or "" for row in parts for part in row)
    return "\n".join((json.dumps({"protocol": PROTOCOL}), *lines))


def _known(of: type, given: dict[str, Any]) -> dict[str, Any]:
    """A later hub may say more than this program asks for."""
    return {each.name: given[each.name] for each in fields(of) if each.name in given}


def _agreed(
    seq: int, entry: str, body: str, signature: bytes, fork: int, outcome: Outcome, details: Any
) -> Agreed:
    return Agreed(seq, entry, body, signature, fork, Verdict(outcome, details or {}))


def _hex(value: bytes | None) -> str | None:
    return None if value is None else value.hex()
