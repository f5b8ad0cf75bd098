"""The text with the names out that may not stand in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from consent_desk.domain.names.finding import Finding, Writing
from consent_desk.domain.names.folding import fold
from consent_desk.domain.names.lead import lead_of

_WRITTEN_OUT = {"mw": "mevrouw", "mevr": "mevrouw", "dhr": "heer", "fam": "familie"}
_AGE = re.compile(r"[ \t\xa0]?\(\d{1,2}(?: jaar| years?(?: old)?)?\)")
_LIST = re.compile(r"\s*,\s*|,?[ \t]+(?:en|and)[ \t]+|[ \t]*[&/+][ \t]*|[ \t]+")


@dataclass(frozen=True)
class Placeholders:
    """The words for persons without their names, in one language.

    `one`, `bare`, `plural` and `many` are by whether the person is staff: "a pupil", "pupil",
    "pupils" and, for 2 and more, "two pupils". `titled` makes "the teacher" of "teacher".
    """

    one: Callable[[bool], str]
    bare: Callable[[bool], str]
    plural: Callable[[bool], str]
    many: Callable[[bool, int], str]
    possessive: str
    titled: Callable[[str], str]


@dataclass(frozen=True)
class _Piece:
    """A part of the text to be put in other words: one name, or a list of them.

    `determined` and `described` are as in `Lead`, of the first.
    """

    start: int
    end: int
    count: int
    staff: bool
    writing: Writing
    opens: bool
    title: str = ""
    determined: bool = False
    described: bool = False


def leave_out(
    text: str,
    findings: Sequence[Finding],
    is_staff: Callable[[str], bool],
    words: Placeholders,
) -> str:
    """Put other words for these findings, which are in order and do not overlap."""
    pieces: list[_Piece] = []
    for finding in findings:
        piece = _piece(text, finding, is_staff(finding.candidates[0]))
        if pieces and _are_a_list(text, pieces[-1], piece):
            before = pieces.pop()
            names = text[before.end : piece.start].strip()
            piece = replace(before, end=piece.end, count=before.count + (1 if names else 0))
        pieces.append(piece)
    done = 0
    parts: list[str] = []
    for piece in pieces:
        parts += [text[done : piece.start], _instead(piece, words)]
        done = piece.end
    return "".join([*parts, text[done:]])


def cut_out(text: str, findings: Sequence[Finding]) -> str:
    """Leave these findings out and put nothing for them."""
    for finding in reversed(findings):
        text = text[: finding.start] + text[finding.end :]
    return text


def _piece(text: str, finding: Finding, staff: bool) -> _Piece:
    piece = _Piece(finding.start, finding.end, 1, staff, finding.writing, finding.opens)
    if _is_glued(text, finding):
        return replace(piece, writing=Writing.TAG)
    age = _AGE.match(text, finding.end)
    piece = replace(piece, end=age.end() if age else finding.end)
    lead = lead_of(text, finding.start, piece.end)
    if finding.writing is Writing.POSSESSIVE and lead.start < finding.start:
        return replace(piece, start=lead.start, opens=text[lead.start].isupper())
    if lead.title:
        opens = text[lead.title_start].isupper()
        piece = replace(piece, start=lead.title_start, title=lead.title, opens=opens)
    return replace(piece, determined=lead.determined, described=lead.described)


def _is_glued(text: str, finding: Finding) -> bool:
    """Whether it is a part of a longer word: a hashtag, an address, team-Sanne."""
    before, after = text[: finding.start][-1:], text[finding.end :][:1]
    return any(c.isalnum() or (c and c in "#@_-") for c in (before, after))


def _are_a_list(text: str, one: _Piece, other: _Piece) -> bool:
    plain = one.writing is other.writing is Writing.PLAIN
    same = one.staff == other.staff and not one.title and not other.title
    return plain and same and bool(_LIST.fullmatch(fold(text[one.end : other.start])))


def _instead(piece: _Piece, words: Placeholders) -> str:
    if piece.writing is Writing.TAG:
        return words.bare(piece.staff)
    if piece.writing is Writing.POSSESSIVE:
        said = words.possessive
    elif piece.title:
        title = piece.title if piece.title.isupper() else piece.title.lower()
        title = _WRITTEN_OUT.get(title.lower(), title)
        said = title if piece.determined else words.titled(title)
    elif piece.count > 1 and piece.described:
        said = words.plural(piece.staff)
    elif piece.count > 1:
        said = words.many(piece.staff, piece.count)
    else:
        said = words.bare(piece.staff) if piece.determined else words.one(piece.staff)
    return said[:1].upper() + said[1:] if piece.opens else said
