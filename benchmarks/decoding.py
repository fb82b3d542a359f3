"""Clips of a label before a camera: how many are read, how soon, and that nothing is invented.

A camera gives 30 pictures a second and only its newest is kept; the CPU's time for each picture
says which is the next one looked at. Ours counts a linear code only when looks and frames agree,
the naive loop takes the first text that `pyzbar.decode` gives for a colour frame.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from statistics import mean

from benchmarks.clips import LENGTH, RATE, Clip, clips, empty_frames
from benchmarks.figure import Figure
from benchmarks.readers import READERS
from db.rules.barcodes import normalise_gtin
from desktop_app.capture.decoding import FrameDecoder
from desktop_app.capture.opencv import Picture

HELD = 2 * LENGTH  # frames: long enough for a lens to lose its focus and find it again
EMPTY_FRAMES = 10_000 - 36 * HELD
SLOW = 3.0  # times the CPU of this machine
_AS_ONE = 15  # frames of one scene, as long as a decoder remembers

Accept = Callable[[Picture, float], list[str]]


@dataclass(frozen=True)
class Trial:
    """What came of one clip: when the right code was accepted, and what else was."""

    seconds: float | None
    wrong: int

    @property
    def waited(self) -> float:
        """Seconds until it was accepted; the whole clip where it was not."""
        return LENGTH / RATE if self.seconds is None else self.seconds


def figures() -> Iterator[Figure]:
    """How many clips, how much sooner, on a slow CPU too, wrong accepts, frames a second."""
    trials: dict[str, list[Trial]] = {name: [] for name in LOOPS}
    for clip in clips():
        film = list(clip.frames())
        for name, (make, slowness) in LOOPS.items():
            trials[name].append(_tried(clip, film, make(), slowness))
    counts = ", ".join(f"{name} {_read(tried)}" for name, tried in trials.items())
    yield Figure("clips_read", _read(trials["ours"]), "clips", 30, f"of 36; {counts}", ">=")
    yield _sooner("first_accept_sooner", trials["ours"], trials["pyzbar"], 45)
    slow = trials["ours, slow"], trials["pyzbar, slow"]
    yield _sooner("first_accept_sooner_slow_cpu", *slow, 58)
    yield from _accepts(trials)
    yield _frames_a_second()


def _tried(clip: Clip, film: list[Picture], accept: Accept, slowness: float) -> Trial:
    """Plays a clip to a reader that is as slow as its CPU time says."""
    now, wrong, frame = 0.0, 0, -1
    while (frame := max(frame + 1, int(now * RATE))) < len(film):
        now = max(now, frame / RATE)
        started = time.process_time()
        texts = accept(film[frame], frame / RATE)
        now += slowness * (time.process_time() - started)
        wrong += sum(not _is_right(clip, text) for text in texts)
        if any(_is_right(clip, text) for text in texts):
            return Trial(now, wrong)
    return Trial(None, wrong)


def _is_right(clip: Clip, text: str) -> bool:
    return text == clip.text or normalise_gtin(text) == (normalise_gtin(clip.text) or "-")


def _ours() -> Accept:
    decoder = FrameDecoder()
    return lambda picture, seconds: [code.text for code in decoder.read(picture, seconds)[1]]


def _naive(name: str) -> Accept:
    reader = READERS[name]
    return lambda picture, _seconds: reader(picture)


LOOPS: dict[str, tuple[Callable[[], Accept], float]] = {
    "ours": (_ours, 1),
    "pyzbar": (partial(_naive, "pyzbar"), 1),
    "zxing-cpp": (partial(_naive, "zxing-cpp"), 1),
    "OpenCV": (partial(_naive, "OpenCV"), 1),
    "ours, slow": (_ours, SLOW),
    "pyzbar, slow": (partial(_naive, "pyzbar"), SLOW),
}


def _read(trials: list[Trial]) -> int:
    return sum(trial.seconds is not None for trial in trials)


def _sooner(name: str, ours: list[Trial], naive: list[Trial], goal: float) -> Figure:
    times = [mean(trial.waited for trial in trials) for trials in (ours, naive)]
    how = f"means {1000 * times[0]:.0f} and {1000 * times[1]:.0f} ms, unread clips counted whole"
    return Figure(name, 100 * (1 - times[0] / times[1]), "%", goal, how, ">=")


def _accepts(trials: dict[str, list[Trial]]) -> Iterator[Figure]:
    """What is accepted of labels that are held, and of nothing: never wrong, never twice."""
    accepted = {clip: _accepted(clip) for clip in clips()}
    right = [[_is_right(clip, text) for text in texts] for clip, texts in accepted.items()]
    wrong = sum(len(rights) - sum(rights) for rights in right)
    decoder = FrameDecoder()
    for number, frame in enumerate(_held(EMPTY_FRAMES)):
        wrong += len(decoder.read(frame, number / RATE)[1])
    others = ", ".join(f"{name} {sum(t.wrong for t in tried)}" for name, tried in trials.items())
    frames = EMPTY_FRAMES + 36 * HELD
    how = f"in {frames} frames, {EMPTY_FRAMES} of them without a code; in the clips {others}"
    yield Figure("wrong_accepts", wrong, "codes", 0, how, "=")
    double = sum(max(0, sum(rights) - 1) for rights in right)
    how = f"of 36 labels held for {HELD / RATE:.0f} s each, some lost for over a second"
    yield Figure("double_counts", double, "codes", 0, how, "=")


def _accepted(clip: Clip) -> list[str]:
    """Every text that counts while the label is held."""
    decoder = FrameDecoder()
    return [
        code.text
        for number, frame in enumerate(clip.frames(HELD))
        for code in decoder.read(frame, number / RATE)[1]
    ]


def _held(count: int) -> Iterator[Picture]:
    """Pictures without a code, each scene held as long as the agreement of frames needs."""
    scenes = (frame for frame in empty_frames(-(-count // _AS_ONE)) for _ in range(_AS_ONE))
    return islice(scenes, count)


def _frames_a_second() -> Figure:
    frames = [frame for clip in clips()[::5] for frame in islice(clip.frames(), 0, None, 6)]
    decoder = FrameDecoder()
    started = time.process_time()
    for number, frame in enumerate(frames):
        decoder.read(frame, number / RATE)
    rate = len(frames) / (time.process_time() - started)
    return Figure("frames_a_second", rate, "frames", 30, "of the clips, 720p, one core", ">=")
