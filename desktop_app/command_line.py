"""The commands of `main.py`; without one it opens the desktop."""


def main(arguments: list[str]) -> int:
    """Runs one command and returns the exit status."""
    raise SystemExit(f"not yet: {arguments}")
