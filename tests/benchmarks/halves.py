"""Two halves of the people: thresholds are found on one, every figure is made on the other."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

ALIKE = 0.8


def of_calibration(name: str) -> bool:
    """Whether a person (or picture) of this name is in the half that thresholds are found on."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def half[T](people: Mapping[str, T], *, calibration: bool) -> dict[str, T]:
    """The people of one half."""
    return {name: own for name, own in people.items() if of_calibration(name) == calibration}


def twice_in(known: Iterable[str], unknown: Iterable[str]) -> set[str]:
    """Folders to leave out, because another source shows the same person under much the same name.

    What is before the first underscore is the source: `lfw_Elton_John`, `celeb5_elton_john`. Of two
    the stranger goes, else the later. Names alone decide; descriptors would beg the question.
    """
    gone: set[str] = set()
    order = [*sorted(known), *sorted(unknown)]
    for index, name in enumerate(order):
        if any(_same(name, other) for other in order[:index] if other not in gone):
            gone.add(name)
    return gone


def _same(one: str, other: str) -> bool:
    (source, name), (other_source, other_name) = _parts(one), _parts(other)
    if source == other_source or not name or not other_name:
        return False
    return SequenceMatcher(None, name, other_name).ratio() >= ALIKE


def _parts(folder: str) -> tuple[str, str]:
    source, _, name = folder.partition("_")
    return source.lower(), re.sub(r"[\W_]", "", name.lower())
