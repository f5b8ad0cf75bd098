import numpy as np
import pytest

from consent_desk.domain.photo import Box
from consent_desk.vision.centerface import CenterFace, Found
from consent_desk.vision.fuse import gather, merge
from consent_desk.vision.schedule import CAREFUL, QUICK, Schedule
from consent_desk.vision.second_look import second_look
from tests.benchmarks import portraits


def row(left: float, top: float, side: float, score: float) -> Found:
    found = np.zeros((1, 15), np.float32)
    found[0, :5] = left, top, left + side, top + side, score
    return found


def test_each_face_is_listed_once_with_what_every_pass_gave_it():
    first = np.concatenate([row(0, 0, 40, 0.6), row(100, 0, 40, 0.3)])
    second = np.concatenate([row(4, 0, 40, 0.7), row(300, 0, 40, 0.2)])
    faces, evidence = gather([first, second])
    assert faces[:, 4].tolist() == pytest.approx([0.7, 0.3, 0.2])
    assert evidence.tolist() == [pytest.approx(e) for e in ([0.6, 0.7], [0.3, 0], [0, 0.2])]


def test_merging_keeps_the_best_box_of_each_face():
    kept = merge(np.concatenate([row(0, 0, 40, 0.5), row(5, 0, 40, 0.9), row(200, 0, 40, 0.4)]))
    assert kept[:, 4].tolist() == pytest.approx([0.9, 0.4])


def test_nothing_found_is_nothing():
    faces, evidence = gather([merge(np.zeros((0, 15), np.float32))] * 3)
    assert faces.shape == (0, 15)
    assert evidence.shape == (0, 3)


@pytest.mark.parametrize("side", [20, 90, 512])
def test_a_second_look_tells_a_face_from_a_wall(side: int):
    photo = portraits.composed(900, 700, [(300, 100, side)])
    box = Box(175, 60, 90, 120).scaled(side / 512)
    face, wall = row(300 + box.x, 100 + box.y, 0, 0), row(20, 600, 30, 0.2)
    face[0, 2:4] = face[0, 0] + box.w, face[0, 1] + box.h
    net = CenterFace()
    assert min(second_look(net, photo, face[0])) > 0.2 or side == 20
    assert max(second_look(net, photo, wall[0])) < 0.1


def test_a_second_look_beyond_the_edge_sees_black():
    photo = portraits.composed(300, 200, [])
    assert second_look(CenterFace(), photo, row(-40, 180, 60, 0.1)[0]) == pytest.approx(
        (0, 0), abs=0.1
    )


@pytest.mark.parametrize("schedule", [CAREFUL, QUICK])
def test_every_picture_is_seen_whole_and_large_ones_in_steps(schedule: Schedule):
    for side in (100, 640, 1600, 1601, 4000, 10_000):
        factors = [one.factor(side) for one in schedule.passes if one.suits(side)]
        assert 640 / side in factors
        assert sum(factor**2 for factor in factors) <= 5 + (640 / side) ** 2  # Linear in pixels.
    assert schedule.most_looks(50) <= 1100
