"""Checking the text of a post: nobody's name without a yes for names in that channel (R15)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Reason
from consent_desk.domain.names import (
    Gated,
    NameIndex,
    Placeholders,
    cut_out,
    find_names,
    gate,
    leave_out,
)
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import Subject, purpose_code
from consent_desk.messages import Texts
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.dutch_words import dutch_words
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.services.placeholders import placeholders
from consent_desk.services.verdicts import channel_called, verdicts_for

_ROUNDS = 3


@dataclass(frozen=True)
class TextReport:
    """What was found in a text, and the text with the names out that may not be in it.

    `unheard` are those `no_names` that mean no place, or more than one, where there is doubt.
    `reasons` has, for each candidate, why the name may or may not be used; `directory` what to
    call them. Both are for the teacher at work, and never for a log.
    """

    text: str
    names: tuple[Gated, ...]
    proposed: str
    reasons: Mapping[str, Reason]
    directory: Directory
    unheard: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the text may go as it is."""
        return all(name.stands for name in self.names)


@dataclass(frozen=True)
class TextCheck:
    """Checks texts for one channel against the whole school, as it was when this was opened.

    For the window, which checks as somebody types; whatever is placed is checked anew. It holds
    names: in memory only, and not longer than the post is worked on.
    """

    index: NameIndex
    reasons: Mapping[str, Reason]
    at_hand: frozenset[str]
    directory: Directory

    def of(self, text: str, texts: Texts, no_names: Sequence[str] = ()) -> TextReport:
        """Check a text; `no_names` are passages of it in which a person sees no name; see `gate`.

        Only what may be a name can be said so of, not what is one for sure.
        """
        names = self._gated(text, no_names)
        found = {i for name in names for i in name.finding.candidates}
        return TextReport(
            text=text,
            names=tuple(names),
            proposed=self._proposed(text, placeholders(texts), no_names),
            reasons={i: self.reasons[i] for i in found},
            directory=self.directory,
            unheard=tuple(each for each in no_names if not self._is_heard(text, each)),
        )

    def _is_heard(self, text: str, no_name: str) -> bool:
        return any(name.no_name for name in self._gated(text, [no_name]))

    def _gated(self, text: str, no_names: Sequence[str]) -> list[Gated]:
        findings = find_names(text, self.index, self.at_hand)
        with_yes = {i for f in findings for i in f.candidates if self._may_be_named(i)}
        return gate(text, findings, with_yes, no_names)

    def _may_be_named(self, person_id: str) -> bool:
        return self.reasons[person_id] is Reason.GRANTED

    def _proposed(self, text: str, words: Placeholders, no_names: Sequence[str]) -> str:
        """Other words for names, until none is left; a word that makes another name is cut out."""
        rounds = 0
        while stopped := [n.finding for n in self._gated(text, no_names) if not n.stands]:
            rounds += 1
            if rounds <= _ROUNDS:
                text = leave_out(text, stopped, self._is_staff, words)
            else:
                text = cut_out(text, stopped)
        return text

    def _is_staff(self, person_id: str) -> bool:
        return self.index.persons[person_id].kind is PersonKind.STAFF


def check_text(
    vault: Vault,
    text: str,
    channel: str,
    groups: Sequence[str] = (),
    texts: Texts | None = None,
    no_names: Sequence[str] = (),
) -> TextReport:
    """Check one text against the whole school, as it stands in the register now.

    `texts` has the language of the text that is proposed (default: Dutch).

    Raises:
        UnknownChannel, UnknownGroup: there is no such channel, or no such group this year.
    """
    return open_text_check(vault, channel, groups).of(text, texts or Texts(), no_names)


def open_text_check(vault: Vault, channel: str, groups: Sequence[str] = ()) -> TextCheck:
    """Take everybody's names and today's verdicts, to check texts with.

    Raises:
        UnknownChannel, UnknownGroup: as `check_text`.
    """
    require(vault.actor, Action.PREPARE_POST)
    with vault.register.read() as uow:
        return text_check(uow, vault, channel, groups)


def text_check(uow: UnitOfWork, vault: Vault, channel: str, groups: Sequence[str]) -> TextCheck:
    """The same within a transaction."""
    channel_called(uow, channel)
    persons = uow.people.all()
    return TextCheck(
        index=NameIndex(persons, dutch_words()),
        reasons=_reasons(uow, vault, channel, persons),
        at_hand=frozenset(p.id for p in uow.people.in_groups(group_ids(uow, groups))),
        directory=Directory.of(uow),
    )


def _reasons(
    uow: UnitOfWork, vault: Vault, channel: str, persons: Sequence[Person]
) -> dict[str, Reason]:
    """Why each person may be named or not; in a channel that asks nobody, nobody may."""
    code = purpose_code(channel, Subject.NAME)
    purpose = next((p for p in uow.purposes.all() if p.code == code), None)
    if purpose is None:
        return dict.fromkeys((p.id for p in persons), Reason.PURPOSE_OFF)
    verdicts = verdicts_for(uow, persons, [purpose], vault.clock.now().date())
    return {person.id: verdicts[person.id, code].reason for person in persons}
