"""A shop on three computers, from the first sale to the server's death, at their windows alone."""

from contextlib import closing

import pytest

from db.sharing.digest import state_digest
from tests.postgres_pair import Pair
from tests.programs.acts import join, let_in, reprice, sell, share, sign_in, turn_to
from tests.programs.program import Program, run_main
from tests.programs.town import AS_OWNER, COFFEE, DATABASE, RICE, Town
from tests.programs.town import postgres_pair as postgres_pair
from tests.programs.town import town as town
from tests.programs.words import said
from tests.shops import PASSWORD, open_shop

DIGESTS = "SELECT digest FROM hub.device"


@pytest.mark.timeout(900)
def test_three_programs_share_a_shop(town: Town) -> None:
    """Sales apart, a conflict, goods sold twice, a dead server: all agree at the end."""
    first, second, third = town.programs
    sign_in(first, "Ibu Sri")
    share(first, town.hub())
    let_in(first, "Gudang", "Kasir")
    join(second, town.hub(), "Kasir")
    join(third, town.hub(by_cable=True), "Gudang")

    sell(first, RICE)
    sell(second, RICE)
    third.shows("itemsTable", "Beras Ramos 5 kg", "8")

    town.cut()
    third.reads("hub", said("offline"))
    sell(third, COFFEE)
    third.reads("hub", said("one waits"))
    reprice(third, "Beras Ramos 5 kg", said("price"))
    sell(second, COFFEE)
    reprice(first, "Beras Ramos 5 kg", said("newer price"))
    turn_to(third, "waiting", 2)
    third.picture("waiting")
    town.heal()
    third.reads("hub", said("connected"))

    first.says(said("to settle"))
    first.picture("to-settle")
    turn_to(first, "conflicts", 1)
    first.picture("conflict")
    first.press("takeMine")
    turn_to(first, "conflicts")
    first.picture("settled")
    turn_to(third, "sold twice", 1)
    third.picture("sold-twice")
    third.press("acceptOversold", "primary")
    turn_to(third, "sold twice")
    third.picture("accepted")

    town.pair.crash_primary()
    first.reads("hub", said("offline"))
    sell(first, RICE)
    first.reads("hub", said("one waits"))
    town.pair.promote()
    sell(second, RICE)
    sell(third, RICE)
    for program in town.programs:
        program.reads("hub", said("connected"))
        program.press("page-items")
        program.shows("itemsTable", "Beras Ramos 5 kg", "5", said("price"))
        program.shows("itemsTable", "Kopi Tubruk", "0")
        program.picture("end")
    turn_to(first, "computers")
    first.counts("devicesTable", 3)
    first.press("compareNow")
    first.says(said("agree so far"))
    first.picture("compared")

    assert [program.close() for program in town.programs] == [0, 0, 0]
    for program in town.programs:
        check(program)
    assert len(digests(town.pair, *town.programs)) == 1


def check(program: Program) -> None:
    """Everything in its home is as it must be, and the hub has heard what it comes to."""
    checked = run_main(program.home, "check", "--deep")
    assert checked.returncode == 0, checked.stdout
    compared = run_main(program.home, "hub", "check", *AS_OWNER, typed=f"{PASSWORD}\n")
    assert compared.returncode == 0, compared.stdout + compared.stderr
    log = (program.home.logs / "lumbung.log").read_text(encoding="utf-8")
    assert "Traceback" not in log + program.errors


def digests(pair: Pair, *programs: Program) -> set[str]:
    """What the books come to in every home, and what every computer told the hub."""
    found = set()
    for program in programs:
        with closing(open_shop(program.home)) as copy:
            found.add(state_digest(copy))
    with pair.primary.admin(DATABASE) as hub:
        told = [digest for (digest,) in hub.execute(DIGESTS)]
    assert len(told) == len(programs)
    return found | set(told)
