import json
from pathlib import Path

from consent_desk.domain.matching import Match, Suggestion
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.treatment import Named
from consent_desk.services.find_faces import NOBODY
from tests.benchmarks.groups import Known, Shown, counts, measure, paired, truth_in
from tests.benchmarks.portraits import astronaut, composed
from tests.school import save


def seen(box: tuple[int, int, int, int], named: str | None, *suggested: str) -> Named:
    near = tuple(Suggestion(person, 0.3 + i / 10) for i, person in enumerate(suggested))
    return Named(Face(Box(*box)), None, Match(named, near))


def test_a_face_of_the_truth_is_paired_with_what_was_found_there():
    known = [Known(Box(0, 0, 10, 10), "ann", None), Known(Box(50, 0, 10, 10), None, None)]
    there, elsewhere = seen((1, 0, 10, 10), None), seen((200, 0, 10, 10), None)
    assert paired(known, [elsewhere, there]) == [
        (known[0], there),
        (known[1], None),
        (None, elsewhere),
    ]


def test_right_and_wrong_names_are_of_the_enrolled_and_strangers_count_apart():
    box = (0, 0, 9, 9)
    shown = [
        Shown("ann", seen(box, "ann", "ann", "bob")),
        Shown("ann", seen(box, "bob", "bob", "ann")),
        Shown("bob", seen(box, None, "ann")),
        Shown("bob", None),
        Shown(None, seen(box, "ann", "ann")),
        Shown(None, seen(box, "bob", "bob"), listed=False),
        Shown(None, seen(box, None), listed=False),
    ]
    line = counts(shown, (7, 5, 1, 3), NOBODY)
    assert line == {
        "gallery": 0,
        "faces": 5,
        "not_found": 1,
        "of_enrolled": 4,
        "right_first": 1,
        "right_among_three": 2,
        "named_right": 1,
        "named_wrong": 1,
        "of_strangers": 1,
        "others_found": 2,
        "strangers_named": 2,
        "clusters": 5,
        "clustered": 7,
        "in_a_wrong_cluster": 1,
    }


def test_a_known_and_an_unknown_person_of_a_folder_are_told_apart(tmp_path: Path):
    save(astronaut(), tmp_path / "identity" / "eileen_collins" / "1.png")
    save(composed(1300, 600, [(40, 40, 512), (700, 40, 512)]), tmp_path / "groups" / "both.png")
    eileen = {"box": [219, 101, 110, 146], "name": "eileen_collins"}
    grace = {"box": [872, 119, 169, 230], "name": "grace_hopper"}
    faces = [
        eileen | {"enrol_from": "identity/eileen_collins"},
        grace | {"enrol_from": "identity/grace_hopper"},
        {"box": [0, 560, 30, 30], "name": None},
    ]
    (tmp_path / "groups" / "truth.json").write_text(json.dumps({"both.png": faces}))
    line = measure(tmp_path / "groups", truth_in(tmp_path / "groups"), enrolled=1)
    assert (line["gallery"], line["faces"], line["not_found"]) == (1, 3, 1)
    assert (line["of_enrolled"], line["right_first"], line["named_wrong"]) == (1, 1, 0)
    assert (line["of_strangers"], line["strangers_named"]) == (2, 0)
