"""One act allowed on the spot: by whom, for what, how long, once; both names stay in the books."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from db.access import Actor, Approval
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, PermissionDenied, Refused
from db.operations.accounts import add_account, disable_account, sign_in
from db.operations.approvals import approve, confirm_approval
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import add_line, change_line, open_draft, undo_line
from db.operations.items import BarcodeFields, ItemFields, archive_item, create_item
from db.operations.own_account import set_badge, set_pin
from db.operations.places import add_category
from db.operations.roles import create_role
from db.queries.check import check
from db.queries.people import unconfirmed_approvals
from db.rules.permissions import NEVER_APPROVED
from tests.clocks import Clock
from tests.shops import ONE, PASSWORD, add_item, digest, receive, sell

pytestmark = pytest.mark.usefixtures("light_hashes")
PIN, BADGE = "583904", "LMB-0042-8817"


@pytest.fixture
def ready(shop_database: ShopDatabase, owner: Actor) -> ShopDatabase:
    """The owner has a PIN and a badge."""
    set_pin(shop_database, owner, password=PASSWORD, pin=PIN)
    set_badge(shop_database, owner, password=PASSWORD, badge=BADGE)
    return shop_database


def allowed(database: ShopDatabase, actor: Actor, permission: str) -> Actor:
    """The person with the owner's approval of one act."""
    given = approve(database, actor, permission=permission, login="owner", pin=PIN)
    return replace(actor, approval=given)


def failed_kinds(database: ShopDatabase) -> list[tuple[str, str]]:
    """What the journal tells of approvals that were not given."""
    sql = "SELECT kind, payload FROM journal WHERE kind LIKE 'approval_%' ORDER BY device_seq"
    return [(kind, payload) for kind, payload in database.rows(sql)]


@pytest.mark.parametrize("by", [{"login": "OWNER", "pin": PIN}, {"badge": f" {BADGE}\n"}])
def test_one_act_is_allowed_once(
    ready: ShopDatabase, owner: Actor, cashier: Actor, by: dict[str, str]
) -> None:
    """The act is done by the cashier; the second try with the same approval is refused."""
    given = approve(ready, cashier, permission="category.edit", **by)
    ani = replace(cashier, approval=given)
    add_category(ready, ani, name="Makanan")
    before = digest(ready)
    with pytest.raises(Refused, match="approval_over"):
        add_category(ready, ani, name="Minuman")
    with pytest.raises(PermissionDenied):
        add_category(ready, cashier, name="Minuman")
    assert digest(ready) == before
    assert check(ready) == []


def test_the_journal_names_both_people(ready: ShopDatabase, owner: Actor, cashier: Actor) -> None:
    """The row of the act, and a row of the approval itself."""
    category = add_category(ready, allowed(ready, cashier, "category.edit"), name="Makanan")
    rows = ready.rows("SELECT actor, subject, payload FROM journal ORDER BY device_seq")[-2:]
    assert [row[0] for row in rows] == [cashier.account] * 2
    payloads = [json.loads(row[2]) for row in rows]
    assert [payload["approved_by"] for payload in payloads] == [owner.account.hex()] * 2
    fields = payloads[1]["fields"]
    assert payloads[1]["table"] == "approval"
    assert (fields["permission"], fields["means"]) == ("category.edit", "pin")
    assert (fields["asked_by"], fields["subject"]) == (cashier.account.hex(), category.hex())


