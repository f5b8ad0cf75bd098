import pytest

from tests.benchmarks.score import Score, pairs, shares, size_of


def test_overlap_is_intersection_over_union():
    overlap, inside = shares([(0, 0, 10, 10)], [(5, 0, 10, 10), (20, 20, 5, 5), (0, 0, 10, 10)])
    assert overlap[0].tolist() == pytest.approx([50 / 150, 0, 1])
    assert inside[0].tolist() == pytest.approx([0.5, 0, 1])


def test_one_found_box_counts_for_one_face_only():
    assert pairs([(0, 0, 10, 10)], [(0, 0, 10, 10), (1, 0, 10, 10)]) == [(0, 0)]
    assert pairs([(0, 0, 10, 10), (1, 0, 10, 10)], [(0, 0, 10, 10)]) == [(0, 0)]


def test_as_many_pairs_as_can_be_are_made():
    # The best single pair (0, 1) would leave both others alone.
    found = [(4, 0, 10, 10), (10, 0, 10, 10)]
    truth = [(0, 0, 10, 10), (5, 0, 10, 10)]
    assert pairs(found, truth) == [(0, 0), (1, 1)]


def test_a_box_below_the_limit_is_not_the_face():
    assert pairs([(0, 0, 10, 10)], [(6, 0, 10, 10)]) == []  # 40 / 160
    assert pairs([], [(6, 0, 10, 10)]) == []
    assert pairs([(6, 0, 10, 10)], []) == []


@pytest.mark.parametrize(
    ("box", "name"),
    [
        ((0, 0, 15, 16), "<16"),
        ((0, 0, 16, 16), "16-32"),
        ((0, 0, 8, 128), "32-64"),
        ((0, 0, 64, 64), ">64"),
        ((0, 0, 0, 5), "<16"),
    ],
)
def test_size_is_the_root_of_the_area(box: tuple[float, ...], name: str):
    assert size_of(box) == name


def test_recall_is_by_size_and_false_boxes_by_photo():
    score = Score()
    score.add([(0, 0, 20, 20), (500, 500, 9, 9)], [(0, 0, 20, 20), (100, 100, 40, 40)])
    score.add([], [(0, 0, 10, 10)])
    line = score.line("somebody")
    assert line["recall"] == {"all": 0.3333, "<16": 0, "16-32": 1, "32-64": 0, ">64": None}
    assert line["faces"] == {"all": 3, "<16": 1, "16-32": 1, "32-64": 1, ">64": 0}
    assert line["false_per_photo"] == 0.5


def test_boxes_on_ignored_regions_count_neither_way():
    score = Score()
    ignored = [(100, 100, 50, 50)]
    score.add([(0, 0, 20, 20), (110, 110, 10, 10), (140, 140, 30, 30)], [(0, 0, 20, 20)], ignored)
    assert score.false_boxes == 1  # The last one lies in the region for a ninth of it only.
    assert score.found["all"] == score.faces["all"] == 1


def test_photos_with_incomplete_truth_count_for_recall_only():
    score = Score()
    score.add([(0, 0, 20, 20), (60, 60, 20, 20)], [(0, 0, 20, 20)], complete=False)
    line = score.line("somebody")
    assert line["false_per_photo"] is None
    assert line["recall"] == {"all": 1, "<16": None, "16-32": 1, "32-64": None, ">64": None}
