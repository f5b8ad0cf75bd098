"""What is said of many faces at once, as the reviews after it."""

from collections.abc import Iterable
from dataclasses import replace

from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.photo import Box
from consent_desk.domain.review import Review, Reviews
from consent_desk.domain.treatment import Saying, Word, hear


def say_all(reviews: Reviews, words: Iterable[tuple[str, Word]]) -> dict[str, Review]:
    """The reviews that change when words are said, each with the id of its photo.

    A word on a face takes the place of what was said of it before, and keeps how far its cover
    reaches.
    """
    changes: dict[str, Review] = {}
    for photo, word in words:
        changes[photo] = _resaid(changes.get(photo, reviews[photo]), word)
    return changes


def name_all(reviews: Reviews, faces: Iterable[FaceRef], person_id: str) -> dict[str, Review]:
    """All of these faces are one person's."""
    return say_all(reviews, ((face.photo, Word(face.box, person_id)) for face in faces))


def cover_all(reviews: Reviews, faces: Iterable[FaceRef]) -> dict[str, Review]:
    """All of these faces are to be covered, whoever they are."""
    return say_all(reviews, ((face.photo, Word(face.box, saying=Saying.COVER)) for face in faces))


def take_back(reviews: Reviews, face: FaceRef) -> dict[str, Review]:
    """Nothing is known of a face any more; nothing changes where that cannot be said.

    A face that was drawn is there by its word only: that is never taken back here, because the
    face would be left visible. Its name goes, the cover stays.
    """
    review = reviews[face.photo]
    if not is_drawn(review, face.box):
        word = word_on_face(review, face.box)
        return {face.photo: review.unsay(word.box)} if word else {}
    word = review.word_on(face.box)
    return cover_all(reviews, [face]) if word and word.person_id else {}


def is_drawn(review: Review, box: Box) -> bool:
    """Whether a face is there only because a teacher drew it."""
    return all(face.box != box for face in review.faces)


def word_on_face(review: Review, box: Box) -> Word | None:
    """What was said of a face, also where the word's box is another than the face's."""
    said, _missed = hear(review.faces, review.words)
    for face, word in zip(review.faces, said, strict=True):
        if face.box == box:
            return word
    return review.word_on(box)


def _resaid(review: Review, word: Word) -> Review:
    earlier = word_on_face(review, word.box)
    if earlier is None:
        return review.say(word)
    return review.unsay(earlier.box).say(replace(word, extent=earlier.extent))
