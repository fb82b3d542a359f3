"""What the operator's guide installs on a server: scripts and settings that a real one takes."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.postgres import Server, require_server, running_server, server_folder

HUB = Path(__file__).parents[2] / "packaging" / "hub"
PIECE = 16 * 1024 * 1024  # bytes
SETTING = re.compile(r"(\w+) = (?:'([^']*)'|(\S+))")
OF_THE_PLACE = ("listen_addresses", "ssl_cert_file", "ssl_key_file", "shared_buffers")


def run(script: str, *arguments: object, **environment: str) -> str:
    """What a script of the guide says; it must succeed."""
    done = subprocess.run(
        [HUB / script, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def openssl(*arguments: object) -> str:
    """What openssl says."""
    command = ["openssl", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def settings() -> dict[str, str]:
    """Of `lumbung.conf`."""
    lines = (HUB / "lumbung.conf").read_text(encoding="utf-8").splitlines()
    found = [SETTING.match(line) for line in lines]
    return {match[1]: match[2] or match[3] for match in found if match}


def archiving(folder: Path) -> dict[str, str]:
    """The settings, with this folder for the WAL."""
    kept = {name: value for name, value in settings().items() if name not in OF_THE_PLACE}
    command = kept["archive_command"].replace("/usr/local/lib/lumbung", str(HUB))
    return {**kept, "archive_command": command.replace("/var/backups/lumbung", str(folder))}


def environment(server: Server, folder: Path) -> dict[str, str]:
    """Of the user who copies."""
    place = {"PGHOST": str(server.folder), "PGPORT": str(server.port), "PGUSER": "postgres"}
    return {**place, "LUMBUNG_BACKUPS": str(folder)}


def test_certificates_are_for_every_name_and_the_authority_stays(tmp_path: Path) -> None:
    """A host and an address; renewed, they are still vouched for by what the PCs have."""
    run("certificates.sh", tmp_path, "stok.lan", "192.168.1.10")
    authority, first = (tmp_path / "ca.crt").read_bytes(), (tmp_path / "server.crt").read_bytes()
    run("certificates.sh", tmp_path, "stok.lan", "192.168.1.10")
    assert (tmp_path / "ca.crt").read_bytes() == authority
    assert (tmp_path / "server.crt").read_bytes() != first
    for name, given in (("-verify_hostname", "stok.lan"), ("-verify_ip", "192.168.1.10")):
        told = openssl(
            "verify", "-CAfile", tmp_path / "ca.crt", name, given, tmp_path / "server.crt"
        )
        assert told.strip().endswith("OK")
    assert {path.stat().st_mode & 0o077 for path in tmp_path.glob("*.key")} == {0}


def test_a_real_server_takes_settings_and_makes_copies() -> None:
    """Settings, who may come in, the WAL that is kept, both kinds of copies and how many stay."""
    require_server()
    with server_folder() as folder:
        (folder / "wal").mkdir(mode=0o777)
        (folder / "wal").chmod(0o777)
        with running_server(archiving(folder)) as server:
            _takes_who_may_come_in(server)
            where = environment(server, folder)
            for day in range(15):
                (folder / "dumps").mkdir(exist_ok=True)
                (folder / "dumps" / f"2020-01-{day:02}-000000-postgres.dump").touch()
            dump = Path(run("backup.sh", "dump", "postgres", **where).strip())
            base = Path(run("backup.sh", "base", **where).strip())
            _wait_for_wal(server, folder / "wal")
        dumps = sorted((folder / "dumps").glob("*.dump"))
        assert (len(dumps), dumps[-1]) == (14, dump)
        assert "CREATE ROLE postgres" in dump.with_suffix(".roles.sql").read_text(encoding="utf-8")
        assert (base / "base.tar.gz").stat().st_size > 0


def test_the_server_speaks_english() -> None:
    """PCs know by its words alone who is sent away, whatever language the server was set up in."""
    assert settings()["lc_messages"] == "C"


def _wait_for_wal(server: Server, kept: Path) -> None:
    """The server keeps a piece of its WAL there, a whole one."""
    with server.admin() as connection:
        connection.execute("SELECT pg_switch_wal()")
        while not any(path.stat().st_size == PIECE for path in kept.glob("0*")):
            connection.execute("SELECT pg_sleep(0.05)")


def _takes_who_may_come_in(server: Server) -> None:
    """PostgreSQL understands every line of our `pg_hba.conf`."""
    lines = (HUB / "pg_hba.conf").read_text(encoding="utf-8")
    with (server.data / "pg_hba.conf").open("a", encoding="utf-8") as rules:
        rules.write(lines)
    with server.admin() as connection:
        asked = "SELECT error, line_number FROM pg_hba_file_rules WHERE error IS NOT NULL"
        assert connection.execute(asked).fetchall() == []


@pytest.mark.parametrize("again", [b"the same", b"another"])
def test_a_kept_piece_of_wal_is_never_written_over(tmp_path: Path, again: bytes) -> None:
    """The same once more is fine, another one under its name is not."""
    piece, kept = tmp_path / "piece", tmp_path / "kept"
    piece.write_bytes(b"the same")
    run("archive-wal.sh", piece, kept)
    piece.write_bytes(again)
    told = subprocess.run([HUB / "archive-wal.sh", piece, kept], check=False)
    assert (told.returncode == 0) == (again == b"the same")
    assert kept.read_bytes() == b"the same"
