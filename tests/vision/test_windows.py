import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.photo import Box
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.windows import LARGEST, OVERLAP, spans
from tests.benchmarks.portraits import composed

# Where a portrait of 512 pixels has its face: the astronaut's, and Grace Hopper's.
FACES = (Box(175, 60, 90, 120), Box(171, 120, 185, 214))


@given(st.integers(1, 20_000))
def test_spans_cover_a_side_and_their_cores_share_it(length: int):
    found = spans(length, LARGEST)
    assert found[0][0] == 0
    assert found[-1][1] == length
    assert len({end - start for start, end, _, _ in found}) == 1
    assert all(end - start <= LARGEST for start, end, _, _ in found)
    for one, other in pairwise(found):
        assert one[1] - other[0] >= OVERLAP - 1
        assert one[3] == other[2]
        assert other[0] + OVERLAP // 2 - 1 <= one[3] <= one[1] - OVERLAP // 2 + 1


def test_faces_of_all_sizes_are_found_once_across_the_borders_of_windows():
    width, height = 5600, 4000
    middles_x = [round(edge) for _, _, _, edge in spans(width, LARGEST)[:-1]]
    middles_y = [round(edge) for _, _, _, edge in spans(height, LARGEST)[:-1]]
    sides = [90, 250, 512, 700, 900, 60, 120, 300, 400, 600, 800, 150]
    middles = [(x, y) for y in middles_y for x in middles_x]
    places: list[tuple[int, int, int]] = []
    truth: list[Box] = []
    for index, (side, (x, y)) in enumerate(zip(sides, middles, strict=False)):
        face = FACES[index % 2].scaled(side / 512)
        left, top = x - face.x - face.w // 2, y - face.y - face.h // 2
        places.append((left, top, side))
        truth.append(Box(face.x + left, face.y + top, face.w, face.h))
    assert len(truth) >= 6
    faces = CenterFaceDetector().detect(composed(width, height, places))
    for box in truth:
        assert sum(face.box.overlap(box) > 0.3 for face in faces) == 1, box
    assert sum(face.score > 0.5 for face in faces) == len(truth)  # Badges on a suit score less.


# Not resource.getrusage: a child's ru_maxrss starts at the peak of the process that forked it.
MEASURE = """
import re
from pathlib import Path
import numpy as np
from consent_desk.vision.detect import CenterFaceDetector
tile = np.random.default_rng(1).integers(0, 255, (577, 866, 3), dtype=np.uint8)
CenterFaceDetector().detect(np.tile(tile, (10, 10, 1)))
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_fifty_megapixels_stay_well_under_one_and_a_half_gigabytes():
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True
    )
    assert 200_000 < int(done.stdout) < 1_000_000  # Kilobytes; the picture alone is 150,000.
