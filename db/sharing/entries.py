"""A journal row as the text that was hashed, and back."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from db.rules.journal import entry_text, said_in


@dataclass(frozen=True)
class Entry:
    """What is hashed of a journal row; `payload` is the text of it."""

    id: bytes
    device: bytes
    incarnation: int
    device_seq: int
    kind: str
    subject: bytes
    payload: str
    actor: bytes
    role_version: int
    at: int
    previous_hash: bytes

    @cached_property
    def text(self) -> str:
        """As it travels."""
        return entry_text(**dict(zip(COLUMNS, self.columns(), strict=True)))

    @cached_property
    def hash(self) -> bytes:
        """What the next row of the chain names."""
        return hashlib.sha256(self.text.encode()).digest()

    @cached_property
    def said(self) -> dict[str, Any]:
        """The payload; one that is no object says nothing."""
        return said_in(self.payload)

    @property
    def chain(self) -> tuple[bytes, int]:
        """Whose row it is: the device and its incarnation."""
        return self.device, self.incarnation

    def columns(self) -> tuple[Any, ...]:
        """The columns of `journal`, in their order."""
        return COLUMNS_OF(self)


COLUMNS = tuple(Entry.__dataclass_fields__)
COLUMNS_OF = attrgetter(*COLUMNS)


def read_entry(text: str) -> Entry:
    """The row that a text tells of; ValueError for one that is not spelled as ours are."""
    try:
        id, device, incarnation, seq, kind, subject, payload, actor, *rest = json.loads(text)
        version, at, before = rest
        entry = Entry(
            *(bytes.fromhex(id), bytes.fromhex(device), incarnation, seq, kind),
            *(bytes.fromhex(subject), payload, bytes.fromhex(actor), version, at),
            bytes.fromhex(before),
        )
        is_ours = entry.text == text
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"no journal row: {text[:80]}") from error
    if not is_ours:
        raise ValueError(f"no journal row: {text[:80]}")
    return entry
