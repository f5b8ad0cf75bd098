"""How carefully a batch is searched: the school's setting, or what is asked for once."""

from dataclasses import replace
from pathlib import Path

import pytest

from consent_desk.domain.photo import Detection, Face
from consent_desk.errors import BadSetting
from consent_desk.ports import Pixels, Vault
from consent_desk.services.change_settings import change_setting, see_settings
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.portraits import composed
from tests.school import clear, copied_school, save


class Watched(LocalFaceEngine):
    """Notes with which detector each picture was searched."""

    def __init__(self) -> None:
        super().__init__()
        self.searches: list[Detection] = []

    def detect(self, pixels: Pixels) -> list[Face]:
        self.searches += [how for how, own in self._detectors.items() if own is self._detector]
        return super().detect(pixels)


@pytest.fixture
def engine() -> Watched:
    return Watched()


@pytest.fixture
def school(tmp_path: Path, engine: Watched) -> Vault:
    return replace(copied_school(tmp_path / "vault"), engine=engine)


@pytest.fixture
def back_row(tmp_path: Path) -> Path:
    """One portrait, and one of a twelfth of its size; 3600 × 800."""
    pixels = composed(3600, 800, [(200, 100, 512), (2000, 300, 42)])
    return save(pixels, tmp_path / "phone" / "row.png")


def test_a_batch_is_searched_carefully_unless_quick_is_asked_for(
    school: Vault, back_row: Path, tmp_path: Path
) -> None:
    (careful,) = clear(school, [back_row], tmp_path / "out")
    (quick,) = clear(school, [back_row], tmp_path / "out", detection=Detection.QUICK)
    (again,) = clear(school, [back_row], tmp_path / "out")
    assert [len(one.treatments) for one in (careful, quick, again)] == [2, 1, 2]


def test_the_school_chooses_quick_and_a_batch_can_still_be_careful(
    school: Vault, back_row: Path, tmp_path: Path, engine: Watched
) -> None:
    change_setting(school, "detection", "quick")
    (quick,) = clear(school, [back_row], tmp_path / "out")
    (careful,) = clear(school, [back_row], tmp_path / "out", detection=Detection.CAREFUL)
    assert [len(one.treatments) for one in (quick, careful)] == [1, 2]
    assert see_settings(school).detection is Detection.QUICK


@pytest.mark.parametrize("how", Detection)
def test_a_written_file_is_checked_by_the_search_that_found_its_faces(
    school: Vault, portrait: Path, tmp_path: Path, engine: Watched, how: Detection
) -> None:
    clear(school, [portrait], tmp_path / "out", detection=how)
    assert len(engine.searches) >= 2
    assert set(engine.searches) == {how}


def test_there_is_no_third_way(school: Vault) -> None:
    with pytest.raises(BadSetting):
        change_setting(school, "detection", "none")
    assert see_settings(school).detection is Detection.CAREFUL
