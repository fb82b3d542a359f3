"""Which codes a shop wants to read; everything else in a picture is passed over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

SYMBOLOGIES = (
    *("EAN13", "EAN8", "UPCA", "UPCE", "Code128", "Code39", "Code93", "ITF", "Codabar"),
    *("DataBar", "DataBarLtd", "DataBarExp", "DataBarExpStk", "QR", "DataMatrix", "PDF417"),
)
TWO_DIMENSIONAL = ("QR", "DataMatrix", "PDF417")  # error correction: one read is enough


@dataclass(frozen=True)
class Wanted:
    """What to look for. ITF and Codabar have no check digit of their own: part of a longer code, or
    of a striped shirt, can look like one, so only the lengths that a shop expects are believed.
    """

    symbologies: frozenset[str] = frozenset(SYMBOLOGIES)
    itf_lengths: frozenset[int] = frozenset((6, 10, 12, 14, 16, 18, 20, 24))
    codabar_lengths: frozenset[int] = frozenset(range(4, 21))

    @classmethod
    def of_texts(cls, unread: str, itf: str = "", codabar: str = "") -> "Wanted":
        """As preferences spell it: names that are passed over, and lengths such as "6 12-14".

        "" stands for the usual lengths; what is no name or number is passed over.
        """
        symbologies = frozenset(SYMBOLOGIES).difference(unread.split())
        usual = cls()
        return cls(
            symbologies,
            lengths_of(itf) or usual.itf_lengths,
            lengths_of(codabar) or usual.codabar_lengths,
        )

    def takes(self, text: str, symbology: str) -> bool:
        """Whether a read of this symbology and length is to be believed."""
        lengths = {"ITF": self.itf_lengths, "Codabar": self.codabar_lengths}.get(symbology)
        return symbology in self.symbologies and (lengths is None or len(text) in lengths)

    def linear(self) -> "Wanted":
        """The same without matrix codes."""
        return replace(self, symbologies=self.symbologies.difference(TWO_DIMENSIONAL))

    def checked(self) -> "Wanted":
        """The same with those alone that check themselves by more than a digit."""
        strict = (*TWO_DIMENSIONAL, "DataBar", "DataBarLtd", "DataBarExp", "DataBarExpStk")
        return replace(self, symbologies=self.symbologies.intersection(strict))


def lengths_of(text: str) -> frozenset[int]:
    """The lengths that a text such as "6, 10 12-14" names, up to 99."""
    spans = re.findall(r"(\d{1,2})(?:\s*-\s*(\d{1,2}))?", text)
    return frozenset(n for low, high in spans for n in range(int(low), int(high or low) + 1) if n)


def text_of(lengths: Iterable[int]) -> str:
    """Lengths as a person types them: "6, 10, 12-14"; the inverse of `lengths_of`."""
    spans: list[list[int]] = []
    for length in sorted(lengths):
        if spans and length == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], length]
        else:
            spans.append([length])
    return ", ".join("-".join(map(str, span)) for span in spans)


EVERYTHING = Wanted()
