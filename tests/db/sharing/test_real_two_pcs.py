"""Several PCs around a real hub: whatever each does, all agree."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.access import Actor, Approval
from db.ids import new_id
from db.operations import approvals
from db.operations.accounts import change_role
from db.operations.documents import post_draft
from db.operations.drafts import add_line, change_line, open_draft
from db.operations.roles import create_role
from db.sharing.hub.server import PostgresHub
from tests.db.sharing.contract import HubContract
from tests.db.sharing.days import days_apart
from tests.db.sharing.real_town import PASSWORD, RealOffice, build_real_town
from tests.db.sharing.shared import DEVICE_KEY
from tests.db.sharing.town import Office, Pc, Town
from tests.shops import ONE, ShopTemplate, add_item, on_hand


@pytest.fixture
def real_town(
    real_office: RealOffice, shop_template: ShopTemplate, tmp_path: Path
) -> Iterator[Town]:
    """Three PCs that agree."""
    with closing(build_real_town(real_office, shop_template, tmp_path / "town", pcs=3)) as built:
        yield built


class TestPostgresHub(HubContract):
    """The cases of any hub."""

    @pytest.fixture
    def town(self, real_town: Town) -> Town:
        """Around PostgreSQL."""
        return real_town


@pytest.mark.parametrize("seed", range(3))
def test_days_apart(real_town: Town, seed: int) -> None:
    """The same as with the model."""
    for pc in real_town.pcs:
        pc.dice.seed(f"{seed}/{pc.name}")
    days_apart(real_town, seed)
    assert real_town.disagreements() == []


def lent(actor: Actor, permission: str, approver: Actor) -> Actor:
    """With somebody's word for one act."""
    word = Approval(
        *(new_id(), permission, actor.account, approver.account, "pin"),
        actor.clock() + approvals.GOOD_FOR,
    )
    return replace(actor, approval=word)


@pytest.mark.parametrize("was_there", [True, False])
def test_what_two_people_allowed_is_taken(real_town: Town, *, was_there: bool) -> None:
    """One a price while it was scanned, one that goods are sold which are not there.

    Who allows something where the hub never saw them is looked at.
    """
    pc = real_town.pcs[0]
    database, kasir, chief = pc.database, pc.cashier, pc.person("gudang").actor
    role = create_role(database, pc.owner, name="Kepala", permissions={"stock.oversell": "all"})
    change_role(database, pc.owner, account=chief.account, role=role)
    tea = add_item(database, pc.owner, "Teh", "8991234567897", sale_price=100_000)
    if was_there:
        sign_in_at_the_hub(real_town.office, pc, "gudang")
    draft = open_draft(database, kasir, kind="sale")
    line = add_line(database, kasir, draft=draft, code="8991234567897").line
    cheap = lent(kasir, "price.override", pc.owner)
    change_line(database, cheap, line=line, unit_price=90_000)
    short = lent(kasir, "stock.oversell", chief)
    posted = post_draft(database, short, draft=draft, oversell=True)
    pc.settle(real_town.office.line(pc))
    assert on_hand(database, tea) == -ONE
    found = database.row(
        "SELECT verdict.outcome, verdict.details FROM verdict"
        " JOIN journal ON journal.id = verdict.row WHERE journal.subject = ?",
        (posted.id,),
    )
    outcome, details = found or ("accepted", "")
    assert (outcome, "approval_unproved" in details) == ("accepted", not was_there)


def sign_in_at_the_hub(office: Office, pc: Pc, login: str) -> None:
    """Somebody is seen at a PC by the hub."""
    assert isinstance(office, RealOffice)
    with closing(
        PostgresHub.connect(office.address, login, PASSWORD, pc.device, DEVICE_KEY)
    ) as hub:
        hub.epoch()
