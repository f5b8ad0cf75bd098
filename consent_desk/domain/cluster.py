"""Faces of one batch taken for one person, and what a teacher's confirmation of them says.

A cluster is a proposal only: nothing in it is visible before a teacher confirmed it (R9).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from consent_desk.domain.matching import SUGGESTIONS, Suggestion
from consent_desk.domain.photo import Box
from consent_desk.domain.treatment import Word

NOT_SUGGESTED = 0.60
"""The distance that counts for a face which does not suggest somebody whom the others do."""


@dataclass(frozen=True, order=True)
class FaceRef:
    """A face of a batch, by the id of its photo and its box in upright pixels of that photo."""

    photo: str
    box: Box


@dataclass(frozen=True)
class Cluster:
    """Faces of one person, as far as can be seen; of each photo one at most (R12).

    `faces` begin with the most typical one and end with the odd ones, so that a wrong face stands
    out at the end of the grid. `suggestions` are merged over the faces, likeliest first.
    """

    faces: tuple[FaceRef, ...]
    suggestions: tuple[Suggestion, ...] = ()


def merged(suggestions: Sequence[Sequence[Suggestion]]) -> tuple[Suggestion, ...]:
    """What the faces of a cluster suggest together, likeliest first, three at most.

    The distance is the mean over the faces; a face that does not suggest somebody counts as far,
    so that one face's whim does not come before what many say.
    """
    persons = {s.person_id for own in suggestions for s in own}
    together = (Suggestion(person, _mean(person, suggestions)) for person in persons)
    return tuple(sorted(together, key=lambda s: (s.distance, s.person_id))[:SUGGESTIONS])


def _mean(person_id: str, suggestions: Sequence[Sequence[Suggestion]]) -> float:
    near = [s.distance for own in suggestions for s in own if s.person_id == person_id]
    return (sum(near) + NOT_SUGGESTED * (len(suggestions) - len(near))) / len(suggestions)


def confirm(
    cluster: Cluster, person_id: str, clicked_out: Collection[FaceRef] = ()
) -> dict[str, Word]:
    """A teacher says who a cluster is: the word on its face, by photo.

    Nothing is said of the faces that were clicked out, nor of any face outside the cluster.
    """
    meant = (face for face in cluster.faces if face not in clicked_out)
    return {face.photo: Word(face.box, person_id) for face in meant}


def largest_first(clusters: Iterable[Cluster]) -> list[Cluster]:
    """The order to confirm in: the most faces for one click first."""
    return sorted(clusters, key=lambda c: (-len(c.faces), min(c.faces)))
