"""The item list on the screen: memory over an empty shop's, and how long it holds up windows."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figure import Figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.items.item_list import ItemList
    from desktop_app.shell.session import Session

PAGES = 10  # scrolled to, one after the other
HOW = f"a process of its own each: the first page, then {PAGES} more scrolled to, offscreen; "


def figures() -> Iterator[Figure]:
    """In the large shop, or in one of a smaller size, beside an empty one."""
    from benchmarks.large_shop import BIG, LARGE, make_demo
    from benchmarks.shop import throwaway_shop

    with throwaway_shop(0) as shop:
        shop.database.close()
        empty, _ = _measured(shop.home.folder)
    with tempfile.TemporaryDirectory() as folder:
        large = Path(BIG) if BIG else make_demo(Path(folder), *LARGE)
        full, gap = _measured(large)
    how = f"{full:.0f} against {empty:.0f} MB resident"
    yield Figure("list_memory", full - empty, "MB", 60, HOW + how)
    how = "most CPU that the thread of the windows took between two turns of its loop"
    yield Figure("list_ui_thread", gap, "ms", 50, HOW + how)


def _measured(folder: Path) -> tuple[float, float]:
    """MB in memory, and the longest hold-up in ms."""
    command = [sys.executable, "-m", "benchmarks.list_open", str(folder)]
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    megabytes, gap = done.stdout.split()
    return float(megabytes), float(gap)


def show_list(folder: Path) -> None:
    """Prints what `_measured` reads."""
    from PySide6.QtWidgets import QApplication

    from desktop_app.items.item_list import ItemList
    from desktop_app.shell.theme import FUSION, apply_theme

    application = QApplication(["lumbung", *FUSION])
    apply_theme(application, "light")
    session = _session(folder)
    items = ItemList(session)
    items.resize(1000, 700)
    items.show()
    gap = _scrolled(application, items, session)
    resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    session.background.close()  # only now: it ends the connections, and what they keep of the pages
    print(int(resident) * os.sysconf("SC_PAGE_SIZE") / 1e6, gap)


def _scrolled(application: "QApplication", items: "ItemList", session: "Session") -> float:
    from db.queries.items import ItemFilter

    model, bar, longest = items.table.model(), items.table.verticalScrollBar(), 0.0
    items.show_filter(ItemFilter())
    rows, pages, patience = 0, 0, time.monotonic() + 10
    while pages <= PAGES and time.monotonic() < patience:
        bar.setValue(bar.maximum())
        before = time.thread_time()
        application.processEvents()
        longest = max(longest, time.thread_time() - before)
        if model is not None and model.rowCount() > rows:
            rows, pages = model.rowCount(), pages + 1
            patience = time.monotonic() + 10
        elif not session.shop.demo:
            break
        else:
            time.sleep(0.001)
    assert not session.shop.demo or pages > PAGES, f"{pages} pages"
    return 1e3 * longest


def _session(folder: Path) -> "Session":
    from benchmarks.shop import OWNER_OF
    from db.access import Actor
    from db.connection import open_database
    from db.home import Home
    from db.keys import load_key
    from db.queries.people import person
    from db.queries.shop import shop
    from desktop_app.shell.background import Background
    from desktop_app.shell.session import Session
    from desktop_app.shell.settings import Settings
    from desktop_app.shell.signals import ShopSignals

    home = Home(folder)
    database = open_database(home.database, load_key(home), home.backups)
    actor = Actor(database.rows(OWNER_OF)[0][0])
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(Path(scratch) / "preferences.json")
    return Session(
        database=database,
        actor=actor,
        person=person(database, actor),
        shop=shop(database),
        background=Background(database.close),
        signals=ShopSignals(),
        settings=settings,
    )


if __name__ == "__main__":
    show_list(Path(sys.argv[1]))
