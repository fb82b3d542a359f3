"""What the tests of capture share: codes by short names and the real photos beside the checkout."""

import os
from dataclasses import replace
from pathlib import Path

from desktop_app.capture.scan import DecodedCode, believed

_BESIDE_CHECKOUT = Path(__file__).parents[4] / "shared"
PHOTOS = Path(os.environ.get("LUMBUNG_SHARED", _BESIDE_CHECKOUT)) / "data" / "barcodes"

SOY = "8992696404441"
CARTON = "18992696404448"


def code(text: str, symbology: str = "EAN13", looks: int = 2) -> DecodedCode:
    """A code as a chain of decoders would give it."""
    found = believed(text, symbology, None)
    assert found is not None
    return replace(found, looks=looks)
