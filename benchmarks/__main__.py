"""`python -m benchmarks [NAME...]` prints one JSON line a figure; 1 when a promise is not kept."""

import argparse
import sys
from importlib import import_module

PROMISES = (
    *("start", "line_kept", "document_posted", "search"),
    *("import_rows", "large_build", "large_list", "list_open", "stock_card"),
    *("large_reports", "large_supply", "decoding", "photos", "smeared"),
    *("sharing_push", "sharing_pull", "sharing_seen", "sharing_local", "first_copy"),
)


def main(arguments: list[str]) -> int:
    """Runs the promises that were named, or all."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PROMISES))
    names = parser.parse_args(arguments).names
    if unknown := set(names) - set(PROMISES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(PROMISES)}")
    kept = True
    for name in names or PROMISES:
        for figure in import_module(f"benchmarks.{name}").figures():
            print(figure.as_json(), flush=True)
            kept &= figure.holds
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
