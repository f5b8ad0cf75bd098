"""Remembering what the columns of a school's tables mean, by their header."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consent_desk.ports import UnitOfWork
from consent_desk.rosters.columns import header_key


@dataclass(frozen=True)
class TableColumns:
    """The columns of a table by the field each holds; `use` tells rosters and answers apart."""

    use: str
    header: Sequence[str]
    columns: Mapping[str, str] = field(default_factory=dict[str, str])


def remember_columns(uow: UnitOfWork, table: TableColumns) -> None:
    """Keep them for the next table with this header."""
    mapping = json.dumps(dict(table.columns), sort_keys=True, ensure_ascii=False)
    uow.column_mappings.set(_key(table.use, table.header), mapping)


def remembered_columns(uow: UnitOfWork, use: str, header: Sequence[str]) -> dict[str, str] | None:
    """What was kept for a header; None where nothing was, or where a column is called otherwise."""
    kept = uow.column_mappings.get(_key(use, header))
    columns: dict[str, str] | None = None if kept is None else json.loads(kept)
    if columns is None or not set(columns.values()) <= set(header):
        return None
    return columns


def _key(use: str, header: Sequence[str]) -> str:
    return f"{use}\t{header_key(header)}"
