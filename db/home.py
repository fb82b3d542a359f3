"""The folder in which everything of one shop lives on this PC."""

import os
from dataclasses import dataclass
from pathlib import Path

JOURNAL_HEADS = "journal-heads.jsonl"


@dataclass(frozen=True)
class Home:
    """Names the files of a data folder; opens and reads none of them."""

    folder: Path

    @classmethod
    def choose(cls, folder: str | None = None) -> "Home":
        """The folder that was asked for, else `LUMBUNG_HOME`, else this person's data folder."""
        chosen = folder or os.environ.get("LUMBUNG_HOME")
        if chosen:
            return cls(Path(chosen).expanduser().absolute())
        import platformdirs  # only then: it would delay every start

        return cls(platformdirs.user_data_path("Lumbung", appauthor=False))

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "lumbung.db"

    @property
    def key_file(self) -> Path:
        """The database's key, where the system has no keyring."""
        return self.folder / "lumbung.key"

    @property
    def backups(self) -> Path:
        """Copies of the database, encrypted like the original."""
        return self.folder / "backups"

    @property
    def journal_heads(self) -> Path:
        """The heads of the journal's chains when each copy was made, one JSON object a line."""
        return self.backups / JOURNAL_HEADS

    @property
    def logs(self) -> Path:
        """What the program wrote down for those who look for a fault."""
        return self.folder / "logs"

    @property
    def preferences(self) -> Path:
        """What this PC remembers: language, look, camera, column widths."""
        return self.folder / "preferences.json"

    @property
    def window_lock(self) -> Path:
        """Held by the one window program that works on this folder."""
        return self.folder / "window.lock"
