"""A person's connection to the hub as this PC uses it: it can be listened to, and broken off."""

import socket
from contextlib import suppress

from db.errors import HubError
from db.sharing.address import reached
from db.sharing.hub.login import connect
from db.sharing.hub.server import PostgresHub
from db.sharing.way import Way


class ServerLine(PostgresHub):
    """Implements `db.sharing.line.Line`."""

    def fileno(self) -> int:
        """See `Line`."""
        with self._errors():
            return self._connection.fileno()

    def heard(self) -> bool:
        """See `Line`."""
        heard = False
        while self.wait(0):
            heard = True
        return heard

    def abort(self) -> None:
        """See `Line`: the server need not answer for that."""
        with suppress(OSError, HubError):  # it is closed already
            end = socket.fromfd(self.fileno(), socket.AF_INET, socket.SOCK_STREAM)
            with end, suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def open_line(way: Way) -> ServerLine:
    """Connects and listens; raises what `db.sharing.hub.login.connect` raises."""
    with reached(way.address) as address:
        connection = connect(address, way.login, way.password)
    line = ServerLine(connection, way.device, way.device_key)
    try:
        line.listen()
    except BaseException:
        line.close()
        raise
    return line
