"""Whether this machine lends pseudo-terminals to tests of serial scanners."""

import os
import sys

import pytest


def terminals() -> bool:
    """Containers may have no /dev/pts; systems other than Linux open none as a serial port."""
    if sys.platform != "linux":
        return False
    try:
        ends = os.openpty()
    except OSError:
        return False
    for end in ends:
        os.close(end)
    return True


needs_terminals = pytest.mark.skipif(
    not terminals(), reason="needs pseudo-terminals that open as serial ports, as on most Linux"
)
