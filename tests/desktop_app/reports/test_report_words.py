"""Everything that a report may say has words, in both languages by the test of translations."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest

from db import exchange, models, operations
from db.access import Actor
from db.connection import ShopDatabase
from db.models.base import Row
from db.operations.items import BarcodeFields, ItemFields
from db.operations.master import table_of
from db.queries.reports import REPORTS as DEFINED
from db.queries.reports import ReportFilter, ReportRequest, days_of_report, run_report
from desktop_app.reports.empty_words import NO_ROWS
from desktop_app.reports.filter_bar import DAYS
from desktop_app.reports.words import COLUMNS, REPORTS
from desktop_app.shell.journal_words import ACTS, FIELDS, SETTINGS, TABLES
from tests.desktop_app.reports.conftest import Books

WRITTEN = re.compile(r"(?:create_rows?|change_row|delete_row)\(\s*(?:\*\()?\s*work,\s*([A-Z]\w+)")
RECORDED = re.compile(r"\.record\(\s*\"(\w+)\"")
FAILED = re.compile(r"(?:Tried|_prove_own_password)\([^)]*\"(\w+_failed)\"")
SETTING = re.compile(r"_set\(work, \"(\w+)\"")


def sources() -> Iterator[str]:
    """The code of everything that writes the journal."""
    for package in (operations, exchange):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield inspect.getsource(importlib.import_module(found.name))


def test_every_act_of_the_journal_has_a_word() -> None:
    """Found by looking at the code that writes it."""
    acts = {act for source in sources() for act in RECORDED.findall(source)}
    acts |= {act for source in sources() for act in FAILED.findall(source)}
    assert len(acts) >= 19
    assert acts <= ACTS.keys()


def test_every_row_that_the_journal_tells_of_has_a_word() -> None:
    """So does every table whose rows are created or changed."""
    for found in pkgutil.iter_modules(models.__path__, "db.models."):
        importlib.import_module(found.name)
    tables = {model.__name__: table_of(model) for model in Row.__subclasses__()}
    names = {name for source in sources() for name in WRITTEN.findall(source)}
    assert len(names) >= 10
    assert {tables[name.removesuffix("Row")] for name in names} <= TABLES.keys()


def test_every_field_that_is_changed_has_a_word() -> None:
    """Those that `change_row` is told by name, and those that it is told in one."""
    calls = [
        call
        for source in sources()
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "change_row"
    ]
    named = {word.arg for call in calls for word in call.keywords if word.arg}
    others = {field.name for kind in (ItemFields, BarcodeFields) for field in fields(kind)}
    assert len(named) >= 15
    assert named | others <= FIELDS.keys()


def test_every_setting_has_a_word(books: Books) -> None:
    """Those of a new shop, and those that are set later."""
    made = {key for (key,) in books.database.rows("SELECT key FROM setting")}
    later = {key for source in sources() for key in SETTING.findall(source)}
    assert len(later) >= 2
    assert made | later <= SETTINGS.keys()


def test_every_report_has_its_words() -> None:
    """A title, and a number of days that can be chosen."""
    assert DEFINED.keys() == REPORTS.keys()
    assert NO_ROWS.keys() == REPORTS.keys()
    assert {days_of_report(name) for name in DEFINED} <= {None, *DAYS}


@pytest.mark.parametrize("name", DEFINED)
def test_every_column_has_a_title(books: Books, name: str) -> None:
    """A key is nothing to read."""
    database: ShopDatabase = books.database
    owner: Actor = books.people["owner"]
    where = ReportFilter(first=date(2026, 1, 1))
    report = run_report(database, owner, request=ReportRequest(name, where))
    assert {column.key for column in report.columns} <= COLUMNS.keys()
