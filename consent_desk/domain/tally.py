"""Verdicts counted: given, a no, not back yet. Counts only, never names."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from consent_desk.domain.consent import Reason


class Outcome(StrEnum):
    """What a verdict comes down to for whoever keeps the forms.

    *Open*: there is no form that counts (R1), so that one is still to be asked for. It is not a
    refusal, and shows nobody.
    """

    GIVEN = "given"
    REFUSED = "refused"
    OPEN = "open"


_NOES = frozenset({Reason.REFUSED, Reason.WITHDRAWN})


def outcome(reason: Reason) -> Outcome:
    """The outcome behind a reason."""
    if reason is Reason.GRANTED:
        return Outcome.GIVEN
    return Outcome.REFUSED if reason in _NOES else Outcome.OPEN


@dataclass(frozen=True)
class Tally:
    """How many persons gave permission, said no, or have no form that counts."""

    given: int = 0
    refused: int = 0
    open: int = 0

    @classmethod
    def of(cls, reasons: Iterable[Reason]) -> "Tally":
        """Count the outcomes."""
        outcomes = [outcome(reason) for reason in reasons]
        return cls(*(outcomes.count(each) for each in Outcome))

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.given + other.given, self.refused + other.refused, self.open + other.open)

    @property
    def total(self) -> int:
        """How many persons."""
        return self.given + self.refused + self.open

    @property
    def percentages(self) -> tuple[int, int, int]:
        """Whole percentages of given, refused and open that add up to 100; zeros for nobody.

        What is lost in rounding goes to the largest remainders, so that the order of size stays.
        """
        parts = (self.given, self.refused, self.open)
        if not self.total:
            return (0, 0, 0)
        whole = [100 * part // self.total for part in parts]
        by_remainder = sorted(range(3), key=lambda i: -(100 * parts[i] % self.total))
        for index in by_remainder[: 100 - sum(whole)]:
            whole[index] += 1
        return (whole[0], whole[1], whole[2])
