"""`main.py hub`: a server is made ready, a shop brought to it, people looked after."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.connection import open_database
from db.errors import HubError
from db.home import Home
from db.keys import load_key
from db.operations.setup import new_recovery_key
from db.rules.leases import DAY, LEASE
from desktop_app.shell.hub_answer import note_answer
from desktop_app.shell.settings import Settings
from tests.desktop_app.commands.program import run, type_in
from tests.postgres import HOST, Server
from tests.shops import PASSWORD, ShopTemplate

NEW = "kata-sandi-baru"
AS_OWNER = ("--as", "owner", "--password-stdin")
Hub = Callable[..., tuple[int, str, str]]


@pytest.fixture
def hub(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Hub:
    """Runs an action with what is typed; returns its status and what it says."""

    def act(*arguments: str, typed: str = PASSWORD) -> tuple[int, str, str]:
        type_in(monkeypatch, typed + "\n")
        status = run(home, "hub", *arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return act


@pytest.fixture
def dsn(postgres: Server, empty_database: str) -> str:
    """How a superuser connects to an empty database."""
    return postgres.admin_dsn(empty_database)


@pytest.fixture
def server(postgres: Server, empty_database: str) -> tuple[str, ...]:
    """The options that name the server."""
    certificate = str(postgres.authority.certificate)
    port = str(postgres.port)
    return ("--host", HOST, "--port", port, "--database", empty_database, "--ca", certificate)


@pytest.fixture
def shared(hub: Hub, dsn: str, server: tuple[str, ...], tmp_path: Path) -> Hub:
    """The commands in a shop that is on its server."""
    _, ticket, _ = hub("ticket", *AS_OWNER)
    (tmp_path / "ticket").write_text(ticket)
    assert hub("init", "--connection", dsn, "--ticket", str(tmp_path / "ticket"))[0] == 0
    assert hub("upload", *server, *AS_OWNER)[0] == 0
    return hub


def test_a_shop_goes_to_a_server(hub: Hub, dsn: str, server: tuple[str, ...]) -> None:
    """From the owner's ticket to a connection, in sentences."""
    status, ticket, said = hub("ticket", *AS_OWNER)
    assert (status, PASSWORD in ticket) == (0, False)
    assert said == "Take this line to the server: main.py hub init --ticket FILE\n"
    status, said, _ = hub("init", "--connection", dsn, "--ticket", "-", typed=ticket)
    assert status == 0
    assert "owner can bring the shop to it now: main.py hub upload" in said
    status, said, progress = hub("upload", *server, *AS_OWNER)
    assert (status, said) == (
        0,
        "The shop is on the server. Whoever is signed in signs in anew.\n",
    )
    _, first, last = (line.partition(": ")[2] for line in ("", *progress.splitlines()))
    whole = last.partition(" of ")[2]
    assert (first, last) == (f"0 of {whole}", f"{whole} of {whole}")
    status, said, _ = hub("status", *AS_OWNER)
    assert status == 0
    assert f"Server: {HOST}:" in said
    assert "\nRows waiting to go there: 0; bookings among them: 0\n" in said
    assert "\nTo be settled on the Sharing page: 0\nConnected\nK1  " in said
    assert said.splitlines()[-1].endswith("  this computer")


@pytest.mark.parametrize(
    ("mistyped", "told"),
    [
        ("host=localhost port=1", "Connection refused"),
        ("{dsn} dbnam=shop", 'invalid connection option "dbnam"'),
        ("{dsn} dbname=elsewhere", 'database "elsewhere" does not exist'),
    ],
)
def test_a_connection_that_opens_nothing(hub: Hub, dsn: str, mistyped: str, told: str) -> None:
    """Whoever looks after the server reads what PostgreSQL itself says of it."""
    status, _, said = hub("init", "--connection", mistyped.format(dsn=dsn))
    assert status == 1
    assert said.startswith("This connection opens no database of a PostgreSQL server: ")
    assert told in said


def test_a_server_can_be_made_ready_twice(hub: Hub, dsn: str) -> None:
    """That is how it is upgraded."""
    assert hub("init", "--connection", dsn)[0] == 0
    status, said, _ = hub("init", "--connection", dsn)
    assert (status, said.startswith("The database is ready")) == (0, True)


@pytest.mark.parametrize("database", ["nothing", None])
def test_a_database_that_is_no_hub(
    hub: Hub, server: tuple[str, ...], empty_database: str, database: str | None
) -> None:
    """PostgreSQL tells it from a wrong password as little as a wrong name: all is to be checked."""
    named = ("--database", database) if database else ()
    status, _, said = hub("upload", *server, *named, *AS_OWNER)
    assert (status, f"in the database “{database or empty_database}”" in said) == (1, True)
    assert "the database (--database)" in said
    assert "main.py hub init --ticket FILE" in said


