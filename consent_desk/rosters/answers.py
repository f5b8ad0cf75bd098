"""A table of answers, as another system exports what parents have said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consent_desk.domain.surname import split_surname
from consent_desk.errors import ColumnsUnclear, NoAnswerColumn
from consent_desk.rosters.cells import clean, read_birth_date, read_date
from consent_desk.rosters.columns import FIELDS, Fields, guess
from consent_desk.rosters.paper import points_to_paper
from consent_desk.rosters.sheet import Sheet

ANSWER_FIELDS: Fields = {
    **{f: FIELDS[f] for f in ("first_name", "last_name", "prefix", "birth_date", "group", "key")},
    "name": ("name", "naam", "fullname", "volledigenaam", "leerling", "pupil"),
    "signed_on": ("signedon", "signed", "ondertekendop", "ondertekend", "datumondertekening"),
    "evidence": ("evidence", "bewijs", "formulier", "bewijsstuk"),
    "guardian": ("guardian", "ouder", "verzorger", "ouderverzorger", "ondertekendoor", "parent"),
}


class Said(StrEnum):
    """What a cell says."""

    YES = "yes"
    NO = "no"
    BLANK = "blank"
    NOT_UNDERSTOOD = "not-understood"


_SAID = {
    **dict.fromkeys(("ja", "j", "yes", "y", "x", "1", "true", "waar", "✓", "akkoord"), Said.YES),
    **dict.fromkeys(("nee", "n", "no", "0", "false", "onwaar", "✗", "niet akkoord"), Said.NO),
    **dict.fromkeys(("", "-", "–", "?", "leeg", "empty"), Said.BLANK),
}


@dataclass(frozen=True)
class AnswerRow:
    """One line: whose answers, how they were given, and what was said to each purpose.

    A date is None where the line has none; `bad_birth_date` and `bad_signed_on` say that there is a
    text which is no date. `evidence` is empty where the line has no reference of a form.
    """

    line: int
    name: str
    birth_date: date | None
    bad_birth_date: bool
    group: str
    key: str
    signed_on: date | None
    bad_signed_on: bool
    evidence: str
    guardian: str
    said: Mapping[str, Said]


def guess_answers(sheet: Sheet, purposes: Fields) -> dict[str, str]:
    """The columns by what the header tells; a purpose only by its exact code or name."""
    known = guess(sheet.header, ANSWER_FIELDS)
    rest = [column for column in sheet.header if column not in known.values()]
    return known | guess(rest, purposes, slips=False)


def answer_rows(sheet: Sheet, columns: Mapping[str, str]) -> list[AnswerRow]:
    """The lines of a table whose columns are known by field or by the code of a purpose.

    Raises:
        ColumnsUnclear, NoAnswerColumn: no column with a name, or with an answer.
        BadRoster: two columns have the same name.
    """
    choices = ", ".join(filter(None, sheet.header)) or "–"
    if not {"name", "first_name", "key"} & set(columns):
        raise ColumnsUnclear(file=sheet.file, missing="name", choices=choices)
    if not set(columns) - set(ANSWER_FIELDS):
        free = (column for column in sheet.header if column and column not in columns.values())
        raise NoAnswerColumn(file=sheet.file, choices=choices, example=next(free, "Foto website"))
    places = {field: sheet.index_of(column) for field, column in columns.items()}
    return [
        _row(line, {field: clean(cells[place]) for field, place in places.items()})
        for line, cells in sheet.lines
    ]


def _row(line: int, values: Mapping[str, str]) -> AnswerRow:
    born, signed = values.get("birth_date", ""), values.get("signed_on", "")
    return AnswerRow(
        line,
        _name(values),
        read_birth_date(born),
        bool(born) and read_birth_date(born) is None,
        values.get("group", ""),
        values.get("key", ""),
        read_date(signed),
        bool(signed) and read_date(signed) is None,
        _reference(values.get("evidence", "")),
        values.get("guardian", ""),
        {
            field: _SAID.get(value.casefold(), Said.NOT_UNDERSTOOD)
            for field, value in values.items()
            if field not in ANSWER_FIELDS
        },
    )


def _reference(text: str) -> str:
    """Where the form is; nothing, where the cell answers or ticks as any other does."""
    return text if points_to_paper(text) and text.casefold() not in _SAID else ""


def _name(values: Mapping[str, str]) -> str:
    if values.get("first_name"):
        parts = (values.get(field, "") for field in ("first_name", "prefix", "last_name"))
        return " ".join(part for part in parts if part)
    last, comma, first = values.get("name", "").partition(",")
    if not comma:
        return last
    # "Berg, Sanne van der" as registers write it.
    given = first.split()
    behind = next((n for n in range(len(given)) if _is_prefix(given[n:])), len(given))
    return " ".join((*given[:behind], *given[behind:], last.strip()))


def _is_prefix(words: list[str]) -> bool:
    joined = " ".join(words)
    return split_surname(f"{joined} X")[0] == joined
