"""A photo under a teacher's eyes: what was found, what was said, and whether it is right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from consent_desk.domain.photo import Box, Face
from consent_desk.domain.treatment import Word


@dataclass(frozen=True)
class Review:
    """One photo: the faces found in it, the teacher's words, and the sign-off.

    Boxes are in pixels of the upright photo. A photo counts only while it is signed off; whatever
    is said of it afterwards takes the sign-off back.
    """

    photo_id: str
    faces: tuple[Face, ...]
    words: tuple[Word, ...] = ()
    signed_off: bool = False

    def say(self, word: Word) -> "Review":
        """The review with one word more, in place of an earlier one on the same box."""
        others = tuple(w for w in self.words if w.box != word.box)
        return replace(self, words=(*others, word), signed_off=False)

    def unsay(self, box: Box) -> "Review":
        """The review without the word on a box."""
        others = tuple(w for w in self.words if w.box != box)
        return replace(self, words=others, signed_off=False)

    def find_more(self, faces: tuple[Face, ...]) -> "Review":
        """The review with faces that the check of the written file found."""
        return replace(self, faces=(*self.faces, *faces), signed_off=False)

    def sign(self) -> "Review":
        """The teacher says that the photo is right as it is."""
        return replace(self, signed_off=True)

    def unsign(self) -> "Review":
        """The teacher's word on the whole photo does not hold any more."""
        return replace(self, signed_off=False)

    def word_on(self, box: Box) -> Word | None:
        """What was said of a box."""
        return next((word for word in self.words if word.box == box), None)


Reviews = Mapping[str, Review]
"""The reviews of a batch, by photo id."""
