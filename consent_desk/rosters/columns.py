"""Which column of a table means what: said by somebody, remembered, or guessed from the header."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from consent_desk.errors import ColumnsUnclear, UnknownColumn, UnknownField

Fields = Mapping[str, Sequence[str]]
"""What a column can hold, and the words for it in a header, in Dutch and English."""

# The most telling word first: a "roepnaam" beats the "voornamen" of a passport.
FIELDS: Fields = {
    "first_name": (
        "firstname",
        "roepnaam",
        "voornaam",
        "givenname",
        "preferredname",
        "voornamen",
    ),
    "last_name": ("lastname", "achternaam", "surname", "familyname", "familienaam"),
    "prefix": ("prefix", "tussenvoegsel", "voorvoegsel", "tussenvoegsels", "voorvoegsels", "infix"),
    "birth_date": ("birthdate", "geboortedatum", "dateofbirth", "gebdatum", "geboren", "dob"),
    "group": ("group", "groep", "klas", "klasnaam", "groepsnaam", "stamgroep", "class", "klasse"),
    "level": ("level", "leerjaar", "jaargroep", "grade"),
    "kind": ("kind", "soort"),
    "key": (
        "key",
        "rosterkey",
        "leerlingnummer",
        "leerlingnr",
        "stamnummer",
        "studentid",
        "studentnumber",
        "pupilid",
        "pupilnumber",
    ),
    "left_on": ("lefton", "uitstroomdatum", "datumuitschrijving", "vertrekdatum", "leavingdate"),
}
REQUIRED = ("first_name", "last_name", "group")
_ALIKE = 90
_LONG_ENOUGH = 6


def guess(header: Sequence[str], fields: Fields = FIELDS, *, slips: bool = True) -> dict[str, str]:
    """The column of each field that the header tells; each column once.

    Args:
        header: the names of the columns.
        fields: what a column can hold, and the bare words for it, the most telling first.
        slips: whether a word may be misspelled.
    """
    free = {column: bare(column) for column in header if bare(column)}
    found: dict[str, str] = {}
    for field, words in fields.items():
        exact = [c for word in words for c, own in free.items() if own == word]
        if exact:
            found[field] = exact[0]
            del free[exact[0]]
    for field, words in fields.items() if slips else ():
        if field in found:
            continue
        close = {c: own for c, own in free.items() if _is_close(own, words)}
        if len(close) == 1:
            (found[field],) = close
            del free[found[field]]
    return found


def parse_mapping(given: Iterable[str], header: Sequence[str], fields: Fields) -> dict[str, str]:
    """Read `Roepnaam=first_name` into columns by field.

    Raises:
        UnknownColumn: the table has no such column.
        UnknownField: there is no such field.
    """
    columns = {bare(column): column for column in header}
    said: dict[str, str] = {}
    for pair in given:
        column, _, field = pair.rpartition("=")
        if bare(column) not in columns:
            raise UnknownColumn(asked=column, choices=", ".join(filter(None, header)))
        said[_field(field, fields)] = columns[bare(column)]
    return said


def with_said(known: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """The columns that were remembered or guessed, but for what somebody says of them."""
    taken = set(said.values())
    return {field: column for field, column in known.items() if column not in taken} | dict(said)


def require_columns(file: str, header: Sequence[str], columns: Mapping[str, str]) -> None:
    """Stop unless a roster can be read with these columns.

    Raises:
        ColumnsUnclear: names the fields that no column was found for.
    """
    missing = [field for field in REQUIRED if field not in columns]
    if "birth_date" not in columns and "key" not in columns:
        missing.append("birth_date")
    if missing:
        raise ColumnsUnclear(
            file=file, missing=", ".join(missing), choices=", ".join(filter(None, header)) or "–"
        )


def bare(text: str) -> str:
    """A word without case, accents, spaces and signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", decomposed)


def header_key(header: Sequence[str]) -> str:
    """What a table's header is remembered by."""
    return "\t".join(map(bare, header))


def _field(asked: str, fields: Fields) -> str:
    word = asked.strip()
    if word in fields:
        return word
    meant = guess([word], fields, slips=False)
    if not meant:
        raise UnknownField(asked=word, choices=", ".join(fields))
    return next(iter(meant))


def _is_close(word: str, words: Sequence[str]) -> bool:
    if len(word) < _LONG_ENOUGH:
        return False
    return process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
