"""Certificates for the servers of the tests, made by `openssl`: an authority and what it signs."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

DAYS = "30"
EXTENSIONS = "subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\n"


@dataclass(frozen=True)
class Authority:
    """One that signs servers' certificates; `certificate` is what clients trust."""

    folder: Path

    @property
    def certificate(self) -> Path:
        """The authority's own certificate (PEM)."""
        return self.folder / "ca.crt"

    @property
    def key(self) -> Path:
        """Its private key."""
        return self.folder / "ca.key"


def make_authority(folder: Path) -> Authority:
    """A fresh authority in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = Authority(folder)
    _openssl(
        *("req", "-x509", *_new_key(authority.key), "-days", DAYS, "-subj", "/CN=Test authority"),
        *("-addext", "basicConstraints=critical,CA:TRUE", "-out", str(authority.certificate)),
    )
    return authority


def sign_server(authority: Authority, folder: Path, host: str, days: str = DAYS) -> None:
    """Puts `server.key` and `server.crt` for a host's name into a folder; -1 day: expired."""
    request, extensions = folder / "server.csr", folder / "server.ext"
    key, signed = folder / "server.key", folder / "server.crt"
    extensions.write_text(EXTENSIONS.format(host=host), encoding="ascii")
    _openssl("req", "-new", *_new_key(key), "-subj", f"/CN={host}", "-out", str(request))
    _openssl(
        *("x509", "-req", "-in", str(request), "-CA", str(authority.certificate)),
        *("-CAkey", str(authority.key), "-CAcreateserial", "-days", days),
        *("-extfile", str(extensions), "-out", str(signed)),
    )


def _new_key(key: Path) -> tuple[str, ...]:
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    return (*curve, "-keyout", str(key))


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
