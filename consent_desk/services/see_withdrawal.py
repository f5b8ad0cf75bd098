"""The last withdrawal of somebody with what followed from it, read back from ledger and log."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from consent_desk.domain.audit import Entry
from consent_desk.domain.consent import Answer, Decision
from consent_desk.domain.person import Person
from consent_desk.errors import NothingWithdrawn
from consent_desk.ports import UnitOfWork
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import decision_digest
from consent_desk.services.record_consent import Recorded
from consent_desk.services.take_effect import Consequences
from consent_desk.services.verdicts import verdicts_for
from consent_desk.services.withdraw import Withdrawn

_SAID = "consent.withdrawn"
_FOLLOWS = (_SAID, "file.deleted", "templates.deleted", "takedown.asked")


def last_withdrawal(uow: UnitOfWork, asked: str) -> Withdrawn:
    """What `withdraw` told when it was recorded.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        NothingWithdrawn: nothing was withdrawn for that person.
    """
    directory = Directory.meaning(uow, [asked])
    person = directory.find(asked)
    decisions = _together(uow.ledger.of_persons([person.id]))
    if not decisions:
        raise NothingWithdrawn(person=directory.label(person.id))
    entries = list(_entries(uow.audit.entries(_FOLLOWS), decisions))
    told = {entry.subject_id for entry in entries}
    takedowns = [t for t in uow.posts.takedowns() if t.id in told]
    guardians = {guardian.id: guardian.name for guardian in uow.people.guardians_of(person.id)}
    purposes = {purpose.code: purpose for purpose in uow.purposes.all()}
    consequences = Consequences(
        deleted=tuple(Path(e.subject_id) for e in entries if e.action == "file.deleted"),
        templates=sum(e.action == "templates.deleted" for e in entries),
        takedowns=tuple(takedowns),
    )
    return Withdrawn(
        person=person,
        label=directory.label(person.id),
        school=uow.school.name,
        at=datetime.fromisoformat(entries[0].at).astimezone(),
        by=guardians.get(decisions[0].signer.guardian_id or ""),
        signer=decisions[0].signer.kind,
        purposes=[purposes[decision.purpose] for decision in decisions],
        channels=uow.purposes.channels(),
        recorded=_recorded(uow, person, decisions, consequences),
        releases=uow.posts.these({t.post_id for t in takedowns}),
    )


def _together(ledger: Sequence[Decision]) -> list[Decision]:
    """The last withdrawal: entries after each other, of one day, said by one person."""
    said: list[Decision] = []
    for decision in reversed(ledger):
        if decision.answer is not Answer.WITHDRAWN:
            if said:
                break
            continue
        if said and _key(decision) != _key(said[-1]):
            break
        said.append(decision)
    return said[::-1]


def _key(decision: Decision) -> tuple[object, ...]:
    return decision.recorded_on, decision.signed_on, decision.signer


def _entries(log: Sequence[Entry], decisions: Sequence[Decision]) -> Iterator[Entry]:
    """The entries of these decisions, and what the log tells right after them."""
    digests = {decision_digest(decision) for decision in decisions}
    follows, last = False, 0
    for entry in log:
        if entry.action == _SAID:
            follows = entry.details.get("decision") in digests
        elif entry.position != last + 1:
            follows = False  # something else was done in between
        if follows:
            yield entry
        last = entry.position


def _recorded(
    uow: UnitOfWork, person: Person, decisions: Sequence[Decision], followed: Consequences
) -> list[Recorded]:
    purposes = [p for p in uow.purposes.all() if p.code in {d.purpose for d in decisions}]
    verdicts = verdicts_for(uow, [person], purposes, decisions[0].recorded_on)
    recorded = [Recorded(d, verdicts[person.id, d.purpose], Consequences()) for d in decisions[:-1]]
    last = decisions[-1]
    return [*recorded, Recorded(last, verdicts[person.id, last.purpose], followed)]
