"""Photos, the faces in them, and what is wrong with a face."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Box:
    """An axis-aligned box in pixels of the upright picture: left, top, width, height."""

    x: int
    y: int
    w: int
    h: int

    @property
    def area(self) -> int:
        """Pixels inside."""
        return self.w * self.h

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x < x < self.x + self.w and self.y < y < self.y + self.h

    def intersection(self, other: "Box") -> int:
        """Pixels that both boxes hold."""
        w = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        h = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        return max(w, 0) * max(h, 0)

    def overlap(self, other: "Box") -> float:
        """Intersection over union, 0 to 1."""
        shared = self.intersection(other)
        union = self.area + other.area - shared
        return shared / union if union else 0.0

    def scaled(self, factor: float) -> "Box":
        """The same box in a picture resized by `factor`; at least one pixel each way."""
        return Box(
            round(self.x * factor),
            round(self.y * factor),
            max(round(self.w * factor), 1),
            max(round(self.h * factor), 1),
        )

    def within(self, width: int, height: int) -> "Box":
        """The part inside a picture; at least one pixel each way."""
        x, y = min(max(self.x, 0), width - 1), min(max(self.y, 0), height - 1)
        right, bottom = min(self.x + self.w, width), min(self.y + self.h, height)
        return Box(x, y, max(right - x, 1), max(bottom - y, 1))


Landmarks = tuple[tuple[float, float], ...]
Descriptor = tuple[float, ...]


@dataclass(frozen=True)
class Face:
    """A face found in a photo.

    `landmarks` are five points in upright pixels (its right eye, left eye, nose, right and left
    mouth corner), empty for a face that a person drew.
    """

    box: Box
    score: float = 1.0
    landmarks: Landmarks = ()

    @property
    def up(self) -> tuple[int, int]:
        """Where the top of the head is: (0, -1) upwards, (0, 1) downwards, (±1, 0) sideways."""
        if not self.landmarks:
            return 0, -1
        right_eye, left_eye, _, right_mouth, left_mouth = self.landmarks
        x = right_eye[0] + left_eye[0] - right_mouth[0] - left_mouth[0]
        y = right_eye[1] + left_eye[1] - right_mouth[1] - left_mouth[1]
        if abs(x) > abs(y):
            return (1 if x > 0 else -1), 0
        return 0, (1 if y > 0 else -1)


class Detection(StrEnum):
    """How carefully pictures are searched for faces."""

    CAREFUL = "careful"
    QUICK = "quick"


class Flaw(StrEnum):
    """Why a face is not fit to be enrolled."""

    NO_FACE = "no-face"
    SEVERAL_FACES = "several-faces"
    TOO_SMALL = "too-small"
    TOO_BLURRED = "too-blurred"
    TOO_DARK = "too-dark"
    TOO_BRIGHT = "too-bright"
    TURNED_AWAY = "turned-away"


class PhotoState(StrEnum):
    """Where a photo is on its way."""

    BROUGHT_IN = "brought-in"
    CLEARED = "cleared"
    BLOCKED = "blocked"
    FAILED = "failed"
