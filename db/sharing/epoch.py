"""When the hub is another server, or was set back: what it lost is taken back and offered again."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from db.connection import ShopDatabase, storage_errors
from db.errors import HubError
from db.rules.money import THOUSANDTHS, divide_rounded
from db.sharing.costs import KEEP_SHARED, estimate
from db.sharing.forks import lose_forks
from db.sharing.link_state import LinkRow, rearranging, set_link
from db.sharing.protocol import Epoch, Hub, digest_part
from db.sharing.rows import settle_row
from db.sharing.tables import MODELS

SIZES: Final = (4096, 64, 1)  # of the blocks of rows that are compared, the last one row by row
NEWEST: Final = 500  # rows that are compared at the beginning of every connection
BETWEEN: Final = """
SELECT journal.id, coalesce(verdict.outcome, 'accepted')
FROM journal LEFT JOIN verdict ON verdict.row = journal.id
WHERE hub_seq > ? AND hub_seq <= ? ORDER BY hub_seq
"""
# What was lost before and waits still was to come after what the hub had taken since.
LOST_BEFORE: Final = """
UPDATE journal SET lost_seq = lost_seq + (SELECT cursor FROM hub_link)
WHERE hub_seq IS NULL AND lost_seq IS NOT NULL
"""
TAKE_BACK: Final = "UPDATE journal SET lost_seq = hub_seq, hub_seq = NULL WHERE hub_seq > ?"
VERDICTS: Final = "UPDATE verdict SET seq = NULL WHERE seq > ?"
CHANGED: Final = """
SELECT DISTINCT iif(kind = 'role_permissions_set', 'role', payload ->> 'table'), subject
FROM journal
WHERE hub_seq > ?
  AND +kind IN ('row_created', 'field_changed', 'row_deleted', 'role_permissions_set')
"""
DOCUMENTS: Final = "SELECT subject FROM journal WHERE hub_seq > ? AND +kind = 'document_posted'"
UNFIX: Final = """
UPDATE movement_cost SET estimated = 1
WHERE movement IN (SELECT id FROM movement WHERE document = ?)
"""
ITEMS: Final = "SELECT DISTINCT item FROM movement WHERE document = ?"
FIXED: Final = """
SELECT count(*), coalesce(sum(sign * quantity), 0), coalesce(sum(sign * cost - variance), 0), (
    SELECT unit_cost FROM shared_cost WHERE item = ?1)
FROM (
    SELECT (destination.kind = 'internal') - (source.kind = 'internal') AS sign,
           movement.quantity, kept.cost, kept.variance
    FROM movement
    JOIN movement_cost AS kept ON kept.movement = movement.id AND kept.estimated = 0
    JOIN location AS source ON source.id = movement.source
    JOIN location AS destination ON destination.id = movement.destination
    WHERE movement.item = ?1)
"""
FORGET_SHARED: Final = "DELETE FROM shared_cost WHERE item = ?"
UNFIX_ITEM: Final = """
UPDATE movement_cost SET estimated = 1 WHERE movement IN (SELECT id FROM movement WHERE item = ?)
"""
ASK_AGAIN: Final = """
UPDATE hub_link SET cost_cursor = min(cost_cursor, (
    SELECT min(journal.hub_seq) - 1 FROM movement
    JOIN journal ON journal.subject = movement.document AND journal.kind = 'document_posted'
    WHERE movement.item = ? AND journal.hub_seq IS NOT NULL))
"""


def follow_epoch(
    database: ShopDatabase, hub: Hub, link: LinkRow, epoch: Epoch, *, doubted: bool = False
) -> bool:
    """Compares the hub with the one that the copy knows; True when rows were taken back.

    Raises `HubError("hub_other")` for the hub of another shop. `doubted`: the hub lacks something
    that it should have, whatever it says of its life.
    """
    if epoch.hub != link.hub:
        raise HubError("hub_other")
    if epoch.life == link.life and epoch.last_seq >= link.cursor and not doubted:
        return False
    common = common_seq(database, hub, min(link.cursor, epoch.last_seq))
    with storage_errors(), database.atomic():
        is_lost = common < link.cursor
        if is_lost:
            take_back(database, common)
        system, timeline = epoch.system, epoch.timeline
        set_link(database, system=system, timeline=timeline, cursor=common)
    return is_lost


def has_newest(database: ShopDatabase, hub: Hub, cursor: int) -> bool:
    """Whether the hub has the newest rows that the copy knows of it.

    A server that was set back to a copy of itself (a dump, a snapshot of its machine) tells of no
    other life.
    """
    after = max(cursor - NEWEST, 0)
    theirs = hub.digests(after, cursor, NEWEST)
    return theirs == [*_digests(database, after, cursor, NEWEST)]


def common_seq(database: ShopDatabase, hub: Hub, upto: int) -> int:
    """The number up to which the hub and the copy have the same rows, with the same verdicts.

    A row at the same number proves nothing of those before it: what was lost comes back in another
    order. So all are compared, in blocks that get smaller.
    """
    after = 0
    for size in SIZES:
        theirs = hub.digests(after, upto, size)
        pairs = zip(theirs, _digests(database, after, upto, size), strict=False)
        equal = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        after = min(after + equal * size, upto)
        upto = min(upto, after + size)
    return after


def _digests(database: ShopDatabase, after: int, upto: int, size: int) -> Iterator[str]:
    """As `Hub.digests`, of the rows that are here."""
    rows = iter(database.rows(BETWEEN, (after, upto)))
    while block := [digest_part(*row) for row in islice(rows, size)]:
        yield hashlib.sha256("".join(block).encode()).hexdigest()


def take_back(database: ShopDatabase, common: int) -> None:
    """Everything after a number is offered anew, in its old order; costs are estimates again."""
    changed = database.rows(CHANGED, (common,))
    documents = [document for (document,) in database.rows(DOCUMENTS, (common,))]
    with rearranging(database):
        database.execute_sql(LOST_BEFORE)
        database.execute_sql(TAKE_BACK, (common,))
        lose_forks(database)
    database.execute_sql(VERDICTS, (common,))
    database.execute_sql("UPDATE hub_link SET cost_cursor = min(cost_cursor, ?)", (common,))
    _unfix(database, documents)
    for table, subject in changed:
        if table in MODELS:
            settle_row(database, table, subject)


def _unfix(database: ShopDatabase, documents: Sequence[bytes]) -> None:
    items: dict[bytes, None] = {}
    for document in documents:
        database.execute_sql(UNFIX, (document,))
        items |= dict.fromkeys(item for (item,) in database.rows(ITEMS, (document,)))
    for item in items:
        _rewind_pool(database, item)
    estimate(database, items)


def _rewind_pool(database: ShopDatabase, item: bytes) -> None:
    """The pool as it was; where nothing is in it, what one unit cost then is asked of the hub."""
    fixed, quantity, cost, unit_cost = database.rows(FIXED, (item,))[0]
    if unit_cost is None:
        return
    if fixed and quantity > 0:
        unit_cost = max(divide_rounded(cost * THOUSANDTHS, quantity), 0)
        database.execute_sql(KEEP_SHARED, (item, quantity, cost, unit_cost))
        return
    database.execute_sql(FORGET_SHARED, (item,))
    if fixed:
        database.execute_sql(UNFIX_ITEM, (item,))
        database.execute_sql(ASK_AGAIN, (item,))
