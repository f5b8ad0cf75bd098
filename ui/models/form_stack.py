"""The stack of forms that is recorded, and the keys that were pressed for it; no widgets."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stack:
    """The evidence of a session: where the paper is, and the date on it.

    Where `place` is empty or there is no date nothing can be typed. `next_number` is the number
    that the next form gets.
    """

    place: str
    signed_on: date | None
    next_number: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether an answer can go with it."""
        return bool(self.place) and self.signed_on is not None


@dataclass(frozen=True)
class Step:
    """What one key answered: it is undone as one."""

    person_id: str
    purposes: frozenset[str]
