"""The school and the sentences that the names gate is measured on."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from consent_desk.domain.names import DutchWords, Finding, NameIndex
from consent_desk.domain.person import Person, PersonKind
from consent_desk.services.dutch_words import dutch_words

DATA = Path(__file__).parent / "data" / "names"


@dataclass(frozen=True)
class Sentence:
    """A sentence and where the names stand in it."""

    text: str
    names: tuple[tuple[int, int], ...]


def persons() -> list[Person]:
    """A school of its own, with many names that are words."""
    rows = json.loads((DATA / "roster.json").read_text(encoding="utf-8"))
    return [
        Person(
            id=f"p{number:02}",
            kind=PersonKind(row.get("kind", "pupil")),
            first_name=row["first"],
            last_name=row["last"],
            prefix=row.get("prefix", ""),
            nicknames=tuple(row.get("nicknames", ())),
            left_on=date(2026, 10, 1) if row.get("left") else None,
        )
        for number, row in enumerate(rows)
    ]


def index(of: list[Person] | None = None, words: DutchWords | None = None) -> NameIndex:
    """That school, ready to be looked up."""
    return NameIndex(persons() if of is None else of, words or dutch_words())


def sentences(half: str) -> list[Sentence]:
    """The half called "tuning" or "held_out", or "review"; in the file, names stand in brackets."""
    marked = json.loads((DATA / f"{half}.json").read_text(encoding="utf-8"))
    return [_unmarked(text) for text in marked]


def missed(sentence: Sentence, findings: list[Finding]) -> list[str]:
    """The names of which a letter is in no finding."""
    covered = {place for f in findings for place in range(f.start, f.end)}
    return [sentence.text[a:b] for a, b in sentence.names if not covered.issuperset(range(a, b))]


def false_alarms(sentence: Sentence, findings: list[Finding]) -> list[Finding]:
    """The findings where there is no name."""
    return [f for f in findings if not any(f.start < b and a < f.end for a, b in sentence.names)]


def _unmarked(marked: str) -> Sentence:
    text, names, start = "", [], 0
    for char in marked:
        if char == "[":
            start = len(text)
        elif char == "]":
            names.append((start, len(text)))
        else:
            text += char
    return Sentence(text, tuple(names))
