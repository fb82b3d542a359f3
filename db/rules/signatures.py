"""Keys from passwords (SCRAM-SHA-256, RFC 5802 and 7677) and what is proved with them."""

import base64
import hashlib
import hmac
import stringprep
import unicodedata
from typing import Final

ROUNDS: Final = 200_000
SALT_FOR: Final = b"lumbung scram salt "
FORBIDDEN: Final = (  # RFC 4013, section 2.3 and 2.5
    *(stringprep.in_table_c12, stringprep.in_table_c21_c22, stringprep.in_table_c3),
    *(stringprep.in_table_c4, stringprep.in_table_c5, stringprep.in_table_c6),
    *(stringprep.in_table_c7, stringprep.in_table_c8, stringprep.in_table_c9),
    stringprep.in_table_a1,
)


def salted_password(account: bytes, password: str) -> bytes:
    """The slow part (about 0.1 s, so not on the UI thread): 32 bytes from an account and password.

    The salt is made of the account's id, so that every PC can make the same. The password is
    normalised as libpq does it (SASLprep, RFC 4013).
    """
    return hashlib.pbkdf2_hmac("sha256", _prepared(password).encode(), _salt(account), ROUNDS)


def scram_verifier(account: bytes, salted: bytes) -> str:
    """What PostgreSQL keeps of a password (`pg_authid.rolpassword`)."""
    stored = hashlib.sha256(_mac(salted, b"Client Key")).digest()
    salt, keys = _base64(_salt(account)), f"{_base64(stored)}:{_base64(server_key(salted))}"
    return f"SCRAM-SHA-256${ROUNDS}:{salt}${keys}"


def server_key(salted: bytes) -> bytes:
    """The part of it that signs; the hub knows it from the verifier."""
    return _mac(salted, b"Server Key")


def signing_key(server: bytes, device: bytes) -> bytes:
    """A person's key on one device."""
    return _mac(server, device)


def sign(key: bytes, row_hash: bytes, costs: str | None) -> bytes:
    """The signature of a journal row with what its goods were said to cost."""
    return _mac(key, row_hash + hashlib.sha256((costs or "").encode()).digest())


def prove(device_key: bytes, request: str) -> bytes:
    """A device's proof that a request is its own."""
    return _mac(device_key, request.encode())


def _salt(account: bytes) -> bytes:
    return hashlib.sha256(SALT_FOR + account).digest()[:16]


def _prepared(password: str) -> str:
    """SASLprep; what it forbids is taken as it is, as PostgreSQL does."""
    mapped = "".join(
        " " if stringprep.in_table_c12(each) else each
        for each in password
        if not stringprep.in_table_b1(each)
    )
    prepared = unicodedata.normalize("NFKC", mapped)
    is_forbidden = any(test(each) for each in prepared for test in FORBIDDEN)
    return password if is_forbidden else prepared


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()
