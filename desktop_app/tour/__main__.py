"""`python -m desktop_app.tour [FOLDER]`: the tour in both languages and both looks."""

import argparse
import os
import sys
from pathlib import Path


def main() -> int:
    """Goes on the tour; 1 when a step did not come out."""
    parser = argparse.ArgumentParser(prog="tour", description=sys.modules["__main__"].__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("tour"))
    folder = parser.parse_args().folder
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.tour.run import run  # Qt reads the platform when it is loaded

    return run(folder)


if __name__ == "__main__":
    sys.exit(main())
