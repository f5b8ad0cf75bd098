"""Everything that is held about one person, without anybody else in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consent_desk.domain.audit import Entry
from consent_desk.domain.clearing import Cleared
from consent_desk.domain.consent import Decision, Verdict
from consent_desk.domain.name_words import leave_out, name_words
from consent_desk.domain.person import Person
from consent_desk.domain.post import Post, Takedown
from consent_desk.domain.purpose import Channel, Purpose, Wording
from consent_desk.ports import Evidence, School, Template, UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.journal import decision_digest
from consent_desk.services.see_person import Seen, seen
from consent_desk.services.still_right import shown_without_yes
from consent_desk.services.verdicts import verdicts_for
from consent_desk.services.wordings import known_wordings


@dataclass(frozen=True)
class Pictured:
    """A cleared file in which the person is named, and the releases that it is in.

    `give`: the person is shown, and so is nobody who may not be shown to others today.
    """

    cleared: Cleared
    shown: bool
    give: bool
    posts: Sequence[Post]


@dataclass(frozen=True)
class Held:
    """What is held; free texts have the names of others taken out."""

    school: School
    seen: Seen
    channels: Sequence[Channel]
    purposes: Sequence[Purpose]
    wordings: Sequence[Wording]
    verdicts: Sequence[Verdict]
    decisions: Sequence[Decision]
    evidence: Sequence[Evidence]
    templates: Sequence[Template]
    pictures: Sequence[Pictured]
    takedowns: Sequence[Takedown]
    log: Sequence[Entry]

    @property
    def person(self) -> Person:
        """Who it is about."""
        return self.seen.listed.person


def gather(uow: UnitOfWork, vault: Vault, asked: str) -> Held:
    """Bring it together.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
    """
    directory = Directory.of(uow)
    about = seen(uow, directory, asked)
    person = about.listed.person
    others = _names_of_others(directory, about)
    purposes = uow.purposes.all()
    today = vault.clock.now().date()
    decisions = uow.ledger.of_persons([person.id])
    pictures = _pictures(uow, vault, person, others)
    takedowns = uow.posts.takedowns_about(person.id)
    evidence = uow.ledger.evidence_of(person.id)
    templates = uow.templates.of_persons([person.id])
    ids = {
        person.id,
        *(each.id for each in (*evidence, *templates, *takedowns, *about.guardians)),
        *(each.cleared.id for each in pictures),
    }
    return Held(
        school=uow.school,
        seen=about,
        channels=uow.purposes.channels(),
        purposes=purposes,
        wordings=known_wordings(uow),
        verdicts=list(verdicts_for(uow, [person], purposes, today).values()),
        decisions=decisions,
        evidence=[
            Evidence(e.id, e.person_id, leave_out(e.paper, others) if e.paper else None, e.scan)
            for e in evidence
        ],
        templates=templates,
        pictures=pictures,
        takedowns=takedowns,
        log=_log(uow, ids, decisions),
    )


def _names_of_others(directory: Directory, about: Seen) -> frozenset[str]:
    """Words that name anybody else, and not the person."""
    person = about.listed.person
    words = [name_words(p) for p in directory.by_id.values() if p.id != person.id]
    own = name_words(person)
    return frozenset[str]().union(*words) - own


def _pictures(
    uow: UnitOfWork, vault: Vault, person: Person, others: frozenset[str]
) -> list[Pictured]:
    naming = uow.photos.cleared_naming(person.id)
    of_others = {c.id: _without(c, person) for c in naming}
    wrong = {c.id for c in shown_without_yes(uow, vault, list(of_others.values()))}
    pictures: list[Pictured] = []
    for cleared in naming:
        shown = any(f.show and f.person_id == person.id for f in cleared.faces)
        posts = [_without_names(p, others) for p in uow.posts.releases_of([cleared.id])]
        pictures.append(Pictured(cleared, shown, shown and cleared.id not in wrong, posts))
    return pictures


def _without(cleared: Cleared, person: Person) -> Cleared:
    return replace(cleared, faces=tuple(f for f in cleared.faces if f.person_id != person.id))


def _without_names(post: Post, others: frozenset[str]) -> Post:
    link = leave_out(post.link, others) if post.link else None
    return replace(post, text=leave_out(post.text, others), link=link)


def _log(uow: UnitOfWork, ids: set[str], decisions: Sequence[Decision]) -> list[Entry]:
    """The lines about the person, their decisions and whatever else is theirs (R19)."""
    digests = {decision_digest(d) for d in decisions}
    return [
        entry
        for entry in uow.audit.entries()
        if entry.subject_id in ids
        or entry.details.get("decision") in digests
        or not ids.isdisjoint(part for v in entry.details.values() for part in v.split(","))
    ]
