"""The stack of forms that is recorded, its keys, and what goes to the register; no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from consent_desk.domain.consent import Answer


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


@dataclass(eq=False)
class Sent:
    """A form on its way to the register, with its evidence, and what of it was taken back since."""

    person_id: str
    typed: Mapping[str, Answer]
    stack: Stack
    undone: set[str] = field(default_factory=set[str])

    @property
    def left(self) -> dict[str, Answer]:
        """What was not taken back."""
        return {code: answer for code, answer in self.typed.items() if code not in self.undone}
