"""Which faces that a detector finds in a covered picture are accounted for."""

from collections.abc import Sequence

from consent_desk.domain.photo import Box, Face
from consent_desk.media.cover import Mask

_SAME = 0.35
_MIDDLE = 0.6
_MIDDLE_HIDDEN = 0.75
_HIDDEN = 0.5


def unexplained(faces: Sequence[Face], hidden: Mask, known: Sequence[Box]) -> list[Box]:
    """The faces that are neither under a cover nor known.

    Detectors fire on covers: such a face has its middle, where eyes, nose and mouth would be,
    under covers. A known box (shown, or dismissed by a person) accounts for one face, about as
    large and at the same place: a small face inside a large known one stays unexplained.

    Args:
        faces: what the detector found.
        hidden: the pixels under covers, height × width.
        known: boxes in the same pixels.
    """
    left = [face.box for face in faces if not _is_hidden(face.box, hidden)]
    pairs = sorted(
        ((box.overlap(other), i, j) for i, box in enumerate(left) for j, other in enumerate(known)),
        reverse=True,
    )
    explained, used = set[int](), set[int]()
    for overlap, i, j in pairs:
        same = overlap >= _SAME and left[i].holds(*known[j].middle)
        if same and i not in explained and j not in used:
            explained.add(i)
            used.add(j)
    return [box for i, box in enumerate(left) if i not in explained]


def _is_hidden(box: Box, hidden: Mask) -> bool:
    return _share(hidden, box) >= _HIDDEN and _share(hidden, _middle(box)) >= _MIDDLE_HIDDEN


def _middle(box: Box) -> Box:
    w, h = max(round(box.w * _MIDDLE), 1), max(round(box.h * _MIDDLE), 1)
    return Box(box.x + (box.w - w) // 2, box.y + (box.h - h) // 2, w, h)


def _share(hidden: Mask, box: Box) -> float:
    height, width = hidden.shape
    seen = box.within(width, height)
    return float(hidden[seen.y : seen.y + seen.h, seen.x : seen.x + seen.w].mean())
