"""The evidence pack of one person: what was decided, in which words, and what proves it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from consent_desk.domain.consent import Decision
from consent_desk.domain.person import Person
from consent_desk.messages import Texts
from consent_desk.ports import (
    Attachment,
    Dossier,
    DossierKind,
    Evidence,
    Section,
    UnitOfWork,
    Vault,
)
from consent_desk.services.find_person import Directory
from consent_desk.services.prints.about import About, Shaped
from consent_desk.services.tell_decision import look_up, tell
from consent_desk.services.verdicts import verdicts_for
from consent_desk.services.wordings import known_wordings, said


def evidence_pack(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Everything about the decisions of one person.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
    """
    named = about.person or ""
    directory = Directory.meaning(uow, [named])
    person = directory.find(named)
    decisions = uow.ledger.of_persons([person.id])
    proofs = uow.ledger.evidence_of(person.id)
    sections = [
        Section("", list(_about(uow, person, texts))),
        Section(texts("May be shown today"), list(_today(uow, vault, person, texts))),
        Section(
            texts("What was decided"),
            [f"{t.decision.position}. {tell(t, texts)}" for t in look_up(uow, person, decisions)],
        ),
        Section(texts("What was signed"), list(_signed(uow, decisions, texts))),
        Section(texts("Signed forms"), list(_forms(proofs, decisions, texts))),
    ]
    pack = Dossier(
        DossierKind.EVIDENCE, directory.label(person.id), sections, _scans(proofs, decisions, texts)
    )
    return Shaped(pack, person.id)


def _about(uow: UnitOfWork, person: Person, _: Texts) -> Iterator[str]:
    if person.birth_date:
        yield _("Born on {day}.", day=_.day(person.birth_date))
    if person.left_on:
        yield _("Left the school on {day}.", day=_.day(person.left_on))
    for group in uow.people.all_groups_of(person.id):
        yield _("Group {group} in {year}.", group=group.name, year=group.year)
    for guardian in uow.people.guardians_of(person.id):
        words = _("may sign") if guardian.may_sign else _("may not sign")
        yield _("Parent or guardian: {name} ({words}).", name=guardian.name, words=words)


def _today(uow: UnitOfWork, vault: Vault, person: Person, texts: Texts) -> Iterator[str]:
    purposes = {purpose.code: purpose for purpose in uow.purposes.all() if purpose.active}
    today = vault.clock.now().date()
    for outcome in verdicts_for(uow, [person], purposes.values(), today).values():
        yield f"{texts.purpose_name(purposes[outcome.purpose])}: {texts.reason(outcome.reason)}"


def _signed(uow: UnitOfWork, decisions: Sequence[Decision], _: Texts) -> Iterator[str]:
    purposes = {purpose.code: purpose for purpose in uow.purposes.all()}
    wordings = known_wordings(uow)
    for code, version in dict.fromkeys((d.purpose, d.wording_version) for d in decisions):
        name = _.purpose_name(purposes[code]) if code in purposes else code
        yield _(
            "{purpose}, wording {version}: {sentence}",
            purpose=name,
            version=version,
            sentence=said(wordings, code, version, _.lang) or _("text not kept"),
        )


def _forms(proofs: Sequence[Evidence], decisions: Sequence[Decision], _: Texts) -> Iterator[str]:
    scans = [proof for proof in proofs if proof.scan]
    for proof in proofs:
        proves = _proves(proof, decisions)
        if proof.scan:
            number = scans.index(proof) + 1
            yield _(
                "Scan {n} at the end of this print, for no. {numbers}.", n=number, numbers=proves
            )
        if proof.paper:
            yield _("On paper, for no. {numbers}: {place}.", numbers=proves, place=proof.paper)
    known = {proof.id for proof in proofs}
    if any(d.evidence_id is not None and d.evidence_id not in known for d in decisions):
        yield _("Older forms are no longer kept.")


def _scans(
    proofs: Sequence[Evidence], decisions: Sequence[Decision], texts: Texts
) -> list[Attachment]:
    scans = [(proof, proof.scan) for proof in proofs if proof.scan]
    return [
        Attachment(texts("Scan {n}: form for no. {numbers}", n=number,
                         numbers=_proves(proof, decisions)), scan)
        for number, (proof, scan) in enumerate(scans, start=1)
    ]  # fmt: skip


def _proves(proof: Evidence, decisions: Sequence[Decision]) -> str:
    """The numbers of the decisions that rest on a proof, runs of them in short: 12–27, 31."""
    numbers = [d.position for d in decisions if d.evidence_id == proof.id]
    runs = groupby(enumerate(numbers), key=lambda at: at[1] - at[0])
    spans = [[number for _, number in run] for _, run in runs]
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}–{s[-1]}" for s in spans) or "–"
