"""What is disturbed on purpose: each act with what it starts from and what may be found after it.

To have another act disturbed, add one line to `ACTS`.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from unittest import mock

from db import connection
from db.access import Actor
from db.backup_files import backup_at, backups_in
from db.connection import ShopDatabase
from db.errors import CannotOpen
from db.home import Home
from db.keys import load_key, recovery_key
from db.operations.backups import make_backup, restore_backup
from db.operations.counting import count_line
from db.operations.counts import close_count, open_count
from db.operations.documents import post_draft
from db.operations.drafts import add_line, describe_draft, open_draft
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_location, add_partner
from db.operations.reservations import Goods, reserve_stock
from db.operations.setup import NewShop, make_shop, new_recovery_key
from db.queries.check import check
from db.queries.counts import stock_counts
from db.queries.orders import open_order_lines
from tests.proof.import_acts import bring_in, imported, put_file, put_file_in, take_back, taken_back
from tests.proof.scan_acts import (
    CODE,
    COUNTS,
    books,
    bring_back,
    go_on,
    goods,
    goods_fit,
    keep_batches,
    label,
    owner_of,
    park,
    park_and_begin,
    sell_first,
    sell_for_less,
    sold,
    sold_fits,
    tills,
)
from tests.shops import ONE, PASSWORD, add_item, at, open_shop, receive

ORDER: Final = "WEB-17"
DAY: Final = 24 * 60 * 60 * 1_000_000
NOON: Final = int(datetime(2026, 3, 31, 12, tzinfo=UTC).timestamp()) * 1_000_000
LATER: Final = '''"""A step of a later version: one table made anew, and one more."""


def up(migrator, db):
    """As a rebuild goes: copy, drop, rename, and the triggers at the end."""
    triggers = db.execute_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'movement_cost'"
    ).fetchall()
    (table,) = db.execute_sql(
        "SELECT sql FROM sqlite_master WHERE name = 'movement_cost'"
    ).fetchone()
    db.execute_sql(table.replace("movement_cost", "movement_cost_new", 1))
    db.execute_sql("INSERT INTO movement_cost_new SELECT * FROM movement_cost")
    db.execute_sql("PRAGMA legacy_alter_table = ON")  # views name the table meanwhile
    db.execute_sql("DROP TABLE movement_cost")
    db.execute_sql("ALTER TABLE movement_cost_new RENAME TO movement_cost")
    db.execute_sql("PRAGMA legacy_alter_table = OFF")
    for (sql,) in triggers:
        db.execute_sql(sql)
    db.execute_sql("CREATE TABLE later (id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID")
'''

Found = tuple[object, ...]


@dataclass(frozen=True)
class Act:
    """`run` does it to a home from start to end; `look` says what is there, with everything open.

    `prepare` adds to the home what the act needs.

    Afterwards `look` must say what it said before or what it says after an undisturbed run; where
    there is more that may be, `fits(before, after, found)` says so.
    """

    run: Callable[[Home], None]
    look: Callable[[Home], Found]
    fits: Callable[[Found, Found, Found], bool] = lambda before, after, found: (
        found in (before, after)
    )
    prepare: Callable[[Home], None] = lambda _: None


def make_home(folder: Path) -> Home:
    """A small shop with goods, a draft of three lines, a stocktake, and ten days of backups."""
    home = Home(folder)

    def fill(database: ShopDatabase, owner: Actor) -> None:
        item = add_item(database, owner, "Beras", CODE, sale_price=100)
        receive(database, owner, item, 100 * ONE, 50)
        shelf = add_location(database, owner, name="Papan")
        receive(database, owner, item, 20 * ONE, 50, location=shelf)
        supplier = add_partner(database, owner, name="PT Sumber", kind="supplier")
        wanted = [Wanted(item, 2 * ONE), Wanted(item, 5 * ONE)]
        order_stock(database, owner, supplier=supplier, lines=wanted)
        draft = open_draft(database, owner, kind="receipt")
        add_line(database, owner, draft=draft, code=CODE, count=4 * ONE)
        reserve_stock(database, owner, reference=ORDER, goods=[Goods(item, 2 * ONE)])
        draft = open_draft(database, owner, kind="sale")
        for _ in range(3):
            add_line(database, owner, draft=draft, code=CODE, count=ONE)
        (floor,) = database.rows("SELECT location FROM draft WHERE id = ?", (draft,))[0]
        count = open_count(database, owner)
        said = {"count": count, "item": item, "location": floor}
        count_line(database, owner, counted=97 * ONE, **said)

    shop = NewShop("Toko", "Sri", "owner", PASSWORD, "Toko")
    make_shop(home, shop, new_recovery_key(), fill=fill)
    with closing(open_shop(home)) as database:
        first = make_backup(database, at(owner_of(database), NOON)).file
    for day in range(1, 10):
        later = backup_at(home.backups, "backup", NOON + day * DAY)
        shutil.copyfile(first.path, later.path)
        shutil.copyfile(first.heads_path, later.heads_path)
    steps = home.folder / "migrations"
    shutil.copytree(connection.MIGRATIONS, steps, ignore=shutil.ignore_patterns("__*"))
    (steps / "0999_later.py").write_text(LATER)
    return home


def _post(home: Home) -> None:
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        draft = open_draft(database, owner, kind="sale")
        post_draft(database, owner, draft=draft)


def _receive(home: Home) -> None:
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        post_draft(database, owner, draft=open_draft(database, owner, kind="receipt"))


def _ordered(home: Home) -> Found:
    """What is booked, and what is still on the way of each line of the order."""
    with closing(open_shop(home)) as database:
        on_the_way = [line.open for line in open_order_lines(database, owner_of(database))]
    return (*books(home), *on_the_way)


def _fulfil(home: Home) -> None:
    """The sale again, for an order that holds two of its three."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        draft = open_draft(database, owner, kind="sale")
        describe_draft(database, owner, draft=draft, reservation=ORDER)
        post_draft(database, owner, draft=draft)


