"""The workbook that Social Schools exports: a table whose columns are always the same."""

from collections.abc import Sequence

COLUMNS = {
    "first_name": "Roepnaam",
    "prefix": "Tussenvoegsel",
    "last_name": "Achternaam",
    "birth_date": "Geboortedatum",
    "group": "Klasnaam",
    "level": "Leerjaar",
}


def is_social_schools(header: Sequence[str]) -> bool:
    """Whether a header is that of a Social Schools export, whatever columns stand beside them."""
    return set(COLUMNS.values()) <= set(header)
