"""Withdrawing from where one is in the table: one permission, or all of a person."""

from collections.abc import Sequence

from consent_desk.domain.consent import Reason
from consent_desk.domain.purpose import Purpose
from ui.models.consent_table import ConsentTable
from ui.models.entry import Entry
from ui.pages.consent.consent_view import ConsentView
from ui.pages.consent.person_acts import PersonActs


class Withdrawing:
    """What is typed for the person is written before: else it would be the last word.

    Args:
        entry: holds what is typed.
        table: who is where.
        view: where one is.
        acts: withdraws.
    """

    def __init__(
        self, entry: Entry, table: ConsentTable, view: ConsentView, acts: PersonActs
    ) -> None:
        self._entry = entry
        self._table = table
        self._view = view
        self._acts = acts

    def one(self) -> None:
        """The permission where one is."""
        column = self._view.currentIndex().column()
        self._withdraw(self._table.purposes[column : column + 1])

    def all(self) -> None:
        """Every permission of the person where one is."""
        self._withdraw(self._table.purposes)

    def _withdraw(self, purposes: Sequence[Purpose]) -> None:
        row = self._table.row_at(self._view.currentIndex().row())
        if row is None:
            return
        person_id, codes = row.person.id, {purpose.code for purpose in purposes}

        def withdraw() -> None:
            now = self._table.row_of(person_id)
            given = zip(self._table.purposes, now.reasons, strict=True) if now else ()
            yes = [p.code for p, reason in given if reason is Reason.GRANTED and p.code in codes]
            self._acts.withdraw(person_id, yes)

        self._entry.when_written(person_id, withdraw)
