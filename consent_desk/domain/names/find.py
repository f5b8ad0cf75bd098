"""Finds the names of a school's persons in a text."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from consent_desk.domain.names.edges import edges_of
from consent_desk.domain.names.finding import Finding, Sureness
from consent_desk.domain.names.folding import Word, fold, words_of
from consent_desk.domain.names.forms import GIVEN_ONLY, Kind
from consent_desk.domain.names.full_names import full_names
from consent_desk.domain.names.index import NameIndex
from consent_desk.domain.names.match import How, Match, matches_in, near_match
from consent_desk.domain.names.position import Positions, is_list_gap, opens_sentence
from consent_desk.domain.names.tags import tag_matches
from consent_desk.domain.person import PersonKind


@dataclass(frozen=True)
class _Place:
    """A match that no other overlaps; `likely` are the ids that fit best."""

    match: Match
    likely: frozenset[str]
    sureness: Sureness | None = None


def find_names(text: str, index: NameIndex, at_hand: Collection[str] = ()) -> list[Finding]:
    """Every place in a text that names somebody, surely or perhaps, in order.

    `at_hand` are the ids of the persons of the groups that the text is about: among the
    candidates they come first. Nobody is left out for not being among them.
    """
    words = words_of(text)
    positions = Positions(words, index.words)
    exact = matches_in(words, index)
    places = _apart([*exact, *full_names(words, exact)])
    taken = {word for place in places for word in _span(place.match)}
    free = [place for place in range(len(words)) if place not in taken]
    near = [near_match(words, place, index) for place in free]
    tagged = tag_matches(words, free, index)
    places += [_Place(m, m.ids) for m in _apart_from(tagged, near)]
    graded = [
        replace(place, sureness=positions.sureness(place.match))
        for place in sorted(places, key=lambda p: p.match.first)
    ]
    _spread(text, words, positions, graded)
    return [
        _finding(text, words, place, place.sureness, index, at_hand)
        for place in graded
        if place.sureness is not None
    ]


def _apart(matches: Iterable[Match]) -> list[_Place]:
    """The longest matches; whoever a shorter one within may mean stays a candidate.

    Not so of a first name with its surname, nor of the parts of a double first name: the whole
    says who is meant.
    """
    owners: dict[int, _Place] = {}
    for match in sorted(matches, key=_rank):
        place = _Place(match, match.ids)
        met = {id(o): o for w in _span(match) if (o := owners.get(w)) is not None}
        for other in met.values():
            place = _both(other, place.match)
        owners.update(dict.fromkeys(_span(place.match), place))
    return list({id(place): place for place in owners.values()}.values())


def _span(match: Match) -> range:
    return range(match.first, match.last + 1)


def _rank(match: Match) -> tuple[int, bool, bool, int, int]:
    partial = Kind.FULL not in match.kinds
    indirect = match.how is not How.EXACT
    return (match.first - match.last, partial, indirect, len(match.ids), match.first)


def _both(place: _Place, other: Match) -> _Place:
    match = place.match
    same = (match.first, match.last) == (other.first, other.last)
    if Kind.FULL in match.kinds and match.holds(other):
        return place
    if match.holds(other) and not same and other.kinds == match.kinds == GIVEN_ONLY:
        return place
    joined = replace(
        match,
        first=min(match.first, other.first),
        last=max(match.last, other.last),
        ids=match.ids | other.ids,
        kinds=match.kinds | other.kinds if same and match.how is other.how else match.kinds,
    )
    return replace(place, match=joined)


def _apart_from(tagged: list[Match], near: Iterable[Match | None]) -> list[Match]:
    done = {match.first for match in tagged}
    return tagged + [match for match in near if match is not None and match.first not in done]


def _spread(text: str, words: Sequence[Word], positions: Positions, places: list[_Place]) -> None:
    """In a list with a sure name, the others are names too."""
    for steps in (range(1, len(places)), range(len(places) - 2, -1, -1)):
        step = -1 if steps.step == 1 else 1
        for at in steps:
            place, beside = places[at], places[at + step]
            if beside.sureness is not Sureness.SURE or place.sureness is Sureness.SURE:
                continue
            first, second = sorted((place.match, beside.match), key=lambda m: m.first)
            between = text[words[first.last].end : words[second.first].start]
            if positions.is_word(place.match) and is_list_gap(fold(between)):
                capital = positions.is_capital(place.match)
                sureness = Sureness.SURE if capital else Sureness.MAYBE
                places[at] = replace(place, sureness=sureness)


def _finding(
    text: str,
    words: Sequence[Word],
    place: _Place,
    sureness: Sureness,
    index: NameIndex,
    at_hand: Collection[str],
) -> Finding:
    match = place.match
    start, end, writing = edges_of(text, words, match)

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

    ranked = tuple(sorted(match.ids, key=likelihood))
    opens = opens_sentence(words, match.first)
    return Finding(start, end, ranked, sureness, writing, opens)
