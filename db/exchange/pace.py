"""Short transactions with pauses between them, so that others scan and sell meanwhile."""

import time
from typing import Final

from db.connection import ShopDatabase

SMALLEST_CHUNK: Final = 100  # below this the commits cost more than the rows
LARGEST_CHUNK: Final = 600
CHUNK_SECONDS: Final = 0.038
LEARNT: Final = 0.3
CHUNKS_A_CHECKPOINT: Final = 3
PAUSE: Final = 0.006  # seconds; who waits for its turn looks more often than that


class Pace:
    """How many rows fit into a short transaction on this PC, and the pauses in between."""

    def __init__(self) -> None:
        self.size = SMALLEST_CHUNK
        self._since = 0.0
        self._a_row = 0.0
        self._chunks = 0

    def hold(self) -> None:
        """From here on others wait."""
        self._since = time.perf_counter()

    def let_go(self, rows: int) -> None:
        """So many rows were written; others may write now."""
        took = (time.perf_counter() - self._since) / rows
        self._a_row += (took - self._a_row) * (LEARNT if self._a_row else 1)
        fitting = int(CHUNK_SECONDS / max(self._a_row, 1e-6))
        self.size = max(SMALLEST_CHUNK, min(fitting, 2 * self.size, LARGEST_CHUNK))

    def rest(self, database: ShopDatabase) -> None:
        """Time for others; now and then it is spent on the database's log."""
        self._chunks += 1
        if self._chunks % CHUNKS_A_CHECKPOINT:
            time.sleep(PAUSE)
        else:
            database.rows("PRAGMA wal_checkpoint(PASSIVE)")
