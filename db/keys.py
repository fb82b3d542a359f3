"""The database's key: made once, kept by the system's keyring or a 0600 file, written as words.

The key is 256 random bits and opens the database as they are (a SQLCipher raw key). The recovery
key is the same bits for a person to keep: Crockford's Base32 in groups of four, the last group a
checksum. It opens every copy of the database, also where keyring and key file are lost.
"""

import hashlib
import hmac
import logging
import os
import re
import secrets
from pathlib import Path

from db.errors import CannotOpen, InvalidInput
from db.home import Home

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
LOOKALIKES = str.maketrans("ILO", "110")
KEY_BYTES = 32
KEY_DIGITS = 52
CHECK_DIGITS = 4
SALT_BYTES = 16
SERVICE = "Lumbung"

log = logging.getLogger(__name__)


def new_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(KEY_BYTES)


def recovery_key(key: bytes) -> str:
    """The key as fourteen groups of four digits, for a person to keep."""
    digits = _digits(int.from_bytes(key), KEY_DIGITS) + _checksum(key)
    return "-".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def key_from_recovery(text: str) -> bytes:
    """The key that a recovery key stands for; typing errors raise `InvalidInput`.

    Spaces, dashes and case do not matter; I, L and O are read as 1, 1 and 0.
    """
    typed = re.sub(r"[\s-]", "", text).upper().translate(LOOKALIKES)
    if len(typed) != KEY_DIGITS + CHECK_DIGITS or set(typed) - set(ALPHABET):
        raise InvalidInput("recovery_key_malformed", "recovery_key")
    number = 0
    for digit in typed[:KEY_DIGITS]:
        number = number * 32 + ALPHABET.index(digit)
    if number >= 1 << (8 * KEY_BYTES):
        raise InvalidInput("recovery_key_mistyped", "recovery_key")
    key = number.to_bytes(KEY_BYTES)
    if not secrets.compare_digest(typed[KEY_DIGITS:], _checksum(key)):
        raise InvalidInput("recovery_key_mistyped", "recovery_key")
    return key


def salt_of(database: Path) -> str:
    """The name under which a database's key is kept: the salt in the first bytes of its file.

    `CannotOpen` with database_missing, or database_damaged for a file too short to have one.
    """
    try:
        with database.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except FileNotFoundError:
        raise CannotOpen("database_missing", path=str(database)) from None
    if len(salt) < SALT_BYTES:
        raise CannotOpen("database_damaged", path=str(database))
    return salt.hex()


def save_key(home: Home, salt: str, key: bytes) -> None:
    """Keeps a database's key in the keyring, else in a file of the home only its owner reads."""
    _put_aside(home, salt)
    if _save_in_keyring(salt, key):
        home.key_file.unlink(missing_ok=True)
        return
    temporary = home.key_file.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{salt}:{key.hex()}\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(home.key_file)


def load_key(home: Home) -> bytes:
    """The key of the home's database; `CannotOpen("key_missing")` when nobody here keeps it."""
    salt = salt_of(home.database)
    stored = _load_from_file(home, salt) or _load_from_keyring(salt)
    if not stored or not re.fullmatch(rf"[0-9a-f]{{{2 * KEY_BYTES}}}", stored):
        raise CannotOpen("key_missing", folder=str(home.folder))
    return bytes.fromhex(stored)


def badge_hash(key: bytes, code: str) -> bytes:
    """What is kept of a badge's code: without the database's key nobody can try codes on it."""
    return hmac.digest(key, b"lumbung badge " + code.encode(), "sha256")


def _put_aside(home: Home, salt: str) -> None:
    """The key of another database stays beside ours: that database may turn up again."""
    owner, _ = _read_key_file(home.key_file)
    if owner and owner != salt:
        home.key_file.replace(_aside(home, owner))


def _aside(home: Home, salt: str) -> Path:
    return home.key_file.with_name(f"{home.key_file.stem}-{salt}{home.key_file.suffix}")


def _load_from_file(home: Home, salt: str) -> str | None:
    for path in (home.key_file, _aside(home, salt)):
        owner, stored = _read_key_file(path)
        if owner == salt:
            return stored
    return None


def _read_key_file(path: Path) -> tuple[str, str]:
    """The salt that a key is for, and the key in hexadecimal; empty when there is none to read."""
    try:
        owner, _, stored = path.read_text(encoding="ascii").strip().partition(":")
    except FileNotFoundError:
        return "", ""
    except (OSError, UnicodeDecodeError) as error:
        log.warning("the key file cannot be read: %s", error)
        return "", ""
    return owner, stored


def _load_from_keyring(salt: str) -> str | None:
    import keyring.errors  # imported on use: it looks for the desktop's services

    try:
        return keyring.get_password(SERVICE, salt)
    except (keyring.errors.KeyringError, RuntimeError) as error:
        log.info("no keyring: %s", error)
        return None


def _save_in_keyring(salt: str, key: bytes) -> bool:
    import keyring.errors

    try:
        keyring.set_password(SERVICE, salt, key.hex())
        return keyring.get_password(SERVICE, salt) == key.hex()
    except (keyring.errors.KeyringError, RuntimeError) as error:
        log.info("no keyring, the key goes into a file: %s", error)
        return False


def _digits(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        number, digit = divmod(number, 32)
        digits = ALPHABET[digit] + digits
    return digits


def _checksum(key: bytes) -> str:
    summary = hashlib.sha256(b"lumbung recovery key" + key).digest()
    return _digits(int.from_bytes(summary[:4]) >> 12, CHECK_DIGITS)
