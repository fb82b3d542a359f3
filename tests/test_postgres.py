"""The server that tests start for themselves: it is real, safe to lose, and can fail over."""

import signal
from collections.abc import Iterator

import pytest

from tests.postgres import Server, running_server, running_standby


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that a test may crash."""
    with running_server() as server:
        yield server


def test_what_was_committed_survives_kill_and_crash(own_server: Server) -> None:
    """Killed whole, stopped at once, one session killed: committed rows are there again."""
    with own_server.admin() as connection:
        connection.execute("CREATE TABLE kept (number int)")
    for number in range(3):
        with own_server.admin() as connection:
            connection.execute("INSERT INTO kept VALUES (%s)", (number,))
        if number == 0:
            own_server.kill()
            own_server.start()
        if number == 1:
            own_server.restart(signal.SIGQUIT)
    with own_server.admin() as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (3,)


def test_a_synchronous_standby_takes_over(own_server: Server) -> None:
    """What the primary acknowledged is on the promoted standby, on a later timeline."""
    with running_standby(own_server, synchronous=True) as standby:
        with own_server.admin() as connection:
            connection.execute("CREATE TABLE last_words AS SELECT 'here' AS said")
        own_server.kill()
        standby.promote()
        with standby.admin() as connection:
            assert connection.execute("SELECT said FROM last_words").fetchone() == ("here",)
            walfile = "SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8)"
            assert connection.execute(walfile).fetchone() == ("00000002",)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"PGSSLMODE": "disable"}, "no encryption"),
        ({"PGHOST": "127.0.0.1"}, 'does not match host name "127.0.0.1"'),
        ({"PGSSLROOTCERT": "/nowhere/ca.crt"}, "does not exist"),
    ],
)
def test_psql_comes_in_over_tls_alone(
    postgres: Server, empty_database: str, changes: dict[str, str], said: str
) -> None:
    """Over TCP nobody gets in without TLS, and clients notice a wrong name or authority."""
    role = f"{empty_database}_somebody"
    with postgres.admin() as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'rahasia'")
    who = {"PGUSER": role, "PGPASSWORD": "rahasia", "PGDATABASE": empty_database}
    assert postgres.psql("SELECT 1", **who).stdout.strip() == "1"
    assert said in postgres.psql("SELECT 1", **{**who, **changes}).stderr
