"""The unit of work of every operation: one IMMEDIATE transaction, permission first, one journal."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from db.access import Actor, Approval, Rights, require_account, rights_of
from db.connection import ShopDatabase, storage_errors
from db.errors import PermissionDenied, Refused
from db.ids import new_id
from db.rules.journal import GENESIS, canonical, entry_hash
from db.rules.permissions import NEVER_APPROVED
from db.rules.signatures import sign

DEVICE = """
SELECT device.id, device.incarnation, device.code
FROM this_device JOIN device ON device.id = this_device.device
"""
HEAD = """
SELECT device_seq, hash FROM journal WHERE device = ? AND incarnation = ? AND fork = 0
ORDER BY device_seq DESC LIMIT 1
"""
ENTRY = """
INSERT INTO journal (id, device, incarnation, device_seq, kind, subject, payload, actor,
                     role_version, at, previous_hash, hash, signature)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
APPROVAL = """
INSERT INTO approval (id, permission, asked_by, approved_by, means, subject, at)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
USED = "SELECT 1 FROM approval WHERE id = ?"


@dataclass(frozen=True)
class Device:
    """This PC: its id, how often it was made anew, and its short code for document numbers."""

    id: bytes
    incarnation: int
    code: str


@dataclass
class Lent:
    """The approval that an act has taken, and what the act was about."""

    approval: Approval | None = None
    subject: bytes | None = None


@dataclass(frozen=True)
class Work:
    """What an operation has at hand inside its transaction."""

    database: ShopDatabase
    actor: Actor
    rights: Rights
    at: int
    lent: Lent = field(default_factory=Lent)

    @property
    def approved_by(self) -> bytes | None:
        """Who allowed the act, when the person may not do it on their own."""
        return self.lent.approval.approved_by if self.lent.approval else None

    def require(self, permission: str) -> str:
        """One more permission that the act needs; returns its scope."""
        rights = self._with_approval(rights_of(self.database, self.actor, permission), permission)
        if permission not in rights.scopes:
            raise PermissionDenied(permission)
        return rights.scopes[permission]

    def holds(self, permission: str) -> bool:
        """As `require`, as an answer: what the act may do only for some."""
        try:
            self.require(permission)
        except PermissionDenied:
            return False
        return True

    def device(self) -> Device:
        """This PC."""
        return Device(*self.database.rows(DEVICE)[0])

    def record(
        self, kind: str, subject: bytes, payload: Mapping[str, object], costs: str | None = None
    ) -> None:
        """Adds one row to this PC's chain of the journal; with an approval it names both people.

        `costs` (`db.rules.journal.costs_text`) are signed with it and stay out of it.
        """
        self.record_all(((kind, subject, payload),), costs)

    def record_all(
        self, acts: Iterable[tuple[str, bytes, Mapping[str, object]]], costs: str | None = None
    ) -> None:
        """Adds a row for each (kind, subject, payload) in order; signed where there is a key."""
        device = self.device()
        last = self.database.row(HEAD, (device.id, device.incarnation)) or (0, GENESIS)
        rows, (seq, previous) = [], last
        for kind, subject, payload in acts:
            seq += 1
            if self.lent.approval:
                self.lent.subject = self.lent.subject or subject
                payload = {**payload, "approved_by": self.lent.approval.approved_by}
            entry = {
                "id": new_id(),
                "device": device.id,
                "incarnation": device.incarnation,
                "device_seq": seq,
                "kind": kind,
                "subject": subject,
                "payload": canonical(payload),
                "actor": self.actor.account,
                "role_version": self.rights.role_version,
                "at": self.at,
                "previous_hash": previous,
            }
            previous = entry_hash(**entry)
            key = self.actor.signing_key
            signature = sign(key, previous, costs) if key else None
            rows.append((*entry.values(), previous, signature))
        self.database.execute_many(ENTRY, rows)

    def about(self, subject: bytes) -> None:
        """Names what an act is about that leaves no row in the journal of its own."""
        self.lent.subject = self.lent.subject or subject

    def _with_approval(self, rights: Rights, *permissions: str) -> Rights:
        """The rights, widened by the person's approval when the act needs it."""
        approval = self.actor.approval
        if approval is None or approval.permission not in permissions or not rights.role_version:
            return rights
        if rights.scopes.get(approval.permission) == "all":
            return rights
        self._verify(approval)
        self.lent.approval = approval
        return replace(rights, scopes={**rights.scopes, approval.permission: "all"})

    def _verify(self, approval: Approval) -> None:
        """Asked anew of the database: whoever allowed it may be disabled by now."""
        if approval.asked_by != self.actor.account or approval.permission in NEVER_APPROVED:
            raise PermissionDenied(approval.permission)
        if self.at >= approval.expires_at or self.database.row(USED, (approval.id,)):
            raise Refused("approval_over")
        approver = rights_of(self.database, Actor(approval.approved_by), approval.permission)
        if approver.scopes.get(approval.permission) != "all":
            raise PermissionDenied(approval.permission)

    def _keep_approval(self) -> None:
        """Once the act is done its approval is used up, and waits for an owner to confirm it."""
        approval = self.lent.approval
        if approval is None:
            return
        row = {
            "id": approval.id,
            "permission": approval.permission,
            "asked_by": approval.asked_by,
            "approved_by": approval.approved_by,
            "means": approval.means,
            "subject": self.lent.subject,
            "at": self.at,
        }
        self.database.execute_sql(APPROVAL, tuple(row.values()))
        self.record("row_created", approval.id, {"table": "approval", "fields": row})


@contextmanager
def writing(database: ShopDatabase, actor: Actor, *permissions: str) -> Iterator[Work]:
    """Opens the transaction and checks, before anything else, that one permission is held.

    Without any permission it is for everybody who can sign in.
    """
    with storage_errors(), database.atomic():
        if not permissions:
            yield Work(database, actor, require_account(database, actor), actor.clock())
            return
        asked = Work(database, actor, rights_of(database, actor, *permissions), actor.clock())
        work = replace(asked, rights=asked._with_approval(asked.rights, *permissions))
        if not work.rights.scopes:
            raise PermissionDenied(permissions[0])
        yield work
        work._keep_approval()


@contextmanager
def writing_unasked(database: ShopDatabase, actor: Actor) -> Iterator[Work]:
    """A transaction for what needs no role: set-up, sign-in, recovery."""
    with storage_errors(), database.atomic():
        version = rights_of(database, actor).role_version or 1
        yield Work(database, actor, Rights(version, scopes={}), actor.clock())
