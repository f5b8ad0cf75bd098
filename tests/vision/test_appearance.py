import numpy as np

from consent_desk.domain.photo import Box, Face
from consent_desk.ports import Pixels
from consent_desk.vision.appearance import differences, looks

FACE = Face(Box(80, 40, 40, 50))
RED, BLUE = (180, 30, 30), (30, 60, 180)


def person(shirt: tuple[int, int, int], head: int = 90) -> Pixels:
    photo = np.full((200, 200, 3), (150, 160, 120), dtype=np.uint8)
    photo[30:95, 75:125] = (210, 170, head)
    photo[95:] = shirt
    return photo


def test_the_same_shirt_is_alike_and_another_is_not_whatever_the_light() -> None:
    darker = (person(RED) * 0.9).astype(np.uint8)
    seen = [looks(photo, [FACE])[0] for photo in (person(RED), darker, person(BLUE))]
    apart = differences(seen)
    assert apart[0, 0] < 0.001
    assert apart[0, 1] < 0.3 < 0.6 < apart[0, 2]


def test_the_face_itself_is_not_looked_at() -> None:
    other = person(RED)
    other[55:90, 80:120] = (40, 30, 20)
    assert looks(person(RED), [FACE]) == looks(other, [FACE])


def test_a_black_and_white_photo_or_a_hidden_chest_says_nothing() -> None:
    grey = np.repeat(person(RED).mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)
    assert looks(grey, [FACE]) == [None]
    assert looks(person(RED)[:110], [FACE]) == [None]
    in_front = Face(Box(50, 95, 100, 90))
    assert looks(person(RED), [FACE, in_front])[0] is None
    assert np.isinf(differences([None, None])).all()
    assert looks(person(RED), []) == []
