from dataclasses import replace
from pathlib import Path

import pytest

from consent_desk.domain.photo import Box
from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.portraits import astronaut, composed, grace_hopper
from tests.school import copied_school, save


@pytest.fixture(scope="session")
def engine() -> LocalFaceEngine:
    return LocalFaceEngine()


@pytest.fixture
def school(tmp_path: Path, engine: LocalFaceEngine) -> Vault:
    """The small school with the engine of all flows.

    It searches quickly, which these large faces do not mind: `test_detection` and the tests of the
    command line clear with care.
    """
    vault = replace(copied_school(tmp_path / "vault"), engine=engine)
    change_setting(vault, "detection", "quick")
    return vault


@pytest.fixture
def portrait(tmp_path: Path) -> Path:
    """Eileen Collins alone."""
    return save(astronaut(), tmp_path / "phone" / "IMG_1.jpg", quality=92)


@pytest.fixture
def second_portrait(tmp_path: Path) -> Path:
    """Grace Hopper alone."""
    return save(grace_hopper(), tmp_path / "phone" / "IMG_2.jpg", quality=92)


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """Eileen Collins on the left, Grace Hopper on the right; 1200 × 600."""
    pixels = composed(1200, 600, [(40, 40, 512), (640, 40, 512)])
    return save(pixels, tmp_path / "phone" / "both.jpg", quality=92)


EILEEN, GRACE = Box(215, 100, 110, 145), Box(810, 120, 170, 230)
"""About where their faces are in `both`."""
