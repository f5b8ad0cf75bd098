"""A decision as a sentence, with who, when, on which proof, and who recorded it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consent_desk.domain.consent import Answer, Decision, SignerKind
from consent_desk.domain.person import Person
from consent_desk.domain.purpose import Purpose
from consent_desk.messages import Texts
from consent_desk.ports import UnitOfWork
from consent_desk.sentences import mark

_SAID = {
    Answer.GRANTED: mark("On {day} {who} gave permission for {purpose}"),
    Answer.REFUSED: mark("On {day} {who} gave no permission for {purpose}"),
    Answer.WITHDRAWN: mark("On {day} {who} withdrew the permission for {purpose}"),
    Answer.NOT_ANSWERED: mark("The form of {day} gives no answer about {purpose}"),
}
_NEVER_GRANTED = mark("On {day} {who} said that there is no permission for {purpose}")


@dataclass(frozen=True)
class Told:
    """A decision, and what the register knows beside it.

    `guardian` and `recorder` are names, None where they are not known (any more). `paper` is where
    the form is; None with `has_proof`: there is a scan. `corrects` and `corrected_by` are numbers
    of entries.
    """

    decision: Decision
    person: Person
    purpose: Purpose
    guardian: str | None
    recorder: str | None
    has_proof: bool
    paper: str | None
    corrects: int | None
    corrected_by: int | None
    was_granted: bool = True
    """Whether there was a permission before that a withdrawal could take back."""


def look_up(uow: UnitOfWork, person: Person, decisions: Iterable[Decision]) -> Sequence[Told]:
    """What is known beside each of these decisions of one person."""
    ledger = list(decisions)
    purposes = {purpose.code: purpose for purpose in uow.purposes.all()}
    guardians = {guardian.id: guardian.name for guardian in uow.people.guardians_of(person.id)}
    accounts = {account.id: account.name for account in uow.accounts.all()}
    papers = uow.ledger.papers_of(person.id)
    places = {decision.id: decision.position for decision in ledger}
    later = {d.corrects: d.position for d in ledger if d.corrects is not None}
    granted_since = {d.purpose: d.position for d in reversed(ledger) if d.answer is Answer.GRANTED}
    return [
        Told(
            decision=d,
            person=person,
            purpose=purposes[d.purpose],
            guardian=guardians.get(d.signer.guardian_id or ""),
            recorder=accounts.get(d.recorded_by),
            has_proof=d.evidence_id in papers,
            paper=papers.get(d.evidence_id or ""),
            corrects=places.get(d.corrects or ""),
            corrected_by=later.get(d.id),
            was_granted=granted_since.get(d.purpose, d.position) < d.position,
        )
        for d in ledger
    ]


def tell(told: Told, texts: Texts) -> str:
    """The decision as one sentence."""
    decision = told.decision
    never = decision.answer is Answer.WITHDRAWN and not told.was_granted
    said = texts(
        _NEVER_GRANTED if never else _SAID[decision.answer],
        day=texts.day(decision.signed_on),
        who=_who(told, texts),
        purpose=texts.purpose(told.purpose),
    )
    if told.corrects is not None:
        said = f"{texts('Correction of no. {n}:', n=told.corrects)} {said}"
    parts = [said, *_particulars(told, texts), _recorded(told, texts)]
    if told.corrected_by is not None:
        by = texts("corrected by no. {n}, counts no more", n=told.corrected_by)
        parts[-1] += f" ({by})"
    return "; ".join(parts) + "."


def _who(told: Told, texts: Texts) -> str:
    if told.decision.signer.kind is SignerKind.SELF:
        return texts("{person} in person", person=told.person.full_name)
    if told.guardian is None:
        return texts("a parent or guardian")
    return texts("parent or guardian {name}", name=told.guardian)


def _particulars(told: Told, texts: Texts) -> list[str]:
    decision, parts = told.decision, list[str]()
    if decision.answer is Answer.GRANTED and decision.counts_from > decision.signed_on:
        parts.append(texts("counts from {day}", day=texts.day(decision.counts_from)))
    if told.paper is not None:
        parts.append(texts("form {paper}", paper=told.paper))
    elif told.has_proof:
        parts.append(texts("form kept as a scan"))
    elif decision.evidence_id is not None:
        parts.append(texts("form no longer kept"))
    return parts


def _recorded(told: Told, texts: Texts) -> str:
    day = texts.day(told.decision.recorded_on)
    if told.recorder is None:
        return texts("recorded on {day}", day=day)
    return texts("recorded by {account} on {day}", account=told.recorder, day=day)