def test_a_server_that_wants_encryption(hub: Hub, server: tuple[str, ...]) -> None:
    """It was left out, as may be on this very computer."""
    status, _, said = hub("upload", *server[: server.index("--ca")], *AS_OWNER)
    assert (status, said.startswith("The server lets nobody in without encryption")) == (1, True)
    assert said.endswith("--ca FILE\n")


def test_files_that_are_not_there(hub: Hub, server: tuple[str, ...], tmp_path: Path) -> None:
    """They are named, as seen from the root."""
    missing = tmp_path / "nothing"
    status, _, said = hub("init", "--ticket", str(missing))
    assert (status, said.startswith(f"There is no file {missing}. Make a ticket")) == (1, True)
    status, _, said = hub("upload", *server, "--ca", str(missing), *AS_OWNER)
    assert (status, said) == (1, f"There is no file {missing}.\n")


@pytest.mark.parametrize("text", ["", "hello", "[]", '{"account": "x"}', "\0"])
def test_what_is_no_ticket(hub: Hub, tmp_path: Path, text: str) -> None:
    """Nobody is let in by it."""
    (tmp_path / "ticket").write_text(text)
    status, _, said = hub("init", "--ticket", str(tmp_path / "ticket"))
    assert (status, said) == (
        1,
        "This is no owner's ticket. Make one with: main.py hub ticket\n",
    )


def test_the_books_are_compared(shared: Hub) -> None:
    """With those that other computers told of."""
    status, said, _ = shared("check", *AS_OWNER)
    assert (status, said.splitlines()[-1]) == (0, "Yes, the books agree.")
    assert "this computer  agrees\nTo be settled on the Sharing page: 0\n" in said


def test_a_computer_that_was_shut_out_is_not_compared(
    shared: Hub, postgres: Server, empty_database: str
) -> None:
    """Whatever its books came to when it told of them last."""
    assert shared("check", *AS_OWNER)[0] == 0
    with postgres.admin(empty_database) as connection:
        connection.execute(
            "INSERT INTO hub.device (id, number, name, inner_pad, outer_pad, joined_by, cursor,"
            " waiting, digest) SELECT gen_random_uuid(), 2, 'Till 2', inner_pad, outer_pad,"
            " joined_by, cursor, 0, 'other' FROM hub.device"
        )
        status, said, _ = shared("check", *AS_OWNER)
        assert (status, "differs\n" in said) == (1, True)
        connection.execute("UPDATE hub.device SET revoked_at = now() WHERE number = 2")
    status, said, _ = shared("check", *AS_OWNER)
    assert (status, said.splitlines()[-1]) == (0, "Yes, the books agree.")
    assert "  shut out\n" in said


def test_the_server_is_found_by_another_name(
    shared: Hub, server: tuple[str, ...], home: Home, postgres: Server
) -> None:
    """One that does not answer there, or is none of this shop's, leaves the old address."""
    gone = ("--host", HOST, "--port", "1", *server[4:])
    status, _, said = shared("address", *gone, *AS_OWNER)
    assert (status, said.startswith("The server does not answer.")) == (1, True)
    several = ("--host", f"{HOST}:1,{HOST}:{postgres.port}", *server[4:])
    status, said, _ = shared("address", *several, *AS_OWNER)
    assert (status, said.startswith("The server is found there.")) == (0, True)
    assert f"Server: {HOST}:1, {HOST}:{postgres.port}," in shared("status", *AS_OWNER)[1]
    database = open_database(home.database, load_key(home), home.backups)
    database.execute_sql("UPDATE hub_link SET hub = 'another'")
    database.close()
    status, _, said = shared("address", *server, *AS_OWNER)
    assert (status, "another shop" in said) == (1, True)


def test_whose_lease_is_over_needs_the_recovery_key(
    shared: Hub, server: tuple[str, ...], home: Home, shop_template: ShopTemplate
) -> None:
    """Else a server that moved could never be found again."""
    database = open_database(home.database, load_key(home), home.backups)
    database.execute_sql("UPDATE lease SET elapsed = ?", (LEASE,))
    database.close()
    move = ("address", *server, *AS_OWNER)
    status, _, said = shared(*move)
    assert (status, said.startswith("The server has not seen you on this computer")) == (1, True)
    typed = f"{PASSWORD}\n{new_recovery_key()}"
    status, _, said = shared(*move, "--recovery-key", typed=typed)
    assert (status, said) == (
        1,
        "This is the recovery key of another computer or shop.\n",
    )
    typed = f"{PASSWORD}\n{shop_template.recovery_key}"
    status, said, _ = shared(*move, "--recovery-key", typed=typed)
    assert (status, said.startswith("The server is found there.")) == (0, True)


