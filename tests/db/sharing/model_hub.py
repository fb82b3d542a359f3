"""A hub in memory: the rules of the real one as far as copies can tell the difference."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.errors import HubError
from db.rules.journal import GENESIS
from db.rules.signatures import sign, signing_key
from db.sharing.entries import Entry, read_entry
from db.sharing.protocol import Agreed, AgreedCost, Answer, Epoch, Offered, Verdict, digest_part
from tests.db.sharing.model_rules import Decision, Shop

Place = tuple[bytes, int, int]  # device, incarnation, fork


@dataclass(frozen=True)
class Stored:
    """A row as the hub keeps it."""

    seq: int
    offered: Offered
    entry: Entry
    fork: int
    verdict: Verdict
    costs: tuple[AgreedCost, ...]

    @property
    def agreed(self) -> Agreed:
        """As the feed tells it."""
        offered = self.offered
        return Agreed(
            *(self.seq, offered.entry, offered.body, offered.signature, self.fork, self.verdict)
        )


@dataclass
class ModelHub:
    """What all lines talk to. `keys` are the people's server keys; without one nobody signs.

    Rows of whom `marks` names are taken with that mark; what `whim` says of is refused.
    """

    name: str = "model"
    timeline: int = 1
    clock: int = 1_767_225_600_000_000
    keys: dict[bytes, bytes] = field(default_factory=dict)
    is_uploading: bool = False
    schema: int = 1
    oldest_protocol: int = 1
    shop: Shop = field(default_factory=Shop)
    rows: list[Stored] = field(default_factory=list)
    by_id: dict[bytes, Stored] = field(default_factory=dict)
    heads: dict[Place, tuple[int, bytes]] = field(default_factory=dict)
    marks: dict[bytes, str] = field(default_factory=dict)
    whim: Callable[[Entry], bool] = lambda _entry: False
    lives: dict[Place, int] = field(default_factory=dict)

    def line(self, device: bytes = b"", *, sees_costs: bool = True) -> "ModelLine":
        """A connection of somebody from a PC."""
        return ModelLine(self, device, sees_costs)

    def fail_over(self, lost: int = 0) -> None:
        """Another server takes over, which had not got the newest rows yet."""
        self.timeline += 1
        self.set_back(lost)

    def set_back(self, lost: int) -> None:
        """Its machine is what it was before the newest rows came; nothing else tells of it."""
        kept = self.rows[: max(len(self.rows) - lost, 0)]
        self.shop, self.rows, self.by_id, self.heads = Shop(), [], {}, {}
        for stored in kept:
            decision = Decision(stored.verdict.outcome, stored.verdict.details)
            self._keep(stored.offered, stored.entry, stored.fork, decision)

    def push(self, rows: Sequence[Offered], carrier: bytes = b"") -> Answer:
        """As the protocol has it."""
        seqs, life = [], None
        for offered in rows:
            known = self.by_id.get(offered.id)
            if known:
                if known.offered.entry != offered.entry:
                    raise HubError("push_differs", row=offered.id.hex())
                seqs.append(known.seq)
                life = self._life(known.entry, known.fork, carrier)
                continue
            entry = read_entry(offered.entry)
            fork = self._fork(entry)
            if fork is None:
                missing = self.heads.get((*entry.chain, 0), (0, GENESIS))[0] + 1
                return Answer(tuple(seqs), life, (entry.incarnation, missing))
            decision = self._decide(offered, entry)
            if fork and decision.outcome == "accepted":
                decision.details.setdefault("review", []).append("cloned")
            if entry.actor in self.marks and decision.outcome == "accepted":
                decision.details.setdefault("review", []).append(self.marks[entry.actor])
            seqs.append(self._keep(offered, entry, fork, decision).seq)
            life = self._life(entry, fork, carrier)
        return Answer(tuple(seqs), life)

    def _life(self, entry: Entry, fork: int, carrier: bytes) -> int | None:
        """What a PC whose newest row is on a fork is from now on; each fork's PC something else."""
        if not fork or entry.device != carrier:
            return None
        newest = max(self.lives.values(), default=0)
        place = (*entry.chain, fork)
        return self.lives.setdefault(place, max(self.clock, newest + 1, entry.incarnation + 1))

    def _fork(self, entry: Entry) -> int | None:
        """Which branch of its chain a row goes on; None where rows before it are missing."""
        chain = {f: head for (*key, f), head in self.heads.items() if tuple(key) == entry.chain}
        before = (entry.device_seq - 1, entry.previous_hash)
        for fork, head in chain.items():
            if head == before:
                return fork
        if before == (0, GENESIS) or any(self._was(stored, entry) for stored in self.rows):
            return max(chain, default=-1) + 1
        return None

    def _was(self, stored: Stored, entry: Entry) -> bool:
        old = stored.entry
        place = (old.device_seq, old.hash)
        return old.chain == entry.chain and place == (entry.device_seq - 1, entry.previous_hash)

    def _decide(self, offered: Offered, entry: Entry) -> Decision:
        if self.is_uploading:
            return Decision("accepted", {})
        text = offered.body
        sha256 = hashlib.sha256((text or "").encode()).hexdigest()
        if text is not None and sha256 != entry.said.get("sha256"):
            return Decision("refused", {"reason": "body_differs"})
        key = self.keys.get(entry.actor)
        if key is not None:
            right = sign(signing_key(key, entry.device), entry.hash, offered.costs)
            if offered.signature != right:
                return Decision("refused", {"reason": "signature_wrong"})
        decision = self.shop.decide(entry, text)
        if decision.outcome == "accepted" and self.whim(entry):
            return Decision("refused", {"reason": "right_missing"})
        return decision

    def _keep(self, offered: Offered, entry: Entry, fork: int, decision: Decision) -> Stored:
        seq = len(self.rows) + 1
        costs: list[tuple[bytes, bytes, int, int, int]] = []
        if decision.outcome == "accepted":
            costs = self.shop.take(entry, offered.body, offered.costs, decision.details)
        verdict = Verdict(decision.outcome, decision.details)  # type: ignore[arg-type]  # one of them
        agreed = tuple(AgreedCost(seq, *cost) for cost in costs)
        stored = Stored(seq, offered, entry, fork, verdict, agreed)
        self.rows.append(stored)
        self.by_id[entry.id] = stored
        self.shop.entries[entry.id.hex()] = entry
        self.heads[(*entry.chain, fork)] = (entry.device_seq, entry.hash)
        return stored


