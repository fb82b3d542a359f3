"""The file of an authority's certificate, as a person names it."""

import os.path
from pathlib import Path

from db.errors import InvalidInput
from db.sharing.address import read_certificate


def read_authority(file: str) -> str:
    """Its text, "" where none is named.

    Raises what `read_certificate` raises, and `InvalidInput("hub_certificate_not_there")`.
    """
    if not file:
        return ""
    path = Path(file).absolute()
    if not os.path.exists(path):  # noqa: PTH110  (this one never raises)
        raise InvalidInput("hub_certificate_not_there", "certificate", file=str(path))
    return read_certificate(path)