def test_who_reaches_the_server_by_a_command_was_seen_by_it(shared: Hub, home: Home) -> None:
    """So a clock that once was years ahead stops nobody who comes to the server again."""
    database = open_database(home.database, load_key(home), home.backups)
    database.execute_sql("UPDATE lease SET elapsed = ?", (LEASE,))
    database.close()
    status, _, said = shared("add-person", "kasir", *AS_OWNER, typed=f"{PASSWORD}\n{NEW}")
    assert (status, said.startswith("The server has not seen you on this computer")) == (1, True)
    assert shared("status", *AS_OWNER)[0] == 0
    assert shared("add-person", "kasir", *AS_OWNER, typed=f"{PASSWORD}\n{NEW}")[0] == 0


def test_people_get_in_and_are_shut_out(shared: Hub) -> None:
    """By the name that they sign in with."""
    status, said, _ = shared("add-person", "kasir", *AS_OWNER, typed=f"{PASSWORD}\n{NEW}")
    assert (status, said) == (0, "kasir can sign in on every computer now.\n")
    assert shared("status", "--as", "kasir", "--password-stdin", typed=NEW)[0] == 0
    status, said, _ = shared("revoke", "--person", "kasir", *AS_OWNER)
    assert (status, said) == (0, "The server lets kasir in no more.\n")
    status, _, said = shared("status", "--as", "kasir", "--password-stdin", typed=NEW)
    assert (status, "switched off" in said or "let you in" in said) == (1, True), said
    status, _, said = shared("add-person", "nobody", *AS_OWNER)
    assert (status, said.startswith("There is nobody called “nobody” in this shop.")) == (1, True)


def test_a_computer_is_shut_out(shared: Hub) -> None:
    """By its code; it hears so at its next try."""
    status, _, said = shared("revoke", "--device", "K7", *AS_OWNER)
    assert (status, said.startswith("The shop has no computer K7.")) == (1, True)
    status, _, said = shared("revoke", "--device", "k1", *AS_OWNER)
    assert (status, said.startswith("K1 is this very computer; nothing was changed.")) == (1, True)
    assert shared("status", *AS_OWNER)[0] == 0
    assert shared("revoke", "--device", "k1", "--this-computer", *AS_OWNER)[0] == 0
    status, _, said = shared("status", *AS_OWNER)
    assert status == 1
    assert said.startswith("The server does not let this computer in any more.")


def test_who_is_shut_out_must_be_said(hub: Hub) -> None:
    """One of them, in the person's language as every wrong usage."""
    status, _, said = hub("revoke", *AS_OWNER)
    assert (status, said.splitlines()[-1]) == (2, "Give one of these: --person --device.")
    status, _, said = hub("revoke", "--device", "K1", "--person", "kasir", *AS_OWNER)
    assert (status, said.splitlines()[-1]) == (2, "--person and --device do not go together.")
    status, _, said = hub("revoke", "--device", "K1", "--this-computer=yes", *AS_OWNER)
    assert (status, said.splitlines()[-1]) == (2, "--this-computer takes no value.")


Act = Callable[..., str]


