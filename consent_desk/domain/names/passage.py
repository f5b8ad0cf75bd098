"""The one place in a text that somebody means: a word, with as much round it as tells it apart."""

import re
from collections.abc import Iterable, Sequence

from consent_desk.domain.names.finding import Finding


def passage_of(text: str, finding: Finding) -> str:
    """The shortest passage with a finding in it that stands in the text once.

    Words are added before and behind, in turn. Where not even the whole text tells it apart, it is
    the whole text.
    """
    start, end = finding.start, finding.end
    while len(_places(text, text[start:end])) != 1 and (start, end) != (0, len(text)):
        start, end = _word_before(text, start), end
        if len(_places(text, text[start:end])) != 1:
            end = _word_behind(text, end)
    return " ".join(text[start:end].split())


def meant_by(text: str, findings: Sequence[Finding], passages: Iterable[str]) -> set[int]:
    """Which of the findings (by place) passages mean: each the one that stands in it.

    A passage means none that is not written exactly so, or that stands in the text more than once,
    or that more than one finding stands in.
    """
    meant: set[int] = set()
    for passage in passages:
        places = _places(text, passage)
        if len(places) != 1:
            continue
        start, end = places[0]
        inside = [n for n, f in enumerate(findings) if start <= f.start and f.end <= end]
        if len(inside) == 1:
            meant.update(inside)
    return meant


def _places(text: str, passage: str) -> list[tuple[int, int]]:
    """Where a passage stands as whole words; however its words are spaced."""
    words = passage.split()
    if not words:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


def _word_before(text: str, place: int) -> int:
    match = re.search(r"\S+\s*\Z", text[:place])
    return match.start() if match else 0


def _word_behind(text: str, place: int) -> int:
    match = re.match(r"\s*\S+", text[place:])
    return place + match.end() if match else len(text)
