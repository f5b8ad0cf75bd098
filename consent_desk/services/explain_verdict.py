"""Why a verdict was what it was on a day, also one of years ago (R19)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Decision, Reason, Verdict, verdict
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import Purpose
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory
from consent_desk.services.tell_decision import Told, look_up
from consent_desk.services.verdicts import purpose_called
from consent_desk.services.wordings import days_reworded, version_signed
from consent_desk.settings import read_settings


class Caveat(StrEnum):
    """What an explanation takes from the register of today, which keeps no earlier state of it."""

    LEFT_ON = "left-on"
    BIRTH_DATE = "birth-date"
    PURPOSE_OFF_NOW = "purpose-off-now"


@dataclass(frozen=True)
class Explanation:
    """A verdict with what it was computed from.

    `decisions` are the entries known at that moment. `wording_version` is the wording that was
    asked then; of one that was changed on that very day, as far as its entries show it. `wordings`
    are the signed texts by version and language.
    """

    label: str
    purpose: Purpose
    verdict: Verdict
    decisions: Sequence[Told]
    wording_version: int
    wordings: Mapping[int, Mapping[str, str]]
    caveats: Sequence[Caveat]


def explain_verdict(
    vault: Vault, person: str, purpose: str, day: date, position: int | None = None
) -> Explanation:
    """Compute the verdict of a day again, from what was known then.

    Args:
        vault: the opened vault.
        person: a name or id.
        purpose: a code.
        day: the day; entries that were recorded later do not count.
        position: the ledger position that a cleared file or a print tells; later ones do not
            count. None: all of the day.

    Raises:
        UnknownPerson, AmbiguousPerson, UnknownPurpose: not in the register.
    """
    require(vault.actor, Action.SEE_HISTORY)
    with vault.register.read() as uow:
        directory = Directory.meaning(uow, [person])
        found, asked = directory.find(person), purpose_called(uow, purpose)
        known = [d for d in _known(uow, found, day, position) if d.purpose == asked.code]
        last = max((d.position for d in _known(uow, found, day, position)), default=0)
        reworded = days_reworded(uow, vault.clock.now().tzinfo).get(asked.code, ())
        surely = version_signed(reworded, day)
        then = _as_of_then(uow, asked, max(last, position or 0), surely)
        age_of_consent = read_settings(uow.settings.get()).age_of_consent
        outcome = verdict(found, then, day, known, age_of_consent)
        return Explanation(
            label=directory.label(found.id),
            purpose=asked,
            verdict=outcome,
            decisions=look_up(uow, found, known),
            wording_version=then.wording_version,
            wordings=_wordings(uow, asked, {then.wording_version, *_signed(known)}),
            caveats=_caveats(found, asked, day, outcome),
        )


def _known(uow: UnitOfWork, person: Person, day: date, position: int | None) -> list[Decision]:
    return [
        d
        for d in uow.ledger.of_persons([person.id])
        if d.recorded_on <= day and (position is None or d.position <= position)
    ]


def _as_of_then(uow: UnitOfWork, purpose: Purpose, position: int, surely: int) -> Purpose:
    """The purpose as it was asked: with the wording of the day before, or one answered by then."""
    version = max(surely, uow.ledger.wording_seen(purpose.code, position))
    return replace(purpose, active=True, wording_version=version)


def _signed(known: Sequence[Decision]) -> set[int]:
    return {decision.wording_version for decision in known}


def _wordings(uow: UnitOfWork, purpose: Purpose, versions: set[int]) -> dict[int, dict[str, str]]:
    texts: dict[int, dict[str, str]] = {version: {} for version in sorted(versions)}
    for wording in uow.purposes.wordings():
        if wording.purpose == purpose.code and wording.version in texts:
            texts[wording.version][wording.language] = wording.text
    return texts


def _caveats(person: Person, purpose: Purpose, day: date, outcome: Verdict) -> list[Caveat]:
    caveats: list[Caveat] = []
    if person.left_on is not None:
        caveats.append(Caveat.LEFT_ON)
    if person.kind is PersonKind.PUPIL and outcome.reason in (Reason.GRANTED, Reason.NOT_ENTITLED):
        caveats.append(Caveat.BIRTH_DATE)
    if not purpose.active:
        caveats.append(Caveat.PURPOSE_OFF_NOW)
    return caveats
