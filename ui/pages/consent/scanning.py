"""Keeping scans that were dropped: each with the form that it is of."""

from pathlib import Path

from consent_desk.services.see_register import RegisterRow
from ui.models.consent_table import ConsentTable
from ui.models.entry import Entry
from ui.pages.consent.person_acts import PersonActs
from ui.pages.consent.recording import Recording


class Scanning:
    """What is typed for the person is written before: else the scan went with an older form.

    Args:
        entry: holds what is typed.
        recording: says what is missing where it cannot be written.
        table: who is where.
        acts: keeps the scan.
    """

    def __init__(
        self, entry: Entry, recording: Recording, table: ConsentTable, acts: PersonActs
    ) -> None:
        self._entry = entry
        self._recording = recording
        self._table = table
        self._acts = acts

    def keep_at(self, place: int, file: Path) -> None:
        """Of whoever is in a row of the table."""
        self.keep(self._table.row_at(place), file)

    def keep(self, row: RegisterRow | None, file: Path) -> None:
        """Of a person."""
        if row is None:
            return
        self._entry.write()
        if row.person.id in self._entry.unsent:
            self._recording.ask_for_evidence()
        else:
            self._entry.when_written(row.person.id, lambda: self._acts.keep_scan(row, file))
