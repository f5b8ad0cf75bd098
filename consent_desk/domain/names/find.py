"""Finds the names of a school's persons in a text."""

from collections.abc import Collection, Sequence

from consent_desk.domain.names.edges import edges_of
from consent_desk.domain.names.finding import Finding, Sureness
from consent_desk.domain.names.folding import Word, fold, words_of
from consent_desk.domain.names.index import NameIndex
from consent_desk.domain.names.match import Match
from consent_desk.domain.names.places import Place, places_in
from consent_desk.domain.names.position import Positions, is_list_gap, opens_sentence
from consent_desk.domain.names.tags import tagged
from consent_desk.domain.person import PersonKind


def find_names(text: str, index: NameIndex, at_hand: Collection[str] = ()) -> list[Finding]:
    """Every place in a text that names somebody, surely or perhaps; in order, none in another.

    `at_hand` are the ids of the persons of the groups that the text is about: among the
    candidates they come first. Nobody is left out for not being among them.
    """
    words = words_of(text)
    in_tags = tagged(words)
    places = places_in(words, in_tags, index)
    grades = _grades(text, words, Positions(words, index.words), [p.match for p in places])
    findings: list[Finding] = []
    for place, sureness in zip(places, grades, strict=True):
        if sureness is not None:
            match = place.match
            start, end, writing = edges_of(text, words, match, match.first in in_tags)
            if findings and start < findings[-1].end:  # an initial that the name before took
                start = words[match.first].start
            ranked = _ranked(place, index, at_hand)
            opens = opens_sentence(words, match.first)
            findings.append(Finding(start, end, ranked, sureness, writing, opens, match.full))
    return findings


def _grades(
    text: str, words: Sequence[Word], positions: Positions, matches: Sequence[Match]
) -> list[Sureness | None]:
    """How sure each is; in a list with a sure name, the others are names too."""
    grades = [positions.sureness(match) for match in matches]
    pairs = [(at, at + 1) for at in range(len(matches) - 1)]
    lists = [pair for pair in pairs if _are_a_list(text, words, *(matches[at] for at in pair))]
    for sure, other in [*lists, *((b, a) for a, b in reversed(lists))]:
        if grades[sure] is Sureness.SURE and positions.is_word(matches[other]):
            capital = positions.is_capital(matches[other])
            grades[other] = Sureness.SURE if capital else grades[other] or Sureness.MAYBE
    return grades


def _are_a_list(text: str, words: Sequence[Word], one: Match, other: Match) -> bool:
    return is_list_gap(fold(text[words[one.last].end : words[other.first].start]))


def _ranked(place: Place, index: NameIndex, at_hand: Collection[str]) -> tuple[str, ...]:
    """The candidates, likeliest first."""

    def likelihood(person_id: str) -> tuple[bool, bool, bool, bool, str, str]:
        person = index.persons[person_id]
        return (
            person_id not in at_hand,
            person_id not in place.likely,
            person.left_on is not None,
            person.kind is PersonKind.STAFF,
            person.full_name,
            person_id,
        )

    return tuple(sorted(place.match.ids, key=likelihood))
