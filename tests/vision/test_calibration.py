from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from consent_desk.vision import calibration
from consent_desk.vision.calibration import (
    FILE,
    PINNED,
    Calibration,
    bands_of,
    digest_of,
    read_calibration,
    suggest_below,
)
from consent_desk.vision.weights import OWN_MODEL


@pytest.fixture
def made() -> dict[str, Any]:
    return deepcopy(read_calibration().model_dump())


def test_what_is_shipped_is_of_the_network_that_is_shipped():
    assert FILE.is_file()
    assert read_calibration().model == OWN_MODEL
    assert bands_of(OWN_MODEL)
    assert suggest_below(OWN_MODEL) >= max(band.distance for band in read_calibration().bands)


def test_nobody_under_sixteen_is_named_and_grown_ups_are():
    thresholds = {band.from_age: band.threshold for band in bands_of(OWN_MODEL)}
    assert all(thresholds[age] is None for age in thresholds if age < 16)
    assert thresholds[max(thresholds)] is not None


def test_another_network_names_nobody_but_may_suggest():
    assert bands_of("arcface-by-hand") == ()
    assert suggest_below("arcface-by-hand") > 2


def test_a_band_whose_bound_is_above_one_percent_is_off(made: dict[str, Any]):
    made["bands"][-1]["measured"]["upper"] = 0.0101
    assert Calibration.model_validate(made).age_bands[-1].threshold is None


@pytest.mark.parametrize(
    "change",
    [
        {"strangers": 40, "named": 0, "rate": 0.0, "upper": 0.005},
        {"rate": 0.02, "upper": 0.0099},
        {"named": 100000},
        {"upper": float("nan")},
    ],
)
def test_a_bound_that_the_measurement_cannot_show_is_refused(
    made: dict[str, Any], change: dict[str, float]
):
    made["bands"][-1]["measured"] |= change
    with pytest.raises(ValidationError):
        Calibration.model_validate(made)


def test_bands_that_leave_an_age_out_or_go_back_are_refused(made: dict[str, Any]):
    bands = made["bands"]
    for wrong in (bands[1:], bands[::-1], [*bands, bands[-1]], []):
        with pytest.raises(ValidationError):
            Calibration.model_validate(made | {"bands": wrong})


def test_a_word_that_nobody_knows_is_refused(made: dict[str, Any]):
    with pytest.raises(ValidationError):
        Calibration.model_validate(made | {"looser": True})


def test_what_is_shipped_is_what_was_measured():
    assert digest_of(FILE.read_bytes()) == PINNED


def test_an_edited_calibration_names_nobody_and_still_suggests(
    made: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    *young, grown = made["bands"]
    made["bands"] = [*young, grown | {"distance": 2.0, "margin": 1e-9}]
    edited = tmp_path / "calibration.json"
    edited.write_text(Calibration.model_validate(made).model_dump_json(indent=2))
    monkeypatch.setattr(calibration, "FILE", edited)
    assert read_calibration(edited).age_bands[-1].threshold is not None
    assert bands_of(OWN_MODEL) == ()
    assert suggest_below(OWN_MODEL) == made["suggest_below"]
