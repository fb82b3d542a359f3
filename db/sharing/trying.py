"""Tries whether a server lets somebody in, before anything depends on it."""

from db.sharing.address import Address, reached


def try_connection(address: Address, *, login: str, password: str) -> None:
    """Connects and leaves again; takes up to 5 s a host.

    Raises what `db.sharing.hub.login.connect` raises.
    """
    from db.sharing.hub.login import connect  # with psycopg: only where there is a hub

    with reached(address) as where:
        connect(where, login, password).close()
