"""The example school: made-up pupils with forms of all sorts, to try the window with."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from consent_desk.domain.consent import Answer
from consent_desk.domain.purpose import FACE_MATCHING, Audience, Channel, Purpose
from consent_desk.ports import Vault
from consent_desk.rosters.roster import RosterGroup, RosterRow
from consent_desk.services.found_school import note_first_run
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_purpose import see_purposes
from consent_desk.services.record_consent import Form, record_answers
from consent_desk.services.withdraw import withdraw

EXAMPLE_SCHOOL = "De Voorbeeldschool"
_GROUPS = {
    "3A": (
        "Fenna||Appelboom", "Sem|de|Bakfiets", "Lina||Dromedaris", "Yassin||El Voorbeeld",
        "Pim||Kwartel", "Zoë|van der|Lantaarn", "Ties||Paraplu", "Noor||Zonnehoed",
    ),
    "5A": (
        "Elif||Ananas", "Bram|van|Boterham", "Mila||Eekhoorn", "Jayden||Kapstok",
        "Saar|de|Klomp", "Adam||Madelief", "Lotte||Regenjas", "Finn|van der|Wolk",
    ),
    "7A": (
        "Julia||Bessensap", "Daan||Fietsbel", "Amira||Hazelnoot", "Guus|van|Kade",
        "Sofie||Knikker", "Milan||Olifant", "Eva|ter|Sterre", "Thijs||Vlieger",
    ),
}  # fmt: skip
"""By group, first name, prefix and surname; nobody is called so."""
_LEVELS = {"3A": 3, "5A": 5, "7A": 7}
_NO_FORM, _INSIDE_ONLY, _REFUSES, _WITHDRAWS = frozenset({2, 6}), frozenset({1, 5}), 4, 3


def fill_example(vault: Vault) -> None:
    """Bring in pupils and forms; there is no first run to see through."""
    with vault.register.write() as uow:
        year = uow.school.year
        note_first_run(uow, is_over=True)
        uow.commit()
    import_roster(vault, [row for group in _GROUPS for row in _rows(group, year.start)])
    asking = see_purposes(vault)
    signed = vault.clock.now().date() - timedelta(days=7)
    record_answers(
        vault,
        [
            form
            for group in _GROUPS
            for form in _forms(group, signed, asking.channels, asking.purposes)
        ],
    )
    withdraw(vault, _full_name(_GROUPS["5A"][_WITHDRAWS]), ["website.photo", "website.video"])


def _rows(group: str, year: int) -> Iterator[RosterRow]:
    for number, name in enumerate(_GROUPS[group]):
        first, prefix, last = name.split("|")
        born = date(year - _LEVELS[group] - 4, 1 + number, 3 + 2 * number)
        surname = f"{prefix} {last}".strip()
        yield RosterRow(
            EXAMPLE_SCHOOL,
            100 * _LEVELS[group] + number,
            first,
            last,
            born,
            (RosterGroup(group, level=_LEVELS[group]),),
            prefix=prefix,
            prefix_known=True,
            guardians=(f"A. {surname}", f"M. {surname}"),
        )


def _forms(
    group: str, signed: date, channels: Sequence[Channel], purposes: Sequence[Purpose]
) -> Iterator[Form]:
    """Some have handed in none, some say no, some say yes inside the school only."""
    closed = {channel.code for channel in channels if channel.audience is Audience.CLOSED}
    for number, name in enumerate(_GROUPS[group]):
        if number in _NO_FORM:
            continue
        for purpose in purposes:
            yes = number != _REFUSES and purpose.code != FACE_MATCHING
            yes = yes and (number not in _INSIDE_ONLY or purpose.channel in closed)
            answer = Answer.GRANTED if yes else Answer.REFUSED
            paper = f"voorbeeldmap {group}, nr. {number + 1}"
            yield Form(_full_name(name), purpose.code, answer, signed, paper=paper)


def _full_name(name: str) -> str:
    return " ".join(part for part in name.split("|") if part)
