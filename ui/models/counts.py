"""The numbers of a batch under review."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """How many photos there are of each kind; `looked` of `total` have been searched.

    `ready` are signed off and may be cleared; `blocked` cannot be, as things stand (R9).
    """

    total: int
    looked: int
    signed: int
    cleared: int
    refused: int
    ready: int = 0
    blocked: int = 0

    @property
    def to_look_at(self) -> int:
        """Photos that wait for the teacher."""
        return self.looked - self.signed
