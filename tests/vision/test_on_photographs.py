"""A small seed of the benchmarks, on real photographs that are not part of the repository."""

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from consent_desk.ports import FaceEngine
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.quality import flaw_of
from tests.benchmarks.describing import in_the_middle
from tests.benchmarks.pictures import files_in, opened
from tests.benchmarks.score import Score

pytestmark = pytest.mark.eval
MEGAPIXELS = 2_500_000


@pytest.fixture(scope="module")
def pictures() -> Path:
    beside = Path(__file__).parents[3] / "shared" / "eval"
    folder = Path(os.environ.get("CONSENT_DESK_EVAL", beside))
    if not folder.is_dir():
        pytest.skip(f"no pictures for measuring at {folder} (set CONSENT_DESK_EVAL)")
    return folder


def read(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text("utf-8"))


def test_hardly_a_face_is_missed(pictures: Path, detector: CenterFaceDetector):
    folder = pictures / "detect"
    truth, ignore, info = (read(folder / f"{name}.json") for name in ("truth", "ignore", "info"))
    verified = [file for file in sorted(truth) if "hand-verified" in info[file]["truth"]]
    score = Score()
    chosen = [folder / file for file in random.Random(12).sample(verified, 16)]
    for file, pixels in opened(chosen):
        if pixels.shape[0] * pixels.shape[1] < MEGAPIXELS:
            boxes = [(f.box.x, f.box.y, f.box.w, f.box.h) for f in detector.detect(pixels)]
            score.add(boxes, truth[file.name], ignore.get(file.name, ()))
    assert score.photos_for_false >= 12
    assert score.faces["all"] >= 40
    assert score.found["all"] / score.faces["all"] >= 0.97
    assert score.false_boxes / score.photos_for_false <= 2


def test_portraits_of_one_person_are_nearer_than_those_of_two(pictures: Path, engine: FaceEngine):
    folders = sorted(p for p in (pictures / "identity").iterdir() if p.is_dir())
    chosen = random.Random(5).sample(folders, 15)
    same: list[float] = []
    different: list[float] = []
    firsts: list[tuple[float, ...]] = []
    for folder in chosen:
        two: list[tuple[float, ...]] = []
        for _, pixels in opened(files_in(folder)[:2]):
            faces = engine.detect(pixels)
            index = in_the_middle([(f.box.x, f.box.y, f.box.w, f.box.h) for f in faces], pixels)
            assert index is not None
            two += engine.describe(pixels, [faces[index]])
        same.append(engine.distance(*two))
        different += [engine.distance(two[0], other) for other in firsts]
        firsts.append(two[0])
    assert sorted(same)[len(same) // 2] < 0.5
    assert sorted(different)[len(different) // 100] > 0.5


def test_nearly_all_portraits_are_fit_to_enrol_from(pictures: Path, detector: CenterFaceDetector):
    folders = sorted(p for p in (pictures / "identity").glob("lfw_*") if p.is_dir())
    flaws = [
        flaw_of(pixels, detector.detect(pixels))
        for folder in random.Random(5).sample(folders, 30)
        for _, pixels in opened(files_in(folder)[:1])
    ]
    single = [flaw for flaw in flaws if flaw != "several-faces"]
    assert len(single) >= 22
    assert sum(flaw is None for flaw in single) / len(single) >= 0.95
