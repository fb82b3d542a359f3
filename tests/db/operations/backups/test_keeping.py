"""One a day is made; old ones make room."""

import os
from datetime import UTC, datetime, timedelta

from db.connection import ShopDatabase
from db.home import Home
from db.ids import NOBODY
from db.operations.backups import back_up_when_due, rotate
from tests.db.operations.backups.conftest import DAY, LAST, NOON, names


def test_the_daily_backup_is_made_once_a_day(shop_database: ShopDatabase) -> None:
    """In nobody's name, and needs no right."""
    assert back_up_when_due(shop_database, clock=lambda: NOON) is not None
    assert shop_database.row(LAST.replace("at DESC, ", ""))[:2] == ("backup_made", NOBODY)  # type: ignore[index]  # there is one
    assert back_up_when_due(shop_database, clock=lambda: NOON + DAY - 1) is None
    assert back_up_when_due(shop_database, clock=lambda: NOON + DAY) is not None


def test_a_clock_that_was_wrong_stops_no_backup(shop_database: ShopDatabase) -> None:
    """A backup of next year is no reason to make none today."""
    back_up_when_due(shop_database, clock=lambda: NOON + 300 * DAY)
    assert back_up_when_due(shop_database, clock=lambda: NOON) is not None


def test_old_ones_make_room(shop_database: ShopDatabase, home: Home) -> None:
    """Ten days of backups: a week of them, and the last of each week and month before."""
    for day in range(10):
        back_up_when_due(shop_database, clock=lambda day=day: NOON + day * DAY)  # type: ignore[misc]  # bound now
    days = [file[12:16] for file in names(home.backups) if file.endswith(".db")]
    assert days == ["0331", "0403", "0404", "0405", "0406", "0407", "0408", "0409"][-len(days) :]
    assert len(days) == 8
    assert len(names(home.backups)) == 1 + 2 * len(days)


def test_what_a_crash_left_goes_when_it_is_old(shop_database: ShopDatabase, home: Home) -> None:
    """Pieces of backups; a young one may be another program's, and other files are people's."""
    home.backups.mkdir()
    (home.backups / "trial-old").mkdir()
    for name in ("a.part", "b.new", "c.heads", "trial-old/lumbung.db", "holiday.jpg", "mine.db"):
        (home.backups / name).write_text("x")
    (home.backups / "young.part").write_text("x")
    before = datetime.now(UTC) - timedelta(hours=2)
    for path in home.backups.iterdir():
        if path.name != "young.part":
            os.utime(path, (before.timestamp(), before.timestamp()))
    rotate(home.backups)
    assert names(home.backups) == ["holiday.jpg", "mine.db", "young.part"]
