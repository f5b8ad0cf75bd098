"""Places in a text where a name is, none over another, with whom each may mean."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from consent_desk.domain.names.folding import Word
from consent_desk.domain.names.forms import GIVEN_ONLY, Kind
from consent_desk.domain.names.full_names import full_names
from consent_desk.domain.names.index import NameIndex
from consent_desk.domain.names.match import How, Match, matches_in, near_match
from consent_desk.domain.names.tags import tag_matches


@dataclass(frozen=True)
class Place:
    """A match that no other overlaps; `likely` are the ids that fit best."""

    match: Match
    likely: frozenset[str]


def places_in(words: Sequence[Word], in_tags: Collection[int], index: NameIndex) -> list[Place]:
    """The places of all names, in order; near misses where there is no name as it is spelled."""
    exact = matches_in(words, index)
    places = _apart([*exact, *full_names(words, exact)])
    taken = {word for place in places for word in _span(place.match)}
    free = [place for place in range(len(words)) if place not in taken]
    within = tag_matches(words, [place for place in free if place in in_tags], index)
    done = {match.first for match in within}
    near = [near_match(words, place, index) for place in free if place not in done]
    places += [Place(m, m.ids) for m in [*within, *near] if m is not None]
    return sorted(places, key=lambda place: place.match.first)


def _apart(matches: Iterable[Match]) -> list[Place]:
    """The longest matches; whoever a shorter one within may mean stays a candidate.

    Not so of a first name with its surname, nor of the parts of a double first name: the whole
    says who is meant.
    """
    owners: dict[int, Place] = {}
    for match in sorted(matches, key=_rank):
        place = Place(match, match.ids)
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


def _both(place: Place, other: Match) -> Place:
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
