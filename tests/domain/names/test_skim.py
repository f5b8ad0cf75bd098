"""Skimming may tell too often that a text is worth reading, and never too seldom."""

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.names import NameIndex, Skimmer, find_names
from consent_desk.domain.person import FormerName, Person, PersonKind
from consent_desk.services.dutch_words import dutch_words
from tests.names import persons, sentences

SOME = [
    *persons()[::3],
    Person(
        "formerly", PersonKind.STAFF, "Wytske", "Ypma",
        former_names=(FormerName("Annemarie", "van der", "Zwaag-Smit"), FormerName("Mies")),
    ),
]  # fmt: skip
ALONE = [NameIndex([person], dutch_words()) for person in SOME]
TOGETHER = NameIndex(SOME, dutch_words())
SKIMMERS = [Skimmer(index) for index in ALONE]
BORNE = [name for p in SOME for name in (p, *p.former_names)]
NAMES = sorted({part for name in BORNE for part in (name.first_name, name.last_name) if part})
GAPS = st.sampled_from(
    ["", " ", "-", ".", "'s ", "\n", "\u200b", "’", "s ", "tje ", "tjes ", " #", "ℂ", "½"]
)


@st.composite
def scribbled(draw: st.DrawFn) -> str:
    """Names with letters lost, swapped or in another case, between other things."""
    text = ""
    for _ in range(draw(st.integers(1, 3))):
        name = list(draw(st.sampled_from(NAMES)))
        place = draw(st.integers(0, len(name) - 1))
        slip = draw(st.sampled_from(["none", "none", "lost", "swapped", "other", "apart"]))
        if slip == "lost":
            name.pop(place)
        elif slip == "swapped":
            name[place - 1], name[place] = name[place], name[place - 1]
        elif slip == "other":
            name[place] = draw(st.characters(exclude_categories=["Cs"]))
        elif slip == "apart":
            name = list(" ".join(name))
        case = draw(st.sampled_from([str, str.lower, str.upper, str.title, str.swapcase]))
        text += case("".join(name)) + draw(GAPS)
    return text


def passed_over(text: str) -> list[str]:
    """Whom the skimmer misses and the finder finds."""
    return [
        next(iter(index.persons.values())).full_name
        for index, skimmer in zip(ALONE, SKIMMERS, strict=True)
        if not skimmer.may_name(text) and find_names(text, index)
    ]


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_no_name_in_two_hundred_sentences_is_passed_over(half: str) -> None:
    assert [passed_over(sentence.text) for sentence in sentences(half)] == [[]] * 100


@given(scribbled())
def test_nothing_that_the_gate_finds_is_passed_over(text: str) -> None:
    assert passed_over(text) == []


@given(st.text(max_size=60))
def test_nor_in_any_text_at_all(text: str) -> None:
    assert passed_over(text) == []


def test_most_texts_are_passed_over() -> None:
    looked = [skimmer.may_name("Wij rekenden en bakten samen brood.") for skimmer in SKIMMERS]
    assert looked.count(True) < len(looked) / 4


@given(scribbled())
def test_nor_is_anybody_whom_the_gate_finds_among_all_others(text: str) -> None:
    skimmers = dict(zip((p.id for p in SOME), SKIMMERS, strict=True))
    found = {i for finding in find_names(text, TOGETHER) for i in finding.candidates}
    assert [i for i in found if not skimmers[i].may_name(text)] == []
