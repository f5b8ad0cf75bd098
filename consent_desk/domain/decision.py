"""Decisions: the entries of the ledger, and which of them still stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from consent_desk.domain.school_year import SchoolYear


class Answer(StrEnum):
    """One answer to one purpose.

    *Not answered* is said in a correction only: the form was blank there, or somebody else's.
    """

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_ANSWERED = "not-answered"

    @property
    def is_no(self) -> bool:
        """Whether somebody said no."""
        return self in (Answer.REFUSED, Answer.WITHDRAWN)


class SignerKind(StrEnum):
    """In which quality somebody signed."""

    GUARDIAN = "guardian"
    SELF = "self"


@dataclass(frozen=True)
class Signer:
    """Who decided. A guardian without an id is one whom the form does not tell apart."""

    kind: SignerKind
    guardian_id: str | None = None


@dataclass(frozen=True)
class Decision:
    """One entry of the ledger; `position` is its place in the order of recording.

    `effective_on` is the day from which a grant counts, where that is later than its signing;
    `corrects` is the id of an entry that was a mistake of whoever recorded it, and counts no more.
    """

    id: str
    position: int
    person_id: str
    purpose: str
    answer: Answer
    year: SchoolYear
    signed_on: date
    recorded_on: date
    signer: Signer
    evidence_id: str | None
    wording_version: int = 1
    recorded_by: str = ""
    effective_on: date | None = None
    corrects: str | None = None

    @property
    def counts_from(self) -> date:
        """The first day on which a grant counts; a no counts at once, whatever this says."""
        return max(self.signed_on, self.effective_on or self.signed_on)


def standing(ledger: Iterable[Decision]) -> list[Decision]:
    """The entries that count: each in its last version, at the position of its first one.

    An entry that was corrected counts no more, nor does it when its correction is corrected in
    turn: the last version is the whole truth about that one form, and stands where the form stood,
    so that to correct an early form never makes it a late one. An entry that claims to correct
    something else than an earlier entry of the same person, purpose and school year corrects
    nothing; a grant that claims so does not count either.
    """
    entries = sorted(ledger, key=_place)
    if not any(entry.corrects for entry in entries):
        return [entry for entry in entries if entry.answer is not Answer.NOT_ANSWERED]
    by_id = {entry.id: entry for entry in entries}
    places: dict[str, int] = {}
    gone: set[str] = set()
    for entry in entries:
        earlier = by_id.get(entry.corrects or "")
        places[entry.id] = entry.position
        if earlier is not None and can_correct(entry, earlier):
            places[entry.id] = places[earlier.id]
            gone.add(earlier.id)
        elif entry.corrects is not None and entry.answer is Answer.GRANTED:
            gone.add(entry.id)
    counting = [e for e in entries if e.id not in gone and e.answer is not Answer.NOT_ANSWERED]
    at_their_places = [replace(entry, position=places[entry.id]) for entry in counting]
    return sorted(at_their_places, key=_place)


def _place(entry: Decision) -> int:
    return entry.position


def can_correct(entry: Decision, earlier: Decision) -> bool:
    """Whether one entry may take the place of another."""
    return earlier.position < entry.position and (
        earlier.person_id,
        earlier.purpose,
        earlier.year,
    ) == (entry.person_id, entry.purpose, entry.year)


def versions(last: Decision, ledger: Iterable[Decision]) -> Sequence[Decision]:
    """An entry and all that it took the place of, the newest first."""
    by_id = {entry.id: entry for entry in ledger}
    found = [last]
    while (earlier := by_id.get(found[-1].corrects or "")) and can_correct(found[-1], earlier):
        found.append(earlier)
    return found
