"""What the tests of capture share: codes by short names and the real photos beside the checkout."""

import os
from pathlib import Path

from desktop_app.capture.scan import DecodedCode, believed

_BESIDE_CHECKOUT = Path(__file__).parents[4] / "shared"
PHOTOS = Path(os.environ.get("LUMBUNG_SHARED", _BESIDE_CHECKOUT)) / "data" / "barcodes"

SOY = "8992696404441"
CARTON = "18992696404448"


def code(text: str, symbology: str = "EAN13") -> DecodedCode:
    """A code as a decoder would give it."""
    found = believed(text, symbology, None)
    assert found is not None
    return found
