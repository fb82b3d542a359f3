"""`python -m desktop_app.tour.guide_pictures`: the user guide's pictures, taken on the tour."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
WANTED = ("receive-tape", "sell", "items-stock-card", "report-stock")


def main() -> int:
    """Puts them into `docs/pictures/LANGUAGE/NAME.png`; 1 when a step of the tour failed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.shell.translation import LANGUAGES
    from desktop_app.tour.run import run

    with tempfile.TemporaryDirectory(prefix="lumbung-pictures-") as folder:
        status = run(Path(folder), tuple((language, "light") for language in LANGUAGES))
        if status == 0:
            for language in LANGUAGES:
                _keep(Path(folder) / f"{language}-light", PICTURES / language)
    return status


def _keep(taken: Path, kept: Path) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    for name in WANTED:
        (picture,) = (path for path in taken.glob("*.png") if path.stem[3:] == name)
        shutil.copyfile(picture, kept / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
