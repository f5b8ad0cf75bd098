import math
from pathlib import Path

import numpy as np
import pytest

from consent_desk.domain.matching import Threshold
from consent_desk.ports import Pixels
from tests.benchmarks.children import aged, children_of
from tests.benchmarks.curves import best_threshold, per_doubling, points
from tests.benchmarks.folders import people_in, some
from tests.benchmarks.galleries import Picture, Setting, Trial, trials
from tests.benchmarks.halves import half, of_calibration, twice_in
from tests.benchmarks.intervals import upper_bound
from tests.benchmarks.plots import plot_matching
from tests.school import save


def known(near: float, next_one: float = 0.9) -> Trial:
    return Trial("ann", False, {"ann": near, "bob": next_one}, True)


def stranger(near: float, next_one: float = 0.9) -> Trial:
    return Trial("eve", True, {"ann": near, "bob": next_one}, True)


def test_the_halves_are_disjoint_and_everybody_is_in_one():
    people = {f"person {n}": n for n in range(200)}
    one, other = half(people, calibration=True), half(people, calibration=False)
    assert one | other == people
    assert not one.keys() & other.keys()
    assert 70 < len(one) < 130
    assert all(of_calibration(name) for name in one)


def test_a_person_whom_two_sources_show_takes_part_once():
    identities = ["celeb5_elton_john", "lfw_Elton_John", "lfw_Ben_Lee", "lfw_Ben_Leo"]
    assert twice_in(identities, ["fr_ben_lee", "lfw_Ben_Lea"]) == {"lfw_Elton_John", "fr_ben_lee"}


def test_pictures_are_limited_and_doubles_left_out(tmp_path: Path):
    for folder, name in (("i", "a_x_y"), ("i", "b_z"), ("s", "b_x_y")):
        for number in range(3):
            save(np.zeros((4, 4, 3), np.uint8), tmp_path / folder / name / f"{number}.png")
    identities, strangers, twice = people_in(tmp_path / "i", tmp_path / "s", 2)
    assert [len(files) for files in identities.values()] == [2, 2]
    assert (strangers, twice) == ({}, ["b_x_y"])
    assert len(some(identities, 1, seed=3)) == 1


def test_many_people_are_needed_to_show_that_it_never_happens():
    assert upper_bound({str(n): (0, 1000) for n in range(299)}) == pytest.approx(0.00997, abs=1e-4)
    assert upper_bound({str(n): (0, 1) for n in range(10)}) > 0.25
    assert upper_bound({"a": (1, 1000)} | {str(n): (0, 1000) for n in range(98)}) > 0.0298
    assert upper_bound({str(n): (n % 2, 1) for n in range(100)}) > 0.5
    assert upper_bound({}) == 1.0


def test_of_the_thresholds_that_name_no_stranger_the_one_that_names_most():
    shown = points([*(known(d) for d in (0.3, 0.4, 0.5)), stranger(0.45), stranger(0.2, 0.28)])
    best = best_threshold([shown], 0.0)
    assert best is not None
    assert 0.4 < best.distance <= 0.45
    assert best.margin > 0.08
    assert shown.shares(best) == (0.0, 0.0, pytest.approx(2 / 3))


def test_poor_and_missing_faces_are_named_by_no_threshold():
    shown = [Trial("ann", False, {"ann": 0.1}, False), Trial("ann", False, {}, True)]
    assert points(shown).shares(Threshold(2.0, 0.0)) == (0.0, 0.0, 0.0)
    assert points(shown, gated=False).shares(Threshold(2.0, 0.0)) == (0.0, 0.0, 0.5)


def test_the_step_for_twice_the_gallery_is_that_for_twice_the_strangers():
    doubling = 0.02
    chances = np.random.default_rng(4).uniform(0, 1, 40000)
    shown = [stranger(0.6 + doubling * math.log2(chance)) for chance in chances]
    assert per_doubling(points(shown)) == pytest.approx(doubling, rel=0.1)


def test_children_are_banded_and_likenesses_are_one_child(tmp_path: Path):
    noise = np.random.default_rng(2).integers(0, 255, (3, 60, 60, 3), np.uint8)
    for name, pixels in (("4_a", noise[0]), ("5_b", noise[0] // 2), ("7_c", noise[1])):
        save(pixels, tmp_path / f"{name}.png")
    save(noise[2], tmp_path / "8_d.png")
    save(noise[2], tmp_path / "readme.png")

    def describe(pixels: Pixels) -> Picture:
        return Picture((float(pixels.mean()), 0.0))

    children = children_of(tmp_path, describe)
    assert {k: len(v) for k, v in aged(children, 4, 8).items()} == {"4_a.png": 2, "7_c.png": 1}
    assert list(aged(children, 8, 13)) == ["8_d.png"]


def test_single_pictures_make_galleries_without_anybody_to_be_found():
    people = {str(n): [Picture((float(n), 0.0))] for n in range(10)}
    shown = trials(people, {}, Setting(size=4, rounds=3), to_be_found=False)
    assert len(shown) == 3 * 6
    assert all(t.stranger and len(t.distances) == 4 for t in shown)


def test_the_curve_is_a_picture(tmp_path: Path):
    shown = points([known(0.3), stranger(0.5)])
    plot_matching({"ours": (shown, 0.1)}, tmp_path / "curve.png")
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")
