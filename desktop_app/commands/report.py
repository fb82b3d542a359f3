"""Writes a report for other programs: keys as they are, numbers as they were counted."""

import argparse
import sys
from pathlib import Path

from db.connection import ShopDatabase
from db.exchange.report_file import export_report
from db.queries.reports import ReportFilter, ReportRequest
from desktop_app.commands.person import signed_in


def write_report(database: ShopDatabase, options: argparse.Namespace) -> int:
    """Into a file or to standard output; raises what `signed_in` and `export_report` raise."""
    actor = signed_in(database, options.login, password_stdin=options.password_stdin)
    where = ReportFilter(
        first=options.first, last=options.last, kind=options.kind, days=options.days
    )
    export_report(
        *(database, actor),
        request=ReportRequest(options.name, where),
        format=options.format,
        file=Path(options.output) if options.output else sys.stdout,
    )
    return 0