@dataclass
class ModelLine:
    """Somebody's connection to the model."""

    hub: ModelHub
    device: bytes = b""
    sees_costs: bool = True

    def epoch(self) -> Epoch:
        """Which server and life this is."""
        hub = self.hub
        speaks = (hub.schema, hub.oldest_protocol)
        return Epoch(hub.name, "system", str(hub.timeline), len(hub.rows), hub.clock, *speaks)

    def push(self, rows: Sequence[Offered]) -> Answer:
        """Rows of one chain, all or none."""
        return self.hub.push(rows, self.device)

    def pull(self, after: int, limit: int) -> list[Agreed]:
        """The next rows."""
        return [stored.agreed for stored in self.hub.rows[after : after + limit]]

    def costs(self, after: int, upto: int) -> list[AgreedCost] | None:
        """Those of the rows after a number up to another."""
        if not self.sees_costs:
            return None
        return [cost for stored in self.hub.rows[after:upto] for cost in stored.costs]

    def digests(self, after: int, upto: int, size: int) -> list[str]:
        """What every so many rows come to."""
        rows = self.hub.rows[after:upto]
        parts = [digest_part(stored.entry.id, stored.verdict.outcome) for stored in rows]
        blocks = ["".join(parts[at : at + size]) for at in range(0, len(parts), size)]
        return [hashlib.sha256(block.encode()).hexdigest() for block in blocks]


def plain(value: Any) -> Any:
    """A copy that shares nothing with what it was made of."""
    return json.loads(json.dumps(value))
