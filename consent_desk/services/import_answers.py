"""Recording answers that a school already holds in another system."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.domain.consent import Answer
from consent_desk.domain.purpose import Purpose
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.rosters.answers import ANSWER_FIELDS, AnswerRow, answer_rows, guess_answers
from consent_desk.rosters.columns import Fields, bare, parse_mapping, with_said
from consent_desk.rosters.table import read_sheet
from consent_desk.services.plan_answers import AnswersOfRow, Untold, plan_answers
from consent_desk.services.read_roster import read_bytes
from consent_desk.services.record_consent import Recorded, forget_kept, record_in
from consent_desk.services.remember_columns import (
    TableColumns,
    remember_columns,
    remembered_columns,
)

ANSWERS = "answers"


@dataclass(frozen=True)
class AnswersFile:
    """A table of answers that was read, and what its columns were taken for."""

    rows: tuple[AnswerRow, ...]
    columns: TableColumns


@dataclass(frozen=True)
class AnswersPlan:
    """What can be recorded of a table, by line, and what cannot."""

    lines: tuple[AnswersOfRow, ...]

    @cached_property
    def granted(self) -> int:
        """How many answers are a yes with paper and date."""
        return self._count(Answer.GRANTED)

    @cached_property
    def refused(self) -> int:
        """How many answers are a no."""
        return self._count(Answer.REFUSED)

    @cached_property
    def to_look_at(self) -> list[AnswersOfRow]:
        """The lines with an answer that is not recorded, though it is neither blank nor known."""
        quiet = {Untold.BLANK, Untold.ALREADY_RECORDED}
        return [line for line in self.lines if not set(line.untold.values()) <= quiet]

    def _count(self, answer: Answer) -> int:
        return sum(form.answer is answer for line in self.lines for form in line.forms)


def read_answers(vault: Vault, file: Path, said: Sequence[str] = ()) -> AnswersFile:
    """Read a table, with columns as somebody says, as they were remembered, or as guessed.

    Args:
        vault: whose purposes and remembered columns.
        file: a CSV or a workbook.
        said: columns, as `Foto website=website.photo`.

    Raises:
        FileMissing: there is no such file.
        BadRoster, BadRosterFile: it cannot be read; says where and why.
        ColumnsUnclear, UnknownColumn, UnknownField: what its columns mean is not clear.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    sheet = read_sheet(read_bytes(file), file.name)
    with vault.register.read() as uow:
        purposes = _words_for(uow.purposes.all())
        remembered = remembered_columns(uow, ANSWERS, sheet.header)
    told = parse_mapping(said, sheet.header, {**ANSWER_FIELDS, **purposes})
    columns = with_said(remembered or guess_answers(sheet, purposes), told)
    rows = tuple(answer_rows(sheet, columns))
    return AnswersFile(rows, TableColumns(ANSWERS, sheet.header, columns))


def preview_answers(vault: Vault, table: AnswersFile) -> AnswersPlan:
    """What `import_answers` would record now, and what it would not, with the reason."""
    require(vault.actor, Action.RECORD_CONSENT)
    with vault.register.read() as uow:
        return _plan(uow, vault, table)


def import_answers(vault: Vault, table: AnswersFile) -> tuple[AnswersPlan, list[Recorded]]:
    """Record what can be recorded; the same table twice does nothing.

    Looking and recording are one transaction: the plan that comes back is what was done.
    """
    require(vault.actor, Action.RECORD_CONSENT)
    with vault.register.write() as uow:
        plan = _plan(uow, vault, table)
        forms = [form for line in plan.lines for form in line.forms]
        recorded = record_in(uow, vault, forms, {}) if forms else []
        remember_columns(uow, table.columns)
        uow.commit()
    forget_kept(vault, recorded)
    return plan, recorded


def _plan(uow: UnitOfWork, vault: Vault, table: AnswersFile) -> AnswersPlan:
    purposes = [purpose.code for purpose in uow.purposes.all()]
    today = vault.clock.now().date()
    return AnswersPlan(tuple(plan_answers(uow, table.rows, purposes, today)))


def _words_for(purposes: Sequence[Purpose]) -> Fields:
    """What the header of a purpose's column may say: its code, or its own name."""
    return {
        purpose.code: [bare(n) for n in (purpose.code, purpose.name_nl, purpose.name_en) if n]
        for purpose in purposes
    }
