"""Matching from enrolment to a cleared photo, with the calibration that is shipped."""

from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest

from consent_desk.domain.matching import Threshold
from consent_desk.domain.treatment import Why
from consent_desk.errors import BadSetting
from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting
from consent_desk.services.enrol_face import enrol_face
from consent_desk.services.find_faces import Gallery, gallery_of
from consent_desk.settings import read_settings
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.portraits import composed
from tests.school import answer, clear, make_staff, save

TODAY = date(2026, 11, 22)


@pytest.fixture
def matching(school: Vault, portrait: Path) -> Vault:
    """Eileen Collins is enrolled, may be shown, and sure matches are shown unattended."""
    for setting in ("dpia_done", "face_matching", "unattended"):
        change_setting(school, setting, "true")
    make_staff(school)
    answer(school, "Eileen Collins", "face_matching")
    answer(school)
    enrolment = enrol_face(school, "Eileen Collins", [portrait])
    assert enrolment.photos[0].refused is None
    return school


class OtherNetwork(LocalFaceEngine):
    def __init__(self, model: str) -> None:
        super().__init__()
        self._name = model

    @property
    def model(self) -> str:
        return self._name


def gallery(vault: Vault, model: str | None = None) -> Gallery:
    engine = vault.engine if model is None else OtherNetwork(model)
    with vault.register.read() as uow:
        settings = read_settings(uow.settings.get())
        return gallery_of(uow, uow.people.all(), settings, engine, TODAY)


def sure(vault: Vault) -> Threshold:
    (threshold,) = gallery(vault).thresholds.values()
    assert threshold is not None
    return threshold


def test_a_blurred_face_is_suggested_but_not_shown_unattended(
    matching: Vault, tmp_path: Path
) -> None:
    pixels = composed(1200, 600, [(40, 40, 512)])
    sharp = save(pixels, tmp_path / "sharp.png")
    blurred = save(np.asarray(cv2.GaussianBlur(pixels, (0, 0), 4)), tmp_path / "blurred.png")
    (clear_one,) = clear(matching, [sharp], tmp_path / "out", unattended=True)
    (blurred_one,) = clear(matching, [blurred], tmp_path / "out", unattended=True)
    assert Why.MATCHED in {t.why for t in clear_one.treatments}
    assert not any(t.show for t in blurred_one.treatments)
    assert Why.SUGGESTED in {t.why for t in blurred_one.treatments}


def test_a_school_makes_matching_stricter_but_not_looser(matching: Vault) -> None:
    before = sure(matching)
    change_setting(matching, "match_strictness", "0.5")
    after = sure(matching)
    assert after.distance == pytest.approx(before.distance / 2)
    assert after.margin == before.margin
    for value in ("1.01", "0.4", "nan", "2"):
        with pytest.raises(BadSetting):
            change_setting(matching, "match_strictness", value)
    assert sure(matching) == after


def test_templates_of_another_network_are_not_compared(matching: Vault) -> None:
    assert gallery(matching).centres
    assert not gallery(matching, "dlib-resnet-v1").centres


def test_several_templates_of_a_person_are_one_centre(
    matching: Vault, portrait: Path, tmp_path: Path
) -> None:
    (one,) = gallery(matching).centres.values()
    darker = save(composed(600, 600, [(40, 40, 512)]) // 4 * 3, tmp_path / "darker.png")
    assert [e.refused for e in enrol_face(matching, "Eileen Collins", [darker]).photos] == [None]
    after = gallery(matching)
    (both,) = after.centres.values()
    assert len(after.template_ids) == 2
    assert 0 < matching.engine.distance(one, both) < 0.2
