from pathlib import Path

import pytest

from consent_desk import bootstrap
from consent_desk.errors import BadSetting, FileMissing, ModelNotAsSaid, ModelUnfit
from consent_desk.ports import Vault
from consent_desk.services.add_model import add_model
from consent_desk.services.change_settings import change_setting, see_settings
from consent_desk.services.clear_photos import ClearingOrder, clear_photos
from consent_desk.services.enrol_face import enrol_face
from tests.benchmarks.portraits import astronaut
from tests.school import answer, save
from tests.vision.test_arcface import small_model


@pytest.fixture
def matching(school: Vault) -> Vault:
    for name in ("dpia_done", "face_matching"):
        change_setting(school, name, "true")
    answer(school, "Eileen Collins", "face_matching")
    return school


def suggestions(vault: Vault, photo: Path, out: Path) -> list[float]:
    (report,) = clear_photos(vault, ClearingOrder([photo], "portal", ["5A"], out, {}))
    return [s.distance for t in report.treatments for s in t.suggestions]


def test_templates_of_another_network_are_never_compared(matching: Vault, tmp_path: Path) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    enrol_face(matching, "Eileen Collins", [photo])
    assert suggestions(matching, photo, tmp_path / "one")
    file = tmp_path / "model.onnx"
    assert add_model(matching, file, small_model(file)) == 1
    vault = bootstrap.open_vault(matching.folder)
    assert vault.engine.model.startswith("onnx-")
    assert suggestions(vault, photo, tmp_path / "two") == []
    enrol_face(vault, "Eileen Collins", [photo])
    assert suggestions(vault, photo, tmp_path / "three")[0] == pytest.approx(0, abs=1e-6)


def test_nobody_looks_alike_by_a_network_that_was_not_measured(
    matching: Vault, tmp_path: Path
) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    answer(matching, "Grace Hopper", "face_matching")
    enrol_face(matching, "Eileen Collins", [photo])
    assert enrol_face(matching, "Grace Hopper", [photo]).look_alikes == ["Eileen Collins"]
    file = tmp_path / "model.onnx"
    add_model(matching, file, small_model(file))
    vault = bootstrap.open_vault(matching.folder)
    enrol_face(vault, "Eileen Collins", [photo])
    twin = enrol_face(vault, "Grace Hopper", [photo])
    assert (twin.templates, list(twin.look_alikes)) == (1, [])


def test_a_model_is_added_only_as_its_maker_made_it(matching: Vault, tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    digest = small_model(file)
    with pytest.raises(ModelNotAsSaid):
        add_model(matching, file, "0" * 64)
    with pytest.raises(FileMissing):
        add_model(matching, tmp_path / "none.onnx", digest)
    (tmp_path / "text.onnx").write_bytes(b"no network")
    from consent_desk.media.files import sha256

    with pytest.raises(ModelUnfit):
        add_model(matching, tmp_path / "text.onnx", sha256(b"no network"))
    assert see_settings(matching).face_model == ""


def test_a_model_that_was_not_added_cannot_be_set(matching: Vault) -> None:
    with pytest.raises(BadSetting):
        change_setting(matching, "face_model", "0" * 64)
    assert change_setting(matching, "face_model", "").face_model == ""
