"""Where the files that come with the program are: icons, translations, sounds, demo shop."""

from pathlib import Path

ROOT = Path(__file__).parent.parent / "resources"


def folder(name: str) -> Path:
    """One of the folders under `resources/`."""
    return ROOT / name