def _order(home: Home) -> Found:
    """The books, with what is left of the order and what was sold for it."""
    with closing(open_shop(home)) as database:
        left = database.rows("SELECT quantity FROM reserved")
        gone = database.rows("SELECT quantity, document NOT NULL FROM reservation_release")
    return (*books(home), *left, *gone)


def _close_count(home: Home) -> None:
    """With a line of its own for what nobody counted."""
    with closing(open_shop(home)) as database:
        owner = owner_of(database)
        (count,) = stock_counts(database, owner)
        close_count(database, owner, count=count.id, uncounted="zero")


def _counted(home: Home) -> Found:
    with closing(open_shop(home)) as database:
        counts = database.rows("SELECT state, (SELECT count(*) FROM count_line) FROM stock_count")
        return (*books(home), *counts)


def _back_up(home: Home) -> None:
    with closing(open_shop(home)) as database:
        make_backup(database, at(owner_of(database), NOON + 10 * DAY))


def _backups(home: Home) -> Found:
    """Those that count, each of which can be restored; the journal's length."""
    with closing(open_shop(home)) as database:
        counted = [file for file in backups_in(home.backups) if file.heads()]
        there = frozenset(file.made_at for file in counted if _restores(home, file.path))
        return len(there) == len(counted), there, database.rows(COUNTS)[0][2]


def _restores(home: Home, file: Path) -> bool:
    """Only the newest is new; the others were copied and are as they were."""
    if file != backup_at(home.backups, "backup", NOON + 10 * DAY).path:
        return file.stat().st_size > 0
    folder = home.folder / "proof"
    try:
        restored = restore_backup(file, folder, recovery_key(load_key(home)))
        return restored.problems == ()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _backups_fit(before: Found, after: Found, found: Found) -> bool:
    """Nothing that is to stay is missing; the old ones and the row may lag behind the file."""
    old, new, there = (set(look[1]) for look in (before, after, found))  # type: ignore[call-overload]  # sets of moments
    complete = there == old or (new <= there <= old | new)
    return bool(found[0]) and complete and found[2] in (before[2], after[2])


def _restore(home: Home) -> None:
    file = backup_at(home.backups, "backup", NOON).path
    restore_backup(file, home.folder / "new", recovery_key(load_key(home)))


def _restored(home: Home) -> Found:
    """Nothing, or a shop that opens and can be worked in."""
    new = Home(home.folder / "new")
    if not new.database.exists():
        return ("nothing",)
    documents, lines, _journal, stock = books(new)
    return documents, lines, stock


def _migrate(home: Home) -> None:
    with _a_later_version(home), closing(open_shop(home)):
        pass


def _migrated(home: Home) -> Found:
    """Opened with the old program, or, where that refuses, with the new one."""
    with suppress(CannotOpen):
        return (*books(home), "old")
    with _a_later_version(home), closing(open_shop(home)) as database:
        return (database.table_exists("later"), *map(str, check(database)))


@contextmanager
def _a_later_version(home: Home) -> Iterator[None]:
    """The migrations with one more, while it lasts."""
    with mock.patch.object(connection, "MIGRATIONS", home.folder / "migrations"):
        yield


ACTS: Final = {
    "posting": Act(_post, books),
    "discounting": Act(sell_for_less, sold, sold_fits),
    "parking": Act(park, tills),
    "resuming": Act(go_on, tills, prepare=park_and_begin),
    "receiving": Act(_receive, _ordered),
    "returning": Act(bring_back, goods, goods_fit, sell_first),
    "labelling": Act(label, goods, goods_fit, keep_batches),
    "fulfilling": Act(_fulfil, _order),
    "closing": Act(_close_count, _counted),
    "backup": Act(_back_up, _backups, _backups_fit),
    "restore": Act(_restore, _restored),
    "migrating": Act(_migrate, _migrated),
    "importing": Act(bring_in, imported, prepare=put_file),
    "undoing": Act(take_back, taken_back, prepare=put_file_in),
}
