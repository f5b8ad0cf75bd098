from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.account import Account
from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.names import DutchWords, NameIndex
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import Audience, Channel, Purpose
from consent_desk.errors import NotAllowed, UnknownChannel, UnknownGroup
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.check_text import TextCheck, TextReport, check_text, open_text_check
from consent_desk.services.dutch_words import dutch_words
from consent_desk.services.find_person import Directory
from tests.names import persons
from tests.school import answer

TEXT = "Eileen en Grace bouwden een hut."


def checked(school: Vault, text: str = TEXT, channel: str = "portal") -> TextReport:
    return check_text(school, text, channel, ["5A"])


def test_a_name_stops_a_text_until_there_is_a_yes_for_names_in_that_channel(school: Vault) -> None:
    text = "Vandaag las Eileen voor."
    answer(school, purpose="portal.photo")
    assert not checked(school, text).passes
    answer(school, purpose="portal.name")
    assert checked(school, text).passes
    assert not checked(school, text, "website").passes


def test_the_report_says_whose_name_it_is_and_why_it_stops(school: Vault) -> None:
    answer(school, purpose="portal.name")
    answer(school, "Grace Hopper", "portal.name", Answer.REFUSED)
    report = checked(school)
    assert [report.text[n.finding.start : n.finding.end] for n in report.names] == [
        "Eileen",
        "Grace",
    ]
    assert [n.stands for n in report.names] == [True, False]
    assert [report.reasons[n.finding.candidates[0]] for n in report.names] == [
        Reason.GRANTED,
        Reason.REFUSED,
    ]
    assert report.proposed == "Eileen en een leerling bouwden een hut."
    assert checked(school, report.proposed).passes


def test_a_withdrawal_stops_the_name_at_once(school: Vault) -> None:
    answer(school, purpose="portal.name")
    assert checked(school, "Vandaag las Eileen voor.").passes
    answer(school, purpose="portal.name", given=Answer.WITHDRAWN)
    assert not checked(school, "Vandaag las Eileen voor.").passes


def test_whoever_left_is_still_gated(school: Vault) -> None:
    answer(school, purpose="portal.name")
    with school.register.write() as uow:
        eileen = Directory.of(uow).find("Eileen Collins")
        uow.people.update(replace(eileen, left_on=school.clock.now().date()))
        uow.commit()
    report = checked(school, "Dag Eileen!")
    assert not report.passes
    assert set(report.reasons.values()) == {Reason.LEFT}


def test_pupils_of_other_groups_are_gated_as_well(school: Vault) -> None:
    assert not checked(school, "Vandaag kwam Noor op bezoek.").passes


@pytest.mark.parametrize("kept", [None, False])
def test_in_a_channel_that_asks_nobody_for_names_every_name_stops(
    school: Vault, kept: bool | None
) -> None:
    answer(school, purpose="portal.name")
    with school.register.write() as uow:
        uow.purposes.add_channel(Channel("choir", Audience.CLOSED))
        if kept is not None:
            name = next(p for p in uow.purposes.all() if p.code == "portal.name")
            uow.purposes.add(Purpose("choir.name", "choir", name.subject, active=kept))
        uow.commit()
    report = checked(school, channel="choir")
    assert [n.stands for n in report.names] == [False, False]
    assert set(report.reasons.values()) == {Reason.PURPOSE_OFF}


def test_nicknames_and_surnames_of_the_register_are_looked_for(school: Vault) -> None:
    with school.register.write() as uow:
        eileen = Directory.of(uow).find("Eileen Collins")
        changed = replace(eileen, nicknames=("Lien",), prefix="van den", last_name="Berg")
        uow.people.update(changed)
        uow.commit()
    for text in (
        "Dag Lien!",
        "Dag Eileen v.d. Berg!",
        "Dank aan VAN DE BERG.",
        "zoe van der worter",
    ):
        assert [n.stands for n in checked(school, text).names] == [False], text


def test_a_channel_or_group_that_is_not_there_is_told(school: Vault) -> None:
    with pytest.raises(UnknownChannel):
        check_text(school, TEXT, "radio")
    with pytest.raises(UnknownGroup):
        check_text(school, TEXT, "portal", ["9Z"])


def test_an_account_without_a_role_checks_nothing(school: Vault) -> None:
    with pytest.raises(NotAllowed):
        check_text(replace(school, actor=Account("x", "x", frozenset())), TEXT, "portal")


def test_checking_leaves_nothing_in_the_log(school: Vault) -> None:
    with school.register.read() as uow:
        before = len(uow.audit.entries())
    checked(school)
    with school.register.read() as uow:
        assert len(uow.audit.entries()) == before


def a_check(people: list[Person], yes: set[str], words: DutchWords) -> TextCheck:
    reasons = {p.id: Reason.GRANTED if p.id in yes else Reason.REFUSED for p in people}
    return TextCheck(NameIndex(people, words), reasons, frozenset(), Directory(people, {}))


PEOPLE = persons()
CHECK = a_check(PEOPLE, {p.id for p in PEOPLE[::3]}, dutch_words())
NAMES = [name for p in PEOPLE for name in (p.first_name, p.full_name, p.last_name, *p.nicknames)]
SENTENCE = st.lists(
    st.sampled_from(NAMES)
    | st.sampled_from(["en", "de", "juf", "van", "leest", ",", ".", "'s", "#", "@", "-", "s", "\n"])
    | st.text(max_size=3),
    max_size=12,
)


@given(SENTENCE, st.sampled_from([" ", "", "\u00ad"]), st.sampled_from(["nl", "en"]))
def test_no_name_that_stops_is_left_in_the_proposed_text(
    parts: list[str], between: str, lang: str
) -> None:
    texts = Texts("en" if lang == "en" else "nl")
    report = CHECK.of(between.join(parts), texts)
    assert CHECK.of(report.proposed, texts).passes
    if report.passes:
        assert report.proposed == report.text


@pytest.mark.parametrize("first", ["Leerling", "Een", "Iemand", "Iemands", "Twee", "Juf"])
def test_a_pupil_called_as_the_words_put_for_names_is_left_out_too(first: str) -> None:
    people = [
        Person("a", PersonKind.PUPIL, first, "Leerlingen"),
        Person("b", PersonKind.PUPIL, "Sanne", "Een"),
        Person("c", PersonKind.PUPIL, "Tim", "Medewerker"),
    ]
    nothing: frozenset[str] = frozenset()
    check = a_check(people, set(), DutchWords(nothing, nothing))
    for text in ("Sanne en Tim lezen.", f"Sanne's boek van {first}", "#sanne", "juf Sanne"):
        assert check.of(check.of(text, Texts()).proposed, Texts()).passes


def test_it_is_opened_once_and_checks_as_somebody_types(school: Vault) -> None:
    check = open_text_check(school, "portal", ["5A"])
    typed = [check.of("Wie? Grace leest"[:n], Texts()).passes for n in (4, 7, 10, 16)]
    assert typed == [True, True, False, False]
