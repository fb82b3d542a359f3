"""The hub in memory does what any hub must."""

from tests.db.sharing.contract import HubContract


class TestModelHub(HubContract):
    """All cases."""
