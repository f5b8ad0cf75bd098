"""Describing in a process of its own: the same numbers, and nobody is kept waiting."""

import threading
from collections.abc import Iterator
from time import perf_counter, sleep

import pytest

from consent_desk.domain.photo import Descriptor
from consent_desk.vision.apart import DescriberApart
from consent_desk.vision.describe import DlibDescriber
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.portraits import astronaut


@pytest.fixture(scope="module")
def apart() -> Iterator[DescriberApart]:
    made = DescriberApart()
    yield made
    made.end()


def test_it_gives_the_same_as_here_and_this_process_goes_on_meanwhile(
    apart: DescriberApart, engine: LocalFaceEngine
) -> None:
    pixels = astronaut()
    faces = engine.detect(pixels)
    here = DlibDescriber().describe(pixels, faces)
    apart.describe(pixels, faces)  # starts it
    there: list[Descriptor] = []
    thread = threading.Thread(target=lambda: there.extend(apart.describe(pixels, faces * 4)))
    thread.start()
    beats, last = [0.0], perf_counter()
    while thread.is_alive():
        sleep(0.002)
        beats.append(perf_counter() - last)
        last = perf_counter()
    assert there == here * 4
    assert sum(beats) > 10 * max(beats), "this process was held up for much of the time"


def test_a_process_that_dies_is_started_anew(
    apart: DescriberApart, engine: LocalFaceEngine
) -> None:
    pixels = astronaut()
    faces = engine.detect(pixels)
    before = apart.describe(pixels, faces)
    assert apart.process is not None
    apart.process.kill()
    apart.process.join()
    assert apart.describe(pixels, faces) == before


def test_what_it_cannot_do_is_raised_here(apart: DescriberApart, engine: LocalFaceEngine) -> None:
    faces = engine.detect(astronaut())
    with pytest.raises(Exception, match=r".+"):
        apart.describe("no picture", faces)  # pyright: ignore[reportArgumentType]
    assert apart.describe(astronaut(), faces), "and it goes on"


def test_nobody_to_describe_starts_no_process() -> None:
    made = DescriberApart()
    assert made.describe(astronaut(), []) == []
    assert made.process is None
