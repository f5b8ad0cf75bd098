"""The schools of a foundation, from the files that each school made of its own counts."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from consent_desk.errors import BadCounts, FileMissing
from consent_desk.messages import Texts
from consent_desk.ports import FoundationOverview, SchoolCounts, UnitOfWork, Vault
from consent_desk.services.prints.about import About, Shaped

_MOST_BYTES = 1_000_000
_LONGEST_NAME = 200


def foundation_overview(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Read the files, one a school.

    Raises:
        FileMissing: a file is not there.
        BadCounts: it holds something else, or a school that another file holds too.
    """
    schools: list[SchoolCounts] = []
    for file in about.files:
        counts = _read(file)
        if any((each.school, each.year) == (counts.school, counts.year) for each in schools):
            raise BadCounts(file=str(file))
        schools.append(counts)
    return Shaped(FoundationOverview(sorted(schools, key=lambda each: each.school.casefold())))


def _read(file: Path) -> SchoolCounts:
    if not file.is_file():
        raise FileMissing(file=str(file))
    if file.stat().st_size > _MOST_BYTES:
        raise BadCounts(file=str(file))
    try:
        counts = TypeAdapter(SchoolCounts).validate_json(file.read_bytes(), strict=False)
    except ValidationError as error:
        raise BadCounts(file=str(file)) from error
    if not _is_possible(counts):
        raise BadCounts(file=str(file))
    return counts


def _is_possible(counts: SchoolCounts) -> bool:
    """Counts of so many persons, and names that are names."""
    names = [counts.school, *counts.tallies]
    names += [name for by_language in counts.purposes.values() for name in by_language.values()]
    return all(0 < len(name) <= _LONGEST_NAME for name in names) and all(
        min(tally.given, tally.refused, tally.open) >= 0 and tally.total == counts.persons
        for tally in counts.tallies.values()
    )
