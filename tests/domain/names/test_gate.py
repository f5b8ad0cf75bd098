import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.names import Sureness, find_names, gate, passage_of
from tests.names import index

SCHOOL = index()
BY_NAME = {person.full_name: i for i, person in SCHOOL.persons.items()}


def stands(text: str, *yes: str, no_names: tuple[str, ...] = ()) -> list[bool]:
    findings = find_names(text, SCHOOL)
    return [g.stands for g in gate(text, findings, {BY_NAME[name] for name in yes}, no_names)]


def test_without_a_single_yes_no_name_stands() -> None:
    assert stands("Emma en Thomas lazen voor aan juf Femke.") == [False] * 3


def test_of_two_who_share_a_name_the_one_without_a_yes_counts() -> None:
    text = "Vandaag won Tim de prijs."
    assert stands(text, "Tim de Vries") == [False]
    assert stands(text, "Tim de Vries", "Tim Jansen") == [True]


def test_a_full_name_asks_only_whom_it_names() -> None:
    assert stands("Vandaag won Tim de Vries.", "Tim de Vries") == [True]
    assert stands("Vandaag won Tim Jansen.", "Tim de Vries") == [False]


@pytest.mark.parametrize("text", ["Dank aan S. Jansen.", "Dank aan de familie Jansen."])
def test_a_surname_asks_everybody_who_bears_it(text: str) -> None:
    assert stands(text, "Sanne Jansen", "Tim Jansen") == [False]
    assert stands(text, "Sanne Jansen", "Tim Jansen", "Anne Jansen") == [True]


def test_what_may_be_a_name_stops_until_somebody_says_that_it_is_none() -> None:
    text = "Een roos voor Roos."
    assert stands(text) == [False, False]
    assert stands(text, no_names=("roos",)) == [True, False]


def test_what_is_no_name_in_one_place_may_be_one_in_another() -> None:
    text = "De roos bloeit. Roos won."
    assert stands(text, no_names=("roos",)) == [True, False]
    twice = "Roos bloeit. Roos won."
    assert stands(twice, no_names=("Roos",)) == [False, False]
    assert stands(twice, no_names=("Roos bloeit",)) == [True, False]
    assert stands(twice, no_names=("Roos bloeit", "bloeit. Roos")) == [True, True]
    assert stands("Roos bloeit. Roos bloeit.", no_names=("Roos bloeit",)) == [False, False]
    assert stands("De roosjes zijn van Roos.", no_names=("roos", "")) == [False, False]


@given(st.lists(st.sampled_from(["roos", "Roos", "bloeit", "won", "De", ".", "\n"]), max_size=9))
def test_the_passage_of_a_place_waves_through_that_place_only(words: list[str]) -> None:
    text = " ".join(words)
    findings = find_names(text, SCHOOL)
    unsure = [n for n, f in enumerate(findings) if f.sureness is Sureness.MAYBE]
    for place in unsure:
        finding = findings[place]
        waved = stands(text, no_names=(passage_of(text, finding),))
        assert not any(stand for other, stand in enumerate(waved) if other != place)


def test_what_is_surely_a_name_cannot_be_waved_through() -> None:
    assert stands("Vandaag las Emma voor.", no_names=("Emma",)) == [False]
