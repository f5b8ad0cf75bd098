"""People whose templates lie so near each other that neither is ever named by the machine."""

from collections.abc import Iterable, Mapping

from consent_desk.domain.photo import Descriptor
from consent_desk.ports import FaceEngine, Template
from consent_desk.vision.calibration import is_measured

ALIKE = 0.40
"""Nearer than this, by the program's own network, and siblings and twins are mixed up."""


def by_person(templates: Iterable[Template]) -> dict[str, list[Descriptor]]:
    """The descriptors of each person."""
    descriptors: dict[str, list[Descriptor]] = {}
    for template in templates:
        descriptors.setdefault(template.person_id, []).append(template.descriptor)
    return descriptors


def alike(
    engine: FaceEngine, centres: Mapping[str, Descriptor], whose: Iterable[str]
) -> set[frozenset[str]]:
    """The pairs, with one of `whose` in each, of persons who are hard to tell apart.

    None by a network for which nobody measured how near that is; it names nobody either.
    """
    if not is_measured(engine.model):
        return set()
    return {
        frozenset((one, other))
        for one in whose
        for other in centres
        if one != other and engine.distance(centres[one], centres[other]) < ALIKE
    }
