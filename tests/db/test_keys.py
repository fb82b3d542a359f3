"""The database's key: its words for people, and where it is kept."""

import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import keys
from db.errors import CannotOpen, InvalidInput
from db.home import Home
from db.operations.setup import make_shop, new_recovery_key
from tests.shops import SHOP, open_shop

KEY = bytes(range(32))


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that works, for as long as the test lasts."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept under a name."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps it."""
        self.kept[service, username] = password


class LockedKeyring(MemoryKeyring):
    """A keyring whose owner said no."""

    def get_password(self, service: str, username: str) -> str | None:
        """Refuses."""
        raise keyring.errors.KeyringLocked("dismissed")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuses."""
        raise keyring.errors.KeyringLocked("dismissed")


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Says yes."""


@pytest.fixture
def empty_home(tmp_path: Path) -> Home:
    """A folder without a shop."""
    return Home(tmp_path)


@pytest.fixture
def no_keyring() -> Iterator[None]:
    """A keyring that the test sets is gone after it."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory_keyring(no_keyring: None) -> MemoryKeyring:
    """A working keyring in place of none."""
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_reads_back(key: bytes) -> None:
    """Fourteen groups of four; case, blanks and dashes do not matter."""
    text = keys.recovery_key(key)
    assert [len(group) for group in text.split("-")] == [4] * 14
    assert keys.key_from_recovery(text) == key
    assert keys.key_from_recovery(f" {text.lower().replace('-', ' ')}\n") == key


def test_letters_that_look_like_digits_are_read_as_them() -> None:
    """I and L are 1, O is 0."""
    text = keys.recovery_key(KEY)
    assert "0" in text
    assert "1" in text
    for letter, digit in (("O", "0"), ("o", "0"), ("I", "1"), ("l", "1")):
        assert keys.key_from_recovery(text.replace(digit, letter)) == KEY


@given(st.binary(min_size=32, max_size=32), st.data())
def test_one_wrong_digit_is_caught(key: bytes, data: st.DataObject) -> None:
    """Whichever digit is mistyped, and as what, it is told and never becomes another key."""
    digits = keys.recovery_key(key).replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from([d for d in keys.ALPHABET if d != digits[place]]))
    with pytest.raises(InvalidInput, match="recovery_key_mistyped"):
        keys.key_from_recovery(digits[:place] + wrong + digits[place + 1 :])


@given(st.binary(min_size=32, max_size=32))
def test_two_swapped_digits_are_caught(key: bytes) -> None:
    """Neighbours that changed places are told."""
    digits = keys.recovery_key(key).replace("-", "")
    for place in range(0, len(digits) - 1, 7):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if swapped != digits:
            with pytest.raises(InvalidInput, match="recovery_key_mistyped"):
                keys.key_from_recovery(swapped)


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 56, "0" * 55, "0" * 57, "é" * 56, "0" * 5_000])
def test_what_is_no_recovery_key_is_malformed(text: str) -> None:
    """Wrong length or letters that none has."""
    with pytest.raises(InvalidInput, match="recovery_key_malformed"):
        keys.key_from_recovery(text)


def test_a_number_beyond_256_bits_is_mistyped() -> None:
    """The first digit carries one bit alone."""
    with pytest.raises(InvalidInput, match="recovery_key_mistyped"):
        keys.key_from_recovery("Z" * 56)


def test_new_keys_are_256_bits_and_differ() -> None:
    """No two keys are alike."""
    made = {keys.new_key() for _ in range(20)}
    assert len(made) == 20
    assert {len(key) for key in made} == {32}


def test_without_a_keyring_the_key_file_is_its_owners_alone(home: Home) -> None:
    """No keyring here: the key lies in a file of mode 0600, under the database's salt."""
    assert stat.S_IMODE(home.key_file.stat().st_mode) == 0o600
    salt, _, key = home.key_file.read_text().strip().partition(":")
    assert salt == home.database.read_bytes()[:16].hex() == keys.salt_of(home.database)
    assert key == keys.load_key(home).hex()


def test_saving_again_leaves_one_file_of_mode_0600(home: Home) -> None:
    """A key file that was there with other rights is replaced, not written into."""
    home.key_file.chmod(0o644)
    keys.save_key(home, keys.salt_of(home.database), KEY)
    assert stat.S_IMODE(home.key_file.stat().st_mode) == 0o600
    assert keys.load_key(home) == KEY
    assert sorted(path.name for path in home.folder.iterdir()) == ["lumbung.db", "lumbung.key"]


