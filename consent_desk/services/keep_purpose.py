"""What a school asks: its own channels and purposes, names and wording, on or off (R2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from consent_desk.domain.account import Action, require
from consent_desk.domain.purpose import (
    Audience,
    Channel,
    OnUnconsented,
    Purpose,
    Subject,
    Wording,
    purpose_code,
)
from consent_desk.errors import BadCode, ChannelKnown, NameNeeded, PurposeKnown, WordingKnown
from consent_desk.messages import Language
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note
from consent_desk.services.take_away import delete_kept, purpose_ends
from consent_desk.services.take_effect import Consequences
from consent_desk.services.verdicts import channel_called, purpose_called
from consent_desk.services.wordings import FIRST, REWORDED, known_wordings, usual_wordings

_CODE = re.compile(r"[a-z_]+")
type Spoken = Mapping[Language, str]
"""A text by language; what one language lacks is said in the other."""


@dataclass(frozen=True)
class Asking:
    """What the school asks: channels, purposes, and the wordings of every version."""

    channels: list[Channel]
    purposes: list[Purpose]
    wordings: list[Wording]


def see_purposes(vault: Vault) -> Asking:
    """Everything that can be asked, retired purposes too."""
    require(vault.actor, Action.SEE_CONSENT)
    with vault.register.read() as uow:
        return Asking(uow.purposes.channels(), uow.purposes.all(), known_wordings(uow))


def add_channel(
    vault: Vault, code: str, audience: Audience, rule: OnUnconsented, names: Spoken
) -> Channel:
    """Add a channel of the school's own; who sees it is said once and for all.

    Raises:
        BadCode: other than small letters and underscores.
        ChannelKnown: there is one; an outside channel does not become a closed one (R8).
        NameNeeded: it has no name.
    """
    require(vault.actor, Action.KEEP_PURPOSES)
    if not _CODE.fullmatch(code):
        raise BadCode(asked=code)
    channel = replace(Channel(code, audience, rule), **_names(names))
    with vault.register.write() as uow:
        if code in {each.code for each in uow.purposes.channels()}:
            raise ChannelKnown(asked=code)
        uow.purposes.add_channel(channel)
        note(uow, vault, "channel.added", code, audience=audience, on_unconsented=rule)
        uow.commit()
    return channel


def set_channel(vault: Vault, code: str, rule: OnUnconsented) -> Channel:
    """Choose cover or block for a channel (R9).

    Raises:
        UnknownChannel: there is none.
    """
    require(vault.actor, Action.KEEP_PURPOSES)
    with vault.register.write() as uow:
        channel = replace(channel_called(uow, code), on_unconsented=rule)
        uow.purposes.update_channel(channel)
        note(uow, vault, "channel.changed", code, on_unconsented=rule)
        uow.commit()
    return channel


def add_purpose(
    vault: Vault, channel: str, subject: Subject, names: Spoken, sentence: Spoken
) -> Purpose:
    """Ask something more: a subject in a channel, with the sentence that is signed for it.

    Raises:
        UnknownChannel: there is none.
        PurposeKnown: it is asked already, or was retired; face matching is there always.
        NameNeeded: a name or the sentence is missing.
    """
    require(vault.actor, Action.KEEP_PURPOSES)
    if subject is Subject.FACE_MATCHING:
        raise PurposeKnown(asked=subject)
    with vault.register.write() as uow:
        code = purpose_code(channel_called(uow, channel).code, subject)
        if code in {each.code for each in uow.purposes.all()}:
            raise PurposeKnown(asked=code)
        purpose = replace(Purpose(code, channel, subject), **_names(names))
        uow.purposes.add(purpose)
        _word(uow, code, FIRST, sentence)
        note(uow, vault, "purpose.added", code)
        uow.commit()
    return purpose


def rename_purpose(vault: Vault, code: str, names: Spoken) -> Purpose:
    """Call a purpose otherwise; what was signed is the sentence, which stays.

    Raises:
        UnknownPurpose: there is none.
        NameNeeded: no name was given.
    """
    require(vault.actor, Action.KEEP_PURPOSES)
    with vault.register.write() as uow:
        purpose = replace(purpose_called(uow, code), **_names(names))
        uow.purposes.update(purpose)
        note(uow, vault, "purpose.renamed", code)
        uow.commit()
    return purpose


def reword_purpose(vault: Vault, code: str, sentence: Spoken) -> tuple[Purpose, Consequences]:
    """Change the sentence that is signed: earlier grants stop counting, a no stays, ask again.

    Raises:
        UnknownPurpose: there is none.
        NameNeeded: no sentence was given.
        WordingKnown: it is that sentence already.
    """
    require(vault.actor, Action.KEEP_PURPOSES)
    with vault.register.write() as uow:
        purpose = purpose_called(uow, code)
        _keep_first(uow, purpose)
        _check_changes(uow, purpose, sentence)
        purpose = replace(purpose, wording_version=purpose.wording_version + 1)
        _word(uow, code, purpose.wording_version, sentence)
        uow.purposes.update(purpose)
        note(uow, vault, REWORDED, code, version=str(purpose.wording_version))
        followed = _follow(uow, vault, purpose, "old-wording")
        uow.commit()
    delete_kept(vault, followed)
    return purpose, followed


def retire_purpose(vault: Vault, code: str) -> tuple[Purpose, Consequences]:
    """Ask it no more: nobody has a yes for it from now on; decisions are kept.

    Raises:
        UnknownPurpose: there is none.
    """
    return _switch(vault, code, active=False)


def restore_purpose(vault: Vault, code: str) -> Purpose:
    """Ask it again; decisions of this school year count again.

    Raises:
        UnknownPurpose: there is none.
    """
    return _switch(vault, code, active=True)[0]


def _switch(vault: Vault, code: str, *, active: bool) -> tuple[Purpose, Consequences]:
    require(vault.actor, Action.KEEP_PURPOSES)
    with vault.register.write() as uow:
        purpose = replace(purpose_called(uow, code), active=active)
        uow.purposes.update(purpose)
        note(uow, vault, "purpose.restored" if active else "purpose.retired", code)
        followed = Consequences() if active else purpose_ends(uow, vault, code, "purpose-off")
        uow.commit()
    delete_kept(vault, followed)
    return purpose, followed


def _follow(uow: UnitOfWork, vault: Vault, purpose: Purpose, why: str) -> Consequences:
    """Templates wait for the new answer as long as the director set; see `domain.retention`."""
    if purpose.subject is not Subject.PHOTO:
        return Consequences()
    return purpose_ends(uow, vault, purpose.code, why)


def _keep_first(uow: UnitOfWork, purpose: Purpose) -> None:
    """A register of before wordings were kept gets the sentence that was signed until now."""
    if not any((w.purpose, w.version) == (purpose.code, FIRST) for w in uow.purposes.wordings()):
        for wording in usual_wordings(purpose.code):
            uow.purposes.add_wording(wording)


def _check_changes(uow: UnitOfWork, purpose: Purpose, sentence: Spoken) -> None:
    now = {
        wording.language: wording.text
        for wording in uow.purposes.wordings()
        if (wording.purpose, wording.version) == (purpose.code, purpose.wording_version)
    }
    if all(now.get(lang) == text for lang, text in _tidy(sentence).items()):
        raise WordingKnown(asked=purpose.code)


def _tidy(sentence: Spoken) -> Spoken:
    texts: Spoken = {
        lang: " ".join(text.split()) for lang, text in sentence.items() if text.strip()
    }
    if not texts:
        raise NameNeeded
    return texts


def _word(uow: UnitOfWork, code: str, version: int, sentence: Spoken) -> None:
    for lang, text in _tidy(sentence).items():
        uow.purposes.add_wording(Wording(code, version, lang, text))


def _names(names: Spoken) -> dict[str, str]:
    tidy = {f"name_{lang}": " ".join(text.split()) for lang, text in names.items() if text.strip()}
    if not tidy:
        raise NameNeeded
    return tidy
