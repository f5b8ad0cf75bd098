"""People whose templates lie so near each other that neither is ever named by the machine."""

from collections.abc import Callable, Iterable, Mapping

from consent_desk.domain.photo import Descriptor
from consent_desk.ports import Template

ALIKE = 0.40
"""Nearer than this, in the network's distance, and siblings and twins are mixed up."""

Distance = Callable[[Descriptor, Descriptor], float]


def by_person(templates: Iterable[Template]) -> dict[str, list[Descriptor]]:
    """The descriptors of each person."""
    descriptors: dict[str, list[Descriptor]] = {}
    for template in templates:
        descriptors.setdefault(template.person_id, []).append(template.descriptor)
    return descriptors


def alike(
    centres: Mapping[str, Descriptor], distance: Distance, whose: Iterable[str]
) -> set[frozenset[str]]:
    """The pairs, with one of `whose` in each, of persons who are hard to tell apart."""
    return {
        frozenset((one, other))
        for one in whose
        for other in centres
        if one != other and distance(centres[one], centres[other]) < ALIKE
    }
