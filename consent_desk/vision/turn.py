"""Faces of a turned picture, in pixels of the upright one."""

import numpy as np

from consent_desk.vision.centerface import Found
from consent_desk.vision.fuse import SAME_FACE, overlaps

NEAR = 0.1
"""Overlap above which a find in the turned picture may be an upright face seen askew."""

CLEARLY = 0.1
"""By how much the turned picture's score must be higher there, to be believed."""


def with_turned(upright: Found, turned: Found) -> Found:
    """Add heads that lie or hang; where they were seen upright too, take the surer box.

    The turned box of such a head is the better one, and has its landmarks in the right order.
    """
    for row in turned:
        shared = overlaps(row, upright)
        if (upright[shared > NEAR, 4] + CLEARLY < row[4]).all():
            upright = np.concatenate([upright[shared < SAME_FACE], row[np.newaxis]])
    return upright


XS = [0, 2, 5, 7, 9, 11, 13]
YS = [1, 3, 6, 8, 10, 12, 14]


def turned_back(found: Found, quarters: int, width: int, height: int) -> Found:
    """What was found in `np.rot90(picture, quarters)`, in pixels of the picture.

    A turned face keeps its right and its left, so the landmarks keep their order.

    Args:
        found: N × 15, in pixels of the turned picture.
        quarters: 0 to 3, counterclockwise.
        width: of the upright picture.
        height: of the upright picture.
    """
    x, y = found[:, XS], found[:, YS]
    if quarters == 1:
        x, y = width - y, x
    elif quarters == 2:
        x, y = width - x, height - y
    elif quarters == 3:
        x, y = y, height - x
    back = found.copy()
    back[:, XS], back[:, YS] = x, y
    back[:, [0, 2]], back[:, [1, 3]] = np.sort(x[:, :2]), np.sort(y[:, :2])
    return back
