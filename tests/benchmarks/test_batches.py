import numpy as np
import pytest

from consent_desk.domain.cluster import Cluster, FaceRef
from consent_desk.domain.photo import Box, Face
from tests.benchmarks.batches import Portrait, compose
from tests.benchmarks.clusters import rates_of, score_of

PEOPLE = {
    f"p{n}": [
        Portrait(np.full((60, 50, 3), n, np.uint8), Face(Box(10, 10, 30, 30)), (n, k / 10), True)
        for k in range(7)
    ]
    for n in range(40)
}


def test_a_batch_has_twenty_photos_of_four_to_ten_different_people() -> None:
    batch = compose(PEOPLE, enrolled=1, painted=True, seed=3)
    assert len(batch.photos) == 20
    for photo in batch.photos:
        assert 4 <= len(photo.faces) <= 10
        assert len(set(photo.persons)) == len(photo.persons)


def test_no_picture_is_used_twice_nor_is_an_enrolled_one() -> None:
    batch = compose(PEOPLE, enrolled=2, painted=False, seed=3)
    shown = [descriptor for photo in batch.photos for descriptor in photo.descriptors]
    enrolled = [descriptor for own in batch.templates.values() for descriptor in own]
    assert len(set(shown + enrolled)) == len(shown) + len(enrolled)


def test_the_same_seed_composes_the_same_batch() -> None:
    one, same, other = (compose(PEOPLE, 1, True, seed).photos for seed in (3, 3, 4))
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(one, same, strict=True))
    assert [p.persons for p in one] != [p.persons for p in other]


def test_wrong_faces_are_the_minority_of_their_cluster_and_cost_a_confirmation_each() -> None:
    refs = [FaceRef(photo, Box(0, 0, 9, 9)) for photo in "abcd"]
    truth = dict(zip(refs, ["tim", "tim", "noor", "noor"], strict=True))
    score = score_of([Cluster(tuple(refs[:3])), Cluster((refs[3],))], truth)
    assert score == (4, 2, 1, 2)
    rates = rates_of([score, score])
    assert rates["confirmations_per_100"] == pytest.approx([75, 75, 75])
    assert rates["wrong_per_100"] == pytest.approx([25, 25, 25])
    assert rates["least_possible"] == 50
