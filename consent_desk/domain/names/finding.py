"""What was found in a text: a place that names somebody, surely or perhaps."""

from dataclasses import dataclass
from enum import StrEnum


class Sureness(StrEnum):
    """How sure it is that a place in a text names somebody."""

    SURE = "sure"
    MAYBE = "maybe"


class Writing(StrEnum):
    """How the name stands in its sentence."""

    PLAIN = "plain"
    POSSESSIVE = "possessive"
    TAG = "tag"


@dataclass(frozen=True)
class Finding:
    """A place in a text that names somebody; `start` and `end` as in `text[start:end]`.

    `candidates` are the ids of whom it can name, likeliest first. `opens` says that a sentence
    begins here; `full` has those whose first name and surname are both in it.
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    sureness: Sureness
    writing: Writing = Writing.PLAIN
    opens: bool = False
    full: frozenset[str] = frozenset()
