"""How the journal is written down and hashed: vectors that must never change."""

import hashlib
from dataclasses import dataclass
from typing import Any

import pytest

from db.errors import InvalidInput
from db.rules.journal import GENESIS, Head, canonical, document_hash, entry_hash

ENTRY: dict[str, Any] = {
    "id": bytes(range(16)),
    "device": b"\x11" * 16,
    "incarnation": 1,
    "device_seq": 1,
    "kind": "row_created",
    "subject": b"\x22" * 16,
    "payload": '{"fields":{"name":"Kopi \\"é\\" 🍵"},"table":"item"}',
    "actor": b"\x33" * 16,
    "role_version": 1,
    "at": 1_767_225_600_000_000,
    "previous_hash": GENESIS,
}
WRITTEN = (
    '["000102030405060708090a0b0c0d0e0f","11111111111111111111111111111111",1,1,"row_created",'
    '"22222222222222222222222222222222",'
    '"{\\"fields\\":{\\"name\\":\\"Kopi \\\\\\"é\\\\\\" 🍵\\"},\\"table\\":\\"item\\"}",'
    '"33333333333333333333333333333333",1,1767225600000000,'
    '"0000000000000000000000000000000000000000000000000000000000000000"]'
)
HASH = "596447d5f833f9e73425e83bee3e8599ad4744c5b4a843c0e2f199595db0a70b"


def test_one_spelling_of_everything() -> None:
    """Sorted keys, no blanks, bytes in hexadecimal, every script as it is."""
    value = {"b": [1, None, True], "a": b"\x00\xff", "é": "🍵"}
    assert canonical(value) == '{"a":"00ff","b":[1,null,true],"é":"🍵"}'


def test_a_journal_row_hashes_as_it_always_did() -> None:
    """A stored chain verifies for ever: the bytes that are hashed are written out here."""
    assert entry_hash(**ENTRY) == hashlib.sha256(WRITTEN.encode()).digest()
    assert entry_hash(**ENTRY).hex() == HASH


@pytest.mark.parametrize("name", sorted(ENTRY))
def test_every_field_of_a_row_is_under_its_hash(name: str) -> None:
    """Changing any one field changes the hash."""
    value = ENTRY[name]
    other = value + 1 if isinstance(value, int) else value + value[:1]
    assert entry_hash(**{**ENTRY, name: other}) != entry_hash(**ENTRY)


def test_a_document_hashes_as_it_always_did() -> None:
    """Header and lines in one canonical text."""
    written = '{"header":{"id":"01","total":5},"lines":[{"item":"02","quantity":1000}]}'
    found = document_hash({"total": 5, "id": b"\x01"}, [{"quantity": 1000, "item": b"\x02"}])
    assert found == hashlib.sha256(written.encode()).hexdigest()


def test_what_has_no_spelling_has_no_place() -> None:
    """A value that is neither plain nor bytes is a mistake of ours, found at once."""

    @dataclass
    class Thing:
        pass

    with pytest.raises(TypeError, match="Thing has no place"):
        canonical({"x": Thing()})


def test_a_head_is_one_line_that_reads_back() -> None:
    """The form in which backups keep it, which must never change."""
    head = Head(b"\x11" * 16, 2, 345, b"\xab" * 32)
    line = head.to_line()
    assert line == (
        f'{{"device":"{"11" * 16}","device_seq":345,"hash":"{"ab" * 32}","incarnation":2}}'
    )
    assert Head.from_line(line) == head


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            "x",
            "[]",
            "{}",
            "null",
            '{"device":"11","incarnation":1,"device_seq":1,"hash":"ab"}',
        ),
        Head(bytes(16), 1, 1, bytes(32)).to_line().replace("device_seq", "seq"),
        Head(bytes(16), 1, 1, bytes(31)).to_line(),
    ],
)
def test_a_line_that_is_no_head(line: str) -> None:
    """Is told, never passed over."""
    with pytest.raises(InvalidInput, match="journal_head_unreadable"):
        Head.from_line(line)