def test_an_oversold_sale_names_who_allowed_it(
    ready: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """In the document itself, under its hash."""
    tea = add_item(ready, owner, "Teh", "8991234567897", sale_price=10)
    draft = open_draft(ready, cashier, kind="sale")
    add_line(ready, cashier, draft=draft, code="8991234567897")
    with pytest.raises(PermissionDenied):
        post_draft(ready, cashier, draft=draft, oversell=True)
    posted = post_draft(
        ready, allowed(ready, cashier, "stock.oversell"), draft=draft, oversell=True
    )
    stored = ready.rows("SELECT actor, oversell_by, approved_by FROM document")
    assert stored == [(cashier.account, cashier.account, owner.account)]
    (row,) = unconfirmed_approvals(ready, owner)
    assert row.subject == posted.id
    assert check(ready) == []
    assert tea


def test_a_changed_price_is_in_the_document_that_it_becomes(
    ready: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """The approval is of the sale; once the line is undone nothing was allowed."""
    tea = add_item(ready, owner, "Teh", "8991234567897", sale_price=10)
    receive(ready, owner, tea, 9 * ONE)
    for undone in (False, True):
        draft = open_draft(ready, cashier, kind="sale")
        line = add_line(ready, cashier, draft=draft, code="8991234567897").line
        add_line(ready, cashier, draft=draft, code="8991234567897")
        lent = allowed(ready, cashier, "price.override")
        change_line(ready, lent, line=line, unit_price=7)
        with pytest.raises(Refused, match="approval_over"):
            change_line(ready, lent, line=line, unit_price=6)
        if undone:
            undo_line(ready, cashier, line=line)
        posted = post_draft(ready, cashier, draft=draft)
        (approver,) = ready.rows("SELECT approved_by FROM document WHERE id = ?", (posted.id,))[0]
        assert approver == (None if undone else owner.account)
    assert [row.permission for row in unconfirmed_approvals(ready, owner)] == ["price.override"] * 2
    assert check(ready) == []


def test_a_narrow_right_is_widened_for_one_act(
    ready: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """A cashier reverses somebody else's sale; the next one is refused again."""
    tea = add_item(ready, owner, "Teh")
    receive(ready, owner, tea, 9 * ONE)
    sales = [sell(ready, owner, tea, ONE) for _ in range(2)]
    lent = allowed(ready, cashier, "document.reverse")
    reverse_document(ready, lent, document=sales[0].id, reason="salah")
    for actor, error in ((lent, Refused), (cashier, PermissionDenied)):
        with pytest.raises(error):
            reverse_document(ready, actor, document=sales[1].id, reason="salah")


def test_an_act_that_fails_uses_nothing_up(
    ready: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """What was refused for another reason can be done right with the same approval."""
    add_category(ready, owner, name="Makanan")
    lent = allowed(ready, cashier, "category.edit")
    with pytest.raises(Refused, match="name_taken"):
        add_category(ready, lent, name="Makanan")
    assert unconfirmed_approvals(ready, owner) == []
    add_category(ready, lent, name="Minuman")


def test_who_may_anyway_uses_nothing_up(
    ready: ShopDatabase, owner: Actor, warehouse: Actor
) -> None:
    """Their own right comes first."""
    add_category(ready, allowed(ready, warehouse, "category.edit"), name="Makanan")
    assert unconfirmed_approvals(ready, owner) == []


def test_an_approval_is_for_its_permission_and_person_alone(
    ready: ShopDatabase, owner: Actor, cashier: Actor, viewer: Actor
) -> None:
    """Another act, another person: refused as without it."""
    lent = allowed(ready, cashier, "category.edit")
    tea = add_item(ready, owner, "Teh")
    before = digest(ready)
    with pytest.raises(PermissionDenied, match=r"item\.delete"):
        archive_item(ready, lent, item=tea)
    with pytest.raises(PermissionDenied, match=r"category\.edit"):
        add_category(ready, replace(viewer, approval=lent.approval), name="Makanan")
    assert digest(ready) == before


def test_an_approval_is_over_after_two_minutes(
    ready: ShopDatabase, cashier: Actor, clock: Clock
) -> None:
    """Whoever went away in between has to ask again."""
    lent = allowed(ready, replace(cashier, clock=clock), "category.edit")
    clock.wait(119)
    add_category(ready, lent, name="Makanan")
    again = allowed(ready, replace(cashier, clock=clock), "category.edit")
    clock.wait(120)
    with pytest.raises(Refused, match="approval_over"):
        add_category(ready, again, name="Minuman")


def test_the_database_is_asked_again_when_the_act_is_done(
    ready: ShopDatabase, owner: Actor, cashier: Actor, warehouse: Actor
) -> None:
    """Whoever allowed it was disabled meanwhile; a made-up approval of somebody who may not."""
    set_pin(ready, warehouse, password=PASSWORD, pin=PIN)
    given = approve(ready, cashier, permission="category.edit", login="gudang", pin=PIN)
    disable_account(ready, owner, account=warehouse.account)
    made_up = replace(given, approved_by=cashier.account)
    beyond = replace(given, approved_by=owner.account, permission="people.manage")
    for approval in (given, made_up, beyond):
        with pytest.raises(PermissionDenied):
            add_category(ready, replace(cashier, approval=approval), name="Makanan")
    with pytest.raises(PermissionDenied):
        disable_account(ready, replace(cashier, approval=beyond), account=owner.account)


@pytest.mark.parametrize("permission", sorted(NEVER_APPROVED))
def test_what_nobody_can_lend(ready: ShopDatabase, cashier: Actor, permission: str) -> None:
    """People, sharing, backups and settings: whatever the PIN."""
    with pytest.raises(Refused, match="approval_never"):
        approve(ready, cashier, permission=permission, login="owner", pin=PIN)


def test_who_may_not_cannot_allow(
    ready: ShopDatabase, owner: Actor, cashier: Actor, viewer: Actor
) -> None:
    """Neither without the right nor with a narrow one; the journal tells of it."""
    set_pin(ready, cashier, password=PASSWORD, pin="739105")
    for permission in ("item.edit", "document.reverse"):
        with pytest.raises(Refused, match="approver_may_not"):
            approve(ready, viewer, permission=permission, login="kasir", pin="739105")
    disable_account(ready, owner, account=cashier.account)
    with pytest.raises(Refused, match="approver_may_not"):
        approve(ready, viewer, permission="stock.sell", login="kasir", pin="739105")
    assert [kind for kind, _ in failed_kinds(ready)] == ["approval_refused"] * 3


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ({"login": "owner", "pin": "739105"}, "pin_wrong"),
        ({"login": "owner", "pin": ""}, "pin_wrong"),
        ({"login": "gudang", "pin": PIN}, "pin_wrong"),
        ({"login": "hantu", "pin": PIN}, "pin_wrong"),
        ({"badge": "LMB-0042-8818"}, "badge_wrong"),
    ],
)
def test_wrong_ones_delay_as_wrong_passwords_do(
    ready: ShopDatabase, cashier: Actor, clock: Clock, by: dict[str, str], code: str
) -> None:
    """Longer each time; the journal has no word of what was typed, and passwords work on."""
    ani, waits = replace(cashier, clock=clock), []
    for _ in range(5):
        with pytest.raises(Refused, match=code) as refused:
            approve(ready, ani, permission="item.edit", **by)
        waits.append(int(str(refused.value.details["wait"])))
        clock.wait(waits[-1])
    assert waits == [0, 0, 2, 4, 8]
    clock.wait(-8)
    with pytest.raises(Refused, match="sign_in_wait"):
        approve(ready, ani, permission="item.edit", **by)
    sign_in(ready, login="owner", password=PASSWORD, clock=clock)
    secret = "badge" if "badge" in by else "pin"
    assert failed_kinds(ready) == [("approval_failed", f'{{"secret":"{secret}"}}')] * 5


def test_permissions_that_do_not_exist(ready: ShopDatabase, cashier: Actor) -> None:
    """Told before anything is asked for."""
    with pytest.raises(InvalidInput, match="permission_unknown"):
        approve(ready, cashier, permission="stock.steal", login="owner", pin=PIN)


def test_nobody_asks_without_an_account(ready: ShopDatabase, owner: Actor, cashier: Actor) -> None:
    """Whoever was disabled gets no approval, and one from before is worth nothing."""
    lent = allowed(ready, cashier, "category.edit")
    disable_account(ready, owner, account=cashier.account)
    with pytest.raises(PermissionDenied):
        approve(ready, cashier, permission="category.edit", login="owner", pin=PIN)
    with pytest.raises(PermissionDenied):
        add_category(ready, lent, name="Makanan")


def test_an_owner_confirms_what_was_allowed(
    ready: ShopDatabase, owner: Actor, cashier: Actor, clock: Clock
) -> None:
    """Until then it stands in their list; confirming twice changes nothing."""
    add_category(ready, allowed(ready, cashier, "category.edit"), name="Makanan")
    (row,) = unconfirmed_approvals(ready, owner)
    assert (row.permission, row.asked_by, row.approved_by) == ("category.edit", "Kasir", "Ibu Sri")
    confirm_approval(ready, replace(owner, clock=clock), approval=row.id)
    assert unconfirmed_approvals(ready, owner) == []
    stored = ready.rows("SELECT confirmed_by, confirmed_at FROM approval")
    assert stored == [(owner.account, clock.at)]
    before = digest(ready)
    confirm_approval(ready, owner, approval=row.id)
    assert digest(ready) == before
    with pytest.raises(NotFound, match="approval_unknown"):
        confirm_approval(ready, owner, approval=bytes(16))
    assert check(ready) == []


def test_a_badge_reaches_neither_tape_nor_item(
    ready: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Scanned by mistake it is refused, and nothing of it is kept."""
    draft = open_draft(ready, cashier, kind="sale")
    before = digest(ready)
    attempts: list[Callable[[], object]] = [
        lambda: add_line(ready, cashier, draft=draft, code=f" {BADGE}\r\n"),
        lambda: create_item(
            ready, owner, fields=ItemFields("Teh"), barcodes=[BarcodeFields(BADGE)]
        ),
    ]
    for attempt in attempts:
        with pytest.raises(LumbungError, match="code_is_badge"):
            attempt()
    assert digest(ready) == before


def test_a_role_of_the_shops_own_can_allow(
    ready: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Whoever holds the permission, whatever the role is called."""
    role = create_role(ready, owner, name="Kepala", permissions={"category.edit": "all"})
    head = Actor(add_account(ready, owner, login="kepala", name="K", role=role, password=PASSWORD))
    set_pin(ready, head, password=PASSWORD, pin="739105")
    given = approve(ready, cashier, permission="category.edit", login="kepala", pin="739105")
    assert isinstance(given, Approval)
    add_category(ready, replace(cashier, approval=given), name="Makanan")