@pytest.fixture
def act(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Act:
    """Runs an operation; returns what is said beside the answer."""

    def do(operation: str, **arguments: str) -> str:
        type_in(monkeypatch, PASSWORD + "\n")
        assert run(home, "act", operation, json.dumps(arguments), *AS_OWNER) == 0
        return capsys.readouterr().err

    return do


def test_who_books_where_the_server_takes_nothing_is_told(shared: Hub, act: Act) -> None:
    """By what it said when it was asked last; until it has taken something again."""
    assert act("add_category", name="Teh") == ""
    assert shared("revoke", "--device", "K1", "--this-computer", *AS_OWNER)[0] == 0
    assert act("add_category", name="Kopi").splitlines() == [
        "Not let in by the server.",
        "The server does not let this computer in any more. Ask the owner.",
        "What is booked here stays on this computer alone; “main.py hub check” says what to do.",
    ]
    for asking in ("check", "leave"):
        assert "main.py hub leave --without-server" in shared(asking, *AS_OWNER)[2]
    assert shared("leave", "--without-server", *AS_OWNER)[0] == 1
    assert act("add_category", name="Susu") != ""


def test_a_computer_that_others_shut_out_hears_it_once(
    shared: Hub, act: Act, postgres: Server, empty_database: str
) -> None:
    """From then on who books there is told; let in again they are told no more."""
    with postgres.admin(empty_database) as connection:
        connection.execute("UPDATE hub.device SET revoked_at = now()")
        assert act("add_category", name="Teh") == ""
        status, _, said = shared("check", *AS_OWNER)
        assert (status, said.startswith("The server does not let this computer in")) == (1, True)
        assert act("add_category", name="Kopi").startswith("Not let in by the server.\n")
        connection.execute("UPDATE hub.device SET revoked_at = NULL")
    assert shared("check", *AS_OWNER)[0] == 0
    assert act("add_category", name="Susu") == ""


def test_whom_the_server_does_not_let_knock_is_told_too(
    shared: Hub, home: Home, act: Act, empty_database: str
) -> None:
    """That is about the computer: nobody was asked for a password."""
    shut = HubError("hub_login_refused", cause="hub_door_shut")
    note_answer(Settings(home.preferences), shut)
    assert f"into a database “{empty_database}”" in act("add_category", name="Teh")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (6, ""),
        (9, "Days left to connect this computer: 21."),
        (30, "your bookings will be reviewed."),
    ],
)
def test_who_books_where_the_server_was_not_seen_for_long_is_told(
    shared: Hub, home: Home, act: Act, days: int, told: str
) -> None:
    """In the words of the window."""
    pass_days(home, days)
    said = act("open_draft", kind="sale")
    assert (told in said, bool(said)) == (True, bool(told))


def test_an_import_books_too(
    shared: Hub,
    home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A trial run of one does not."""
    goods = tmp_path / "goods.csv"
    goods.write_text("name,sku\nTeh,T1\n")
    pass_days(home, 9)
    for more, is_told in ((("--dry-run",), False), ((), True)):
        type_in(monkeypatch, PASSWORD + "\n")
        assert run(home, "import", str(goods), *more, *AS_OWNER) == 0
        assert ("Days left to connect" in capsys.readouterr().err) == is_told


def pass_days(home: Home, days: int) -> None:
    """The server was last seen so long ago."""
    database = open_database(home.database, load_key(home), home.backups)
    database.execute_sql("UPDATE lease SET elapsed = ?", (days * DAY,))
    database.close()


def test_passwords_change_on_all_computers(shared: Hub, dsn: str) -> None:
    """One's own, and by the server's owner that of somebody who forgot it."""
    status, said, _ = shared("rotate", *AS_OWNER, typed=f"{PASSWORD}\n{NEW}")
    assert (status, said) == (0, "owner has a new password.\n")
    assert shared("status", *AS_OWNER, typed=NEW)[0] == 0
    status, _, said = shared("rotate", *AS_OWNER, typed=NEW)
    assert (status, said.startswith("Standard input has no new password.")) == (1, True)
    by_server = ("rotate", "--person", "owner", "--connection", dsn, "--password-stdin")
    assert shared(*by_server, typed=PASSWORD)[0] == 0
    assert shared("status", *AS_OWNER, typed=PASSWORD)[0] == 0


def test_a_copy_leaves(shared: Hub) -> None:
    """From then on it has no server."""
    assert shared("leave", *AS_OWNER)[0] == 0
    status, _, said = shared("status", *AS_OWNER)
    assert (status, said.startswith("This shop is one of this computer alone")) == (1, True)


def test_a_new_computer_joins(
    shared: Hub,
    server: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It has the whole shop and a recovery key of its own; a second time the shop stays."""
    there = Home(tmp_path / "till")
    asked = ("hub", "join", *server, "--name", "Till 2", *AS_OWNER)
    type_in(monkeypatch, f"{PASSWORD}\n")
    assert run(there, *asked) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"This computer is K2 of the shop now, in {there.folder}\n")
    assert "Recovery key: " in said.out
    *_, last, checked = said.err.splitlines()
    assert checked == "The copy is being checked."
    assert len(set(last.removeprefix("Rows here: ").split(" of "))) == 1
    type_in(monkeypatch, f"{PASSWORD}\n")
    assert run(there, "hub", "check", *AS_OWNER) == 0
    assert "K2  Till 2  last seen" in capsys.readouterr().out
    assert run(there, "check", "--deep") == 0
    type_in(monkeypatch, f"{PASSWORD}\n")
    assert run(there, *asked) == 1
    assert run(there, "check") == 0


def test_who_acts_must_be_said(hub: Hub) -> None:
    """As for every command that touches the shop."""
    status, _, said = hub("status")
    assert (status, said.endswith("Say who you are: --as NAME.\n")) == (2, True)
