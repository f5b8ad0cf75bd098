"""How carefully a picture is searched: which passes, and what is enough to call it a face.

Where the numbers come from: docs/decisions/0008-detection-schedule.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pass:
    """One look at the whole picture.

    Attributes:
        longest: the longest side it is resized to, in pixels; None leaves it as it is.
        times: resized so many times, where `longest` is None.
        above: the longest side of the picture above which this pass is worth its time.
        upto: the longest side up to which it is.
        largest: the largest face (√(w·h), in pixels of the resized picture) that is taken from
            it; of larger ones the network sees parts, and a smaller pass sees the whole.
    """

    longest: int | None = None
    times: float = 1.0
    above: float = 0
    upto: float = float("inf")
    largest: float = 256

    def factor(self, side: int) -> float:
        """What a picture with this longest side is resized by."""
        return self.times if self.longest is None else self.longest / side

    def suits(self, side: int) -> bool:
        """Whether a picture with this longest side gets this pass."""
        return self.above < side <= self.upto


@dataclass(frozen=True)
class Schedule:
    """Passes over the picture, second looks at what they left in doubt, and heads that lie.

    Attributes:
        passes: each sees the whole picture.
        doubtful: the least score (0 to 1) at which something may be a face at all.
        sure: the score of one pass that needs no more evidence.
        accepted: the least mean of the evidence with which something doubtful is called a face.
        among: the same in a picture in which some pass is sure of a face: where people are, there
            are more of them.
        looks: whether doubtful places are looked at again, at their own best scale.
        turns: quarter turns (counterclockwise) in which the whole picture is seen once more, at
            640 pixels or less; turns that give the same shape follow each other, which is faster.
        turned: the least score of what is seen there only.
    """

    passes: tuple[Pass, ...]
    doubtful: float = 0.1
    sure: float = 0.5
    accepted: float = 0.17
    among: float = 0.14
    looks: bool = True
    turns: tuple[int, ...] = ()
    turned: float = 0.5

    def most_looks(self, megapixels: float) -> int:
        """How many doubtful places are looked at again, so that work stays linear in pixels."""
        return round(100 + 20 * megapixels) if self.looks else 0


WHOLE = Pass(longest=640, largest=float("inf"))
"""Also for faces that fill the frame, which the other passes see in parts."""

CAREFUL = Schedule(
    passes=(Pass(), Pass(times=2, upto=1600), Pass(longest=1600, above=3200), WHOLE),
    turns=(2, 1, 3),
)
"""As it is and at 640; in between for large pictures, twice as large for small ones."""

QUICK = Schedule(
    passes=(Pass(upto=2000), Pass(longest=2000, above=2000), WHOLE),
    accepted=0.18,
    looks=False,
    turns=(2, 1, 3),
)
"""At most 2,000 pixels: on a phone photo, faces under 30 pixels or so are missed."""
