"""How journal rows and documents are written down and hashed (SHA-256 over canonical JSON)."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from db.errors import InvalidInput

GENESIS: Final = bytes(32)


@dataclass(frozen=True)
class Head:
    """The newest row of one PC's chain at some moment: what is kept elsewhere, in backups."""

    device: bytes
    incarnation: int
    device_seq: int
    hash: bytes

    def to_line(self) -> str:
        """One line of JSON, such as a file of heads holds."""
        return canonical(asdict(self))

    @classmethod
    def from_line(cls, line: str) -> "Head":
        """The head of a line; raises `InvalidInput("journal_head_unreadable")`."""
        try:
            given = json.loads(line)
            device, row_hash = bytes.fromhex(given["device"]), bytes.fromhex(given["hash"])
            incarnation, device_seq = int(given["incarnation"]), int(given["device_seq"])
        except (ValueError, KeyError, TypeError):
            raise InvalidInput("journal_head_unreadable", "heads", text=line[:80]) from None
        if len(device) != 16 or len(row_hash) != 32:
            raise InvalidInput("journal_head_unreadable", "heads", text=line[:80])
        return cls(device, incarnation, device_seq, row_hash)


def canonical(value: object) -> str:
    """JSON in one spelling: sorted keys, no spaces, bytes as lower-case hexadecimal."""
    return _ENCODER.encode(value)


def said_in(payload: str) -> dict[str, Any]:
    """What a payload says; one that is no object, which no program writes, says nothing."""
    said = json.loads(payload)
    return said if isinstance(said, dict) else {}


def fields_in(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a new row by its payload; none where no program wrote it."""
    fields = said.get("fields")
    return fields if isinstance(fields, dict) else {}


def entry_text(
    *,
    id: bytes,
    device: bytes,
    incarnation: int,
    device_seq: int,
    kind: str,
    subject: bytes,
    payload: str,
    actor: bytes,
    role_version: int,
    at: int,
    previous_hash: bytes,
) -> str:
    """What is hashed of one journal row: everything but its signature and the hub's number.

    It is the canonical text of a list of all of them, in their order, written out by hand: that
    halves what a row of the journal costs.
    """
    return (
        f'["{id.hex()}","{device.hex()}",{incarnation},{device_seq},{canonical(kind)},'
        f'"{subject.hex()}",{canonical(payload)},"{actor.hex()}",{role_version},{at},'
        f'"{previous_hash.hex()}"]'
    )


def entry_hash(**entry: Any) -> bytes:
    """The hash of one journal row; takes what `entry_text` takes."""
    return hashlib.sha256(entry_text(**entry).encode()).digest()


def costs_text(costs: Iterable[tuple[bytes, int]]) -> str | None:
    """What movements were said to cost, as it is signed; None where nothing was said."""
    stated = sorted((movement.hex(), cost) for movement, cost in costs)
    return canonical(stated) if stated else None


def history_text(sales: Iterable[Sequence[object]]) -> str:
    """What is hashed of the sales of another program: the rows of an import, without its batch."""
    return canonical([list(sale) for sale in sales])


def document_text(header: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]) -> str:
    """What is hashed of a document, without costs."""
    return canonical({"header": header, "lines": lines})


def document_hash(header: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]) -> str:
    """The hash of a document's header and lines, in hexadecimal."""
    return hashlib.sha256(document_text(header, lines).encode()).hexdigest()


def _hexadecimal(value: object) -> str:
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"a {type(value).__name__} has no place in the journal")


_ENCODER: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_hexadecimal
)
