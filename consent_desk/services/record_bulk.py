"""Recording a stack of paper forms that all say the same, but for exceptions; all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Answer
from consent_desk.domain.person import Person, PersonKind
from consent_desk.errors import NotInStack, StackNeedsNumber, UnknownPerson, UnknownPurpose
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.services.record_consent import Form, Recorded, record_answers

NUMBER = "{n}"


@dataclass(frozen=True)
class Otherwise:
    """One person's other answer to one purpose; *not answered*: it was left blank."""

    person: str
    purpose: str
    answer: Answer


@dataclass(frozen=True)
class Stack:
    """The forms of the pupils of a group, in the order of surnames, as they lie in the folder.

    Staff of the group sign a form of their own, which is in no stack of parents' forms.

    `paper` says where each is, with `{n}` for its number: the first handed in has the number
    `first`, the next one more. `absent` have handed in none. All have the same date on them.
    """

    group: str
    purposes: Sequence[str]
    signed_on: date
    paper: str
    answer: Answer = Answer.GRANTED
    first: int = 1
    absent: Sequence[str] = ()
    exceptions: Sequence[Otherwise] = ()


@dataclass(frozen=True)
class Sheet:
    """One form of the stack: whose, where it is, and what was recorded from it."""

    label: str
    paper: str
    recorded: Sequence[Recorded]


def record_bulk(vault: Vault, stack: Stack) -> list[Sheet]:
    """Record all forms of a stack in one transaction, each answer with its own sheet as evidence.

    Raises:
        StackNeedsNumber: the reference does not tell the sheets apart.
        UnknownGroup: there is no such group this school year.
        NotInStack: an exception or absentee is no pupil of this group, or is both.
        UnknownPurpose: an exception is about a purpose that the stack is not about.
        And what `record_answers` raises, for any of them: then nothing is recorded.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    if NUMBER not in stack.paper or stack.first < 1:
        raise StackNeedsNumber
    with vault.register.read() as uow:
        persons, labels, others = _stack(uow, vault, stack)
    sheets = [(p, stack.paper.replace(NUMBER, str(n))) for n, p in enumerate(persons, stack.first)]
    forms = [form for person, paper in sheets for form in _forms(stack, person, paper, others)]
    recorded = record_answers(vault, forms)
    return [
        Sheet(labels[p.id], paper, [r for r in recorded if r.decision.person_id == p.id])
        for p, paper in sheets
    ]


def _stack(
    uow: UnitOfWork, vault: Vault, stack: Stack
) -> tuple[list[Person], dict[str, str], dict[tuple[str, str], Answer]]:
    """Whose forms these are, what to call them, and their other answers."""
    today = vault.clock.now().date()
    members = uow.people.in_groups(group_ids(uow, [stack.group]))
    here = {p.id: p for p in members if p.kind is PersonKind.PUPIL and not p.has_left_by(today)}
    labels = Directory.around(uow, here.values())
    group = Directory(list(here.values()), {})
    absent = {_member(group, stack, name) for name in stack.absent}
    handed_in = {id_: person for id_, person in here.items() if id_ not in absent}
    left = Directory(list(handed_in.values()), {})
    others: dict[tuple[str, str], Answer] = {}
    for each in stack.exceptions:
        if each.purpose not in stack.purposes:
            raise UnknownPurpose(asked=each.purpose, choices=", ".join(stack.purposes))
        others[_member(left, stack, each.person), each.purpose] = each.answer
    return list(handed_in.values()), {id_: labels.label(id_) for id_ in here}, others


def _member(among: Directory, stack: Stack, asked: str) -> str:
    try:
        return among.find(asked).id
    except UnknownPerson as error:
        raise NotInStack(asked=asked, group=stack.group) from error


def _forms(
    stack: Stack, person: Person, paper: str, others: dict[tuple[str, str], Answer]
) -> list[Form]:
    answers = {code: others.get((person.id, code), stack.answer) for code in stack.purposes}
    return [
        Form(person.id, code, answer, stack.signed_on, paper=paper)
        for code, answer in answers.items()
        if answer is not Answer.NOT_ANSWERED
    ]
