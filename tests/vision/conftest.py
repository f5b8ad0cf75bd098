import pytest

from consent_desk.domain.photo import Face
from consent_desk.ports import Pixels
from consent_desk.vision.detect import CenterFaceDetector
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks import portraits


@pytest.fixture(scope="session")
def detector() -> CenterFaceDetector:
    return CenterFaceDetector()


@pytest.fixture(scope="session")
def engine() -> LocalFaceEngine:
    return LocalFaceEngine()


@pytest.fixture(scope="session")
def astronaut() -> Pixels:
    return portraits.astronaut()


@pytest.fixture(scope="session")
def hopper() -> Pixels:
    return portraits.grace_hopper()


@pytest.fixture(scope="session")
def astronaut_face(engine: LocalFaceEngine, astronaut: Pixels) -> Face:
    return _only(engine.detect(astronaut))


@pytest.fixture(scope="session")
def hopper_face(engine: LocalFaceEngine, hopper: Pixels) -> Face:
    return _only(engine.detect(hopper))


def _only(faces: list[Face]) -> Face:
    assert len(faces) == 1
    return faces[0]
