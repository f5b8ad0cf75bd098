"""Show or cover, for each face, and why (R8, R9, R12)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from consent_desk.domain.consent import Verdict
from consent_desk.domain.matching import Match, Suggestion
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.purpose import OnUnconsented

SAME_FACE_OVERLAP = 0.3


class Saying(StrEnum):
    """What a teacher can say of a face, besides naming it."""

    COVER = "cover"
    NO_FACE = "no face"


class Extent(StrEnum):
    """How far a cover reaches: over the head, the whole figure, or just the box that was drawn."""

    HEAD = "head"
    FIGURE = "figure"
    AREA = "area"


@dataclass(frozen=True)
class Word:
    """A teacher's word on one face: a person, or a saying.

    A word with the extent *area* is about no face: what lies in its box is covered, such as a name
    on a wall.
    """

    box: Box
    person_id: str | None = None
    saying: Saying | None = None
    extent: Extent = Extent.HEAD


class Why(StrEnum):
    """The reason of a treatment."""

    CONSENTED = "consented"
    MATCHED = "matched"
    NO_YES = "no-yes"
    UNKNOWN = "unknown"
    SUGGESTED = "suggested"
    ASKED = "asked"
    NAMED_TWICE = "named-twice"
    DISMISSED = "dismissed"
    FOUND_LATER = "found-later"


@dataclass(frozen=True)
class Treatment:
    """What happens to one face. `verdict` is there when a person is named for it."""

    face: Face
    show: bool
    why: Why
    person_id: str | None = None
    verdict: Verdict | None = None
    suggestions: tuple[Suggestion, ...] = ()
    extent: Extent = Extent.HEAD


@dataclass(frozen=True)
class Named:
    """A face with who it is said to be, before consent is looked at."""

    face: Face
    word: Word | None = None
    match: Match | None = None


def hear(faces: Sequence[Face], words: Sequence[Word]) -> tuple[list[Word | None], list[Word]]:
    """Match a teacher's words to faces by overlap, best first, one word a face.

    Returns:
        The word for each face (None: nothing said), and the words that fit no face: faces that the
        detector missed, and areas.
    """
    pairs = sorted(
        (
            (face.box.overlap(word.box), i, j)
            for i, face in enumerate(faces)
            for j, word in enumerate(words)
            if word.extent is not Extent.AREA
        ),
        reverse=True,
    )
    heard: dict[int, int] = {}
    for overlap, i, j in pairs:
        fits = overlap >= SAME_FACE_OVERLAP and _centred(faces[i].box, words[j].box)
        if fits and i not in heard and j not in heard.values():
            heard[i] = j
    said = [words[heard[i]] if i in heard else None for i in range(len(faces))]
    return said, [word for j, word in enumerate(words) if j not in heard.values()]


def _centred(one: Box, other: Box) -> bool:
    """Whether each holds the other's middle: heads side by side never do."""
    return one.holds(*other.middle) and other.holds(*one.middle)


def treat(
    named: Sequence[Named], verdicts: Mapping[str, Verdict], *, unattended: bool = False
) -> list[Treatment]:
    """Decide on every face of one photo; covered unless a person is named and has a yes (R9).

    A match names a person only when `unattended`; otherwise it stays a suggestion. Whoever is
    named for two faces of one photo is covered in both (R12).
    """
    treatments = [_treat_one(each, verdicts, unattended) for each in named]
    times = Counter(t.person_id for t in treatments if t.person_id is not None)
    return [
        replace(t, show=False, why=Why.NAMED_TWICE) if t.person_id and times[t.person_id] > 1 else t
        for t in treatments
    ]


def _treat_one(named: Named, verdicts: Mapping[str, Verdict], unattended: bool) -> Treatment:
    match = named.match or Match(None, ())
    word = named.word
    extent = word.extent if word is not None else Extent.HEAD
    covered = Treatment(
        named.face, show=False, why=Why.UNKNOWN, suggestions=match.suggestions, extent=extent
    )
    if extent is Extent.AREA:
        return replace(covered, why=Why.ASKED)
    if word is not None:
        if word.person_id is not None:
            return _by_verdict(covered, verdicts.get(word.person_id), word.person_id, Why.CONSENTED)
        if word.saying is Saying.NO_FACE:
            return replace(covered, show=True, why=Why.DISMISSED)
        return replace(covered, why=Why.ASKED)
    if unattended and match.named is not None:
        return _by_verdict(covered, verdicts.get(match.named), match.named, Why.MATCHED)
    return replace(covered, why=Why.SUGGESTED) if match.suggestions else covered


def _by_verdict(
    covered: Treatment, verdict: Verdict | None, person_id: str, shown_why: Why
) -> Treatment:
    yes = verdict is not None and verdict.yes and verdict.person_id == person_id
    why = shown_why if yes else Why.NO_YES
    return replace(covered, show=yes, why=why, person_id=person_id, verdict=verdict)


def blocks(treatments: Sequence[Treatment], rule: OnUnconsented) -> bool:
    """Whether the photo cannot be cleared at all: *block*, and somebody in it has no yes (R9).

    A face that nobody named counts as somebody without a yes; an area is nobody.
    """
    faces = (t for t in treatments if t.extent is not Extent.AREA)
    return rule is OnUnconsented.BLOCK and any(not t.show for t in faces)
