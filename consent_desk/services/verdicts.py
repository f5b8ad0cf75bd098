"""Verdicts from the register: the one place where ledger and rules meet."""

from collections.abc import Iterable, Sequence
from datetime import date

from consent_desk.domain.consent import Decision, Verdict, verdict, years_for
from consent_desk.domain.person import Person
from consent_desk.domain.purpose import Channel, Purpose
from consent_desk.errors import UnknownChannel, UnknownPurpose
from consent_desk.ports import UnitOfWork
from consent_desk.settings import read_settings


def purpose_called(uow: UnitOfWork, code: str) -> Purpose:
    """The purpose with a code.

    Raises:
        UnknownPurpose: there is none.
    """
    purposes = {p.code: p for p in uow.purposes.all()}
    if code not in purposes:
        raise UnknownPurpose(asked=code, choices=", ".join(purposes))
    return purposes[code]


def channel_called(uow: UnitOfWork, code: str) -> Channel:
    """The channel with a code.

    Raises:
        UnknownChannel: there is none.
    """
    channels = {c.code: c for c in uow.purposes.channels()}
    if code not in channels:
        raise UnknownChannel(asked=code, choices=", ".join(channels))
    return channels[code]


def verdicts_for(
    uow: UnitOfWork, persons: Sequence[Person], purposes: Iterable[Purpose], day: date
) -> dict[tuple[str, str], Verdict]:
    """The verdict for each person and purpose, by `(person id, purpose code)`."""
    return verdicts_of(uow, [(person, each) for each in purposes for person in persons], day)


def verdicts_of(
    uow: UnitOfWork, pairs: Sequence[tuple[Person, Purpose]], day: date
) -> dict[tuple[str, str], Verdict]:
    """The same for some pairs of a person and a purpose."""
    age_of_consent = read_settings(uow.settings.get()).age_of_consent
    ledger: dict[tuple[str, str], list[Decision]] = {}
    for decision in uow.ledger.of_persons((person.id for person, _ in pairs), years_for(day)):
        ledger.setdefault((decision.person_id, decision.purpose), []).append(decision)
    return {
        (person.id, purpose.code): verdict(
            person, purpose, day, ledger.get((person.id, purpose.code), ()), age_of_consent
        )
        for person, purpose in pairs
    }
