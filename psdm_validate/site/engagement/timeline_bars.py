"""The bars of a contract's papers, laid in as many lanes as keep them and their labels apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from psdm_validate.site.engagement.timeline_scale import LEFT, WIDTH, Scale

CHARACTER = 7.4
"""Width of one character of a label, near enough to tell whether the label fits its bar."""

Kind = Literal["signed", "proposed", "extended", "shortened", "longer-asked", "shorter-asked"]

SAID: dict[Kind, str] = {
    "signed": "Contract as signed",
    "proposed": "Contract as proposed",
    "extended": "Extension",
    "shortened": "Time given up",
    "longer-asked": "Extension asked for",
    "shorter-asked": "Shortening asked for",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the contract, and the paper that set it or asks for it."""

    label: str
    start: date
    end: date
    kind: Kind


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch with its place in the drawing."""

    stretch: Stretch
    left: float
    width: float
    lane: int

    @property
    def right(self) -> float:
        """Right edge."""
        return round(self.left + self.width, 1)

    @property
    def label_width(self) -> float:
        """Room that the label takes."""
        return len(self.stretch.label) * CHARACTER + 8

    @property
    def inside(self) -> bool:
        """Whether the label fits into the bar; otherwise it stands above."""
        return self.label_width <= self.width

    @property
    def middle(self) -> float:
        """Where the middle of the label is, within the frame."""
        half = self.label_width / 2
        return round(max(LEFT + half, min(self.left + self.width / 2, WIDTH - half)), 1)

    def clashes(self, other: Bar) -> bool:
        """Whether the bars, or labels above them, would lie on top of each other in one lane."""
        apart = self.right <= other.left or other.right <= self.left
        room = (self.label_width + other.label_width) / 2
        labels_meet = not self.inside and not other.inside and abs(self.middle - other.middle) < room
        return labels_meet or not apart


def bars(stretches: Iterable[Stretch], scale: Scale) -> list[Bar]:
    """Each stretch in the first lane in which it has room."""
    placed: list[Bar] = []
    for stretch in stretches:
        bar = Bar(stretch, *scale.extent(stretch.start, stretch.end), lane=0)
        while any(bar.clashes(other) for other in placed if other.lane == bar.lane):
            bar = Bar(stretch, bar.left, bar.width, bar.lane + 1)
        placed.append(bar)
    return placed
