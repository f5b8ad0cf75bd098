"""A table: a header, and numbered lines of cells."""

from dataclasses import dataclass

from consent_desk.errors import BadRoster


@dataclass(frozen=True)
class Sheet:
    """A table as text; every line has as many cells as the header.

    `lines` holds the number of each line in the file, from 1, and its cells.
    """

    file: str
    header: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    left_out: tuple[str, ...] = ()

    def index_of(self, column: str) -> int:
        """Where a column is.

        Raises:
            BadRoster: two columns have that name.
        """
        if self.header.count(column) > 1:
            raise BadRoster(file=self.file, line=1, problem="roster-column-twice")
        return self.header.index(column)
