"""Makes the three sounds beside this file: `python resources/sounds/make_sounds.py`.

Told apart by melody, not only by pitch: one step up, two equal tones, one step down.
"""

import math
import struct
import wave
from collections.abc import Iterator
from pathlib import Path

RATE = 44_100
LOUDNESS = 0.45
TONES = {
    "accepted": ((1318.5, 0.06), (1975.5, 0.09)),
    "unknown": ((659.3, 0.09), (0.0, 0.05), (659.3, 0.09)),
    "refused": ((311.1, 0.12), (220.0, 0.2)),
}


def samples(frequency: float, seconds: float) -> Iterator[int]:
    """One tone, faded in and out so that it does not click."""
    count = int(RATE * seconds)
    for number in range(count):
        fade = min(1.0, number / (0.004 * RATE), (count - number) / (0.025 * RATE))
        turn = 2 * math.pi * frequency * number / RATE
        yield int(32_767 * LOUDNESS * fade * (0.8 * math.sin(turn) + 0.2 * math.sin(2 * turn)))


def main() -> None:
    """Writes every sound anew."""
    for name, tones in TONES.items():
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            for tone in tones:
                file.writeframes(b"".join(struct.pack("<h", one) for one in samples(*tone)))


if __name__ == "__main__":
    main()
