"""Writes the shop's data for another program, or for this one on another PC."""

import argparse
import sys
from pathlib import Path

from db.connection import ShopDatabase
from db.exchange.exporting import export_data
from desktop_app.commands.person import signed_in


def write_export(database: ShopDatabase, options: argparse.Namespace) -> int:
    """Into a file or to standard output; raises what `signed_in` and `export_data` raise."""
    actor = signed_in(database, options.login, password_stdin=options.password_stdin)
    file = Path(options.output) if options.output else sys.stdout
    export_data(database, actor, what=options.what, file=file)
    return 0