@pytest.mark.parametrize(
    "content",
    [b"", b":", b"00:11", b"\xff\xfe", b"SALT:", b"SALT:zz", b"SALT:" + b"0" * 63, b"SALT\n"],
)
def test_a_key_file_of_something_else_is_no_key(home: Home, content: bytes) -> None:
    """Another database's key, a cut one or garbage counts as missing; none is ever made anew."""
    salt = keys.salt_of(home.database).encode()
    home.key_file.write_bytes(content.replace(b"SALT", salt))
    with pytest.raises(CannotOpen, match="key_missing"):
        keys.load_key(home)


def test_a_lost_key_is_told(home: Home) -> None:
    """No file, no keyring: the program asks for the recovery key and makes no new one."""
    home.key_file.unlink()
    with pytest.raises(CannotOpen, match="key_missing"):
        keys.load_key(home)
    assert not home.key_file.exists()


def test_the_recovery_key_opens_a_shop_whose_key_was_lost(home: Home, recovery_key: str) -> None:
    """What the person kept is the key itself."""
    home.key_file.unlink()
    keys.save_key(home, keys.salt_of(home.database), keys.key_from_recovery(recovery_key))
    database = open_shop(home)
    assert database.rows("SELECT count(*) FROM account") == [(4,)]
    database.close()


def test_a_missing_or_cut_off_database_has_no_key(empty_home: Home) -> None:
    """No file, or one too short to have a salt, is told as what it is."""
    with pytest.raises(CannotOpen, match="database_missing"):
        keys.load_key(empty_home)
    empty_home.database.write_bytes(b"x" * 15)
    with pytest.raises(CannotOpen, match="database_damaged"):
        keys.load_key(empty_home)


def test_with_a_keyring_there_is_no_key_file(
    empty_home: Home, memory_keyring: MemoryKeyring
) -> None:
    """A shop made where a keyring works keeps its key there, under its salt."""
    text = new_recovery_key()
    make_shop(empty_home, SHOP, text)
    salt = keys.salt_of(empty_home.database)
    assert memory_keyring.kept == {("Lumbung", salt): keys.key_from_recovery(text).hex()}
    assert not empty_home.key_file.exists()
    open_shop(empty_home).close()


def test_a_keyring_takes_the_key_out_of_the_file(home: Home, memory_keyring: MemoryKeyring) -> None:
    """Where a keyring has come, the file goes."""
    key = keys.load_key(home)
    keys.save_key(home, keys.salt_of(home.database), key)
    assert not home.key_file.exists()
    assert keys.load_key(home) == key
    assert memory_keyring.kept


@pytest.mark.parametrize("kind", [LockedKeyring, ForgetfulKeyring])
def test_a_keyring_that_fails_leaves_the_key_in_a_file(
    empty_home: Home, no_keyring: None, kind: type[MemoryKeyring]
) -> None:
    """A locked keyring, or one that keeps nothing, loses no key."""
    keyring.set_keyring(kind())
    empty_home.database.write_bytes(b"s" * 16)
    keys.save_key(empty_home, keys.salt_of(empty_home.database), KEY)
    assert stat.S_IMODE(empty_home.key_file.stat().st_mode) == 0o600
    assert keys.load_key(empty_home) == KEY


def test_a_locked_keyring_is_a_missing_key(home: Home, no_keyring: None) -> None:
    """The person dismissed the keyring: the recovery key is asked for, nothing breaks."""
    home.key_file.unlink()
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(CannotOpen, match="key_missing"):
        keys.load_key(home)


def test_another_databases_key_is_put_aside(tmp_path: Path) -> None:
    """A new shop in the folder of a lost one leaves the lost one's key, and finds it again."""
    home, old, new = Home(tmp_path), keys.new_key(), keys.new_key()
    keys.save_key(home, "aa" * 16, old)
    keys.save_key(home, "bb" * 16, new)
    home.database.write_bytes(bytes.fromhex("aa" * 16))
    assert keys.load_key(home) == old
    home.database.write_bytes(bytes.fromhex("bb" * 16))
    assert keys.load_key(home) == new
