"""What every source scans in one run, and when; a seed gives the same again."""

import random
from dataclasses import dataclass

CODES = (
    "8991002101104",
    "8997007350110",
    "8992696404441",
    "8998866200301",
    "8991234567891",
)
HELD = 2.4  # seconds that a label takes before the camera, with the moment between two
PICTURES = 40  # of a thousand scans one in so many is a dropped picture
TYPED = 6


@dataclass(frozen=True)
class Plan:
    """The codes of each source in their order, within so many seconds; a commit waits up to
    `slowness` of them."""

    seed: int
    seconds: float
    slowness: float
    codes: dict[str, list[str]]

    @classmethod
    def of(cls, scans: int, seconds: float, seed: int, slowness: float = 0.1) -> "Plan":
        """Two hand scanners do most of it."""
        dice = random.Random(seed)
        counts = {
            "video": max(int(seconds / HELD) - 1, 1),
            "picture": max(scans // PICTURES, 2),
            "typed": scans // TYPED,
        }
        rest = scans - sum(counts.values())
        counts |= {"serial": rest // 2, "wedge": rest - rest // 2}
        codes = {source: dice.choices(CODES, k=count) for source, count in counts.items()}
        return cls(seed, seconds, slowness, codes)

    @property
    def scans(self) -> int:
        """How many there are of all sources together."""
        return sum(map(len, self.codes.values()))

    def moments(self, source: str) -> list[tuple[float, str]]:
        """When each code of a source comes, in seconds from the start, at random and in order."""
        dice = random.Random(f"{self.seed} {source}")
        codes = self.codes[source]
        when = sorted(dice.uniform(0, self.seconds) for _ in codes)
        return list(zip(when, codes, strict=True))
