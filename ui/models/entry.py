"""Recording forms one after the other: the evidence, the numbers, and what was typed; no widgets.

What is typed for a person waits until one goes on to the next: then the whole form is written, in
one transaction and with one proof.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from consent_desk.domain.consent import Answer, SignerKind
from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.services.intake import Form
from consent_desk.services.record_consent import Recorded
from consent_desk.services.see_register import RegisterRow
from ui.jobs import Job, JobRunner
from ui.models.form_stack import Stack, Step
from ui.models.register_desk import RegisterDesk


class Entry(QObject):
    """A session of entry, when there is one."""

    changed = Signal()
    typed_changed = Signal(str)
    """What is typed for a person changed; their id."""
    row_changed = Signal(object)
    """A `RegisterRow` as it is after an entry."""
    refused = Signal(str, object)
    """A person's id, and the `KnownError` for which their form could not be written."""

    def __init__(self, desk: RegisterDesk, runner: JobRunner, texts: Texts) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._texts = texts
        self._stack: Stack | None = None
        self._numbers: dict[str, int] = {}
        self._typed: dict[str, dict[str, Answer]] = {}
        self._on_its_way: dict[str, dict[str, Answer]] = {}
        self._rows: dict[str, RegisterRow] = {}
        self._signers: dict[str, str | None] = {}
        self._done: list[Recorded] = []
        self._steps: list[Step] = []
        self._undone: dict[str, set[str]] = {}
        """What was on its way to the register when it was taken back, by person."""
        self._then: dict[str, Callable[[], None]] = {}
        self._written = 0

    # The session.

    @property
    def stack(self) -> Stack | None:
        """The evidence; None: no session, and nothing can be typed."""
        return self._stack

    @property
    def typed(self) -> Mapping[str, Mapping[str, Answer]]:
        """What is typed and not in the register yet, by person and purpose."""
        waiting = {
            person_id: _without(typed, self._undone.get(person_id, ()))
            for person_id, typed in self._on_its_way.items()
        }
        for person_id, typed in self._typed.items():
            waiting[person_id] = {**waiting.get(person_id, {}), **typed}
        return waiting

    @property
    def written(self) -> int:
        """How many forms were written in this session."""
        return self._written

    def begin(self, stack: Stack) -> None:
        """Begin, with the evidence."""
        self._stack = stack
        self._numbers.clear()
        self._signers.clear()
        self._done.clear()
        self._steps.clear()
        self._written = 0
        self.changed.emit()

    def change(self, place: str, signed_on: date | None) -> None:
        """Another place or date from here on; nothing can be typed while one is missing."""
        if self._stack is not None:
            self._stack = replace(self._stack, place=place.strip(), signed_on=signed_on)
            self.changed.emit()

    def say_number(self, person_id: str | None, number: int) -> None:
        """The form that is in front has another number; those after it count on from there."""
        if self._stack is None:
            return
        numbered = person_id in self._numbers
        if person_id is not None and numbered:
            self._numbers[person_id] = number
        self._stack = replace(self._stack, next_number=number + numbered)
        self.changed.emit()

    def end(self) -> None:
        """Write what is typed, and end; while something is refused, it goes on."""
        self.write()
        if not self._typed:
            self._stack = None
        self.changed.emit()

    def number_of(self, person_id: str) -> int | None:
        """The number of a person's form in the stack, or the one that it would get."""
        if self._stack is None:
            return None
        return self._numbers.get(person_id, self._stack.next_number)

    def signer_of(self, row: RegisterRow) -> str | None:
        """The guardian who signed; None: nobody in particular, or the person.

        Where nobody said it, it is the one guardian who may sign. Of two it is not guessed: a yes
        would lift the other one's no, and a no would be lifted by who never said it (R4).
        """
        if row.person.id in self._signers:
            return self._signers[row.person.id]
        return row.signers[0] if len(row.signers) == 1 and not row.signs_alone else None

    def say_signer(self, row: RegisterRow, name: str | None) -> None:
        """Somebody else signed this form."""
        self._signers[row.person.id] = name

    # Typing.

    def say(self, row: RegisterRow, purposes: Sequence[str], answer: Answer) -> bool:
        """Type an answer to these; says whether there is evidence that it can go with."""
        if self._stack is None or not self._stack.is_whole:
            return False
        person_id = row.person.id
        self.write_all_but(person_id)
        if person_id not in self._numbers:
            self._numbers[person_id] = self._stack.next_number
            self._stack = replace(self._stack, next_number=self._stack.next_number + 1)
        self._rows[person_id] = row
        typed = self._typed.setdefault(person_id, {})
        typed |= dict.fromkeys(purposes, answer)
        self._steps.append(Step(person_id, frozenset(purposes)))
        self.typed_changed.emit(person_id)
        self.changed.emit()
        return True

    def write(self) -> None:
        """Write what is typed in the register."""
        for person_id in list(self._typed):
            self._write(person_id)

    def write_all_but(self, person_id: str | None) -> None:
        """Write what is typed for anybody else than who one is at."""
        for other in [each for each in self._typed if each != person_id]:
            self._write(other)

    def when_written(self, person_id: str, then: Callable[[], None]) -> None:
        """Do something once what is typed for a person is in the register; not if it is refused."""
        if person_id in self._typed:
            self._write(person_id)
        if person_id in self._on_its_way:
            self._then[person_id] = then
        else:
            then()

    def last_is_no(self) -> bool:
        """Whether undo would take a no back that is in the register, or on its way there."""
        step = self._last_step()
        if step is None:
            return False
        on_its_way = self._on_its_way.get(step.person_id, {})
        answers = [each.decision.answer for each in self._of(step)]
        answers += [on_its_way[code] for code in step.purposes & on_its_way.keys()]
        return any(answer.is_no for answer in answers)

    def undo(self) -> Step | None:
        """Take the last key back: forget what it typed, or correct it; gives what it was about.

        What is on its way to the register is taken back as soon as it is there.
        """
        step = self._last_step()
        if step is None:
            return None
        self._steps.pop()
        person_id, typed = step.person_id, self._typed.get(step.person_id, {})
        written = self._of(step)
        on_its_way = step.purposes & self._on_its_way.get(person_id, {}).keys() - typed.keys()
        if on_its_way:
            self._undone.setdefault(person_id, set()).update(on_its_way)
        for purpose in step.purposes & typed.keys():
            del typed[purpose]
        if not typed:
            self._typed.pop(person_id, None)
        self._correct(person_id, [] if on_its_way else written)
        self.typed_changed.emit(person_id)
        self.changed.emit()
        return step

    def _correct(self, person_id: str, written: Sequence[Recorded]) -> None:
        """Take back what is in the register."""
        if written:
            self._done = [each for each in self._done if each not in written]
            job = Job(lambda _: self._take_back(person_id, written))
            self._runner.run(job.then(self._show))

    def _last_step(self) -> Step | None:
        """The last one of which anything is left."""
        while self._steps:
            step = self._steps[-1]
            waiting = self.typed.get(step.person_id, {}).keys()
            if self._of(step) or not step.purposes.isdisjoint(waiting):
                return step
            self._steps.pop()
        return None

    def _of(self, step: Step) -> list[Recorded]:
        """What of a step is in the register, and typed no more."""
        typed = self._typed.get(step.person_id, {})
        return [
            each
            for each in self._done
            if each.decision.person_id == step.person_id
            and each.decision.purpose in step.purposes - typed.keys()
        ]

    def _take_back(self, person_id: str, written: Sequence[Recorded]) -> RegisterRow | None:
        for each in written:
            self._desk.take_back(each.decision.id, nobody_said_no=each.decision.answer.is_no)
        return self._desk.row(person_id)

    def _write(self, person_id: str) -> None:
        row, stack = self._rows[person_id], self._stack
        if stack is None or not stack.place or stack.signed_on is None:
            return  # it waits for its evidence
        typed = self._typed.pop(person_id)
        self._on_its_way[person_id] = {**self._on_its_way.get(person_id, {}), **typed}
        forms = self._forms(stack.place, stack.signed_on, row, typed)
        job = Job(lambda _: (self._desk.record(forms), self._desk.row(person_id)))
        job.then(lambda done: self._on_written(person_id, *done))
        self._runner.run(
            job.or_else(lambda error: self._on_refused(person_id, typed, stack, error))
        )

    def _forms(
        self, place: str, signed_on: date, row: RegisterRow, typed: Mapping[str, Answer]
    ) -> list[Form]:
        number = self._numbers[row.person.id]
        paper = self._texts("{place}, no. {n}", place=place, n=number)
        signer = self.signer_of(row)
        by = SignerKind.SELF if row.signs_alone else SignerKind.GUARDIAN
        return [
            Form(row.person.id, code, answer, signed_on, paper=paper, by=by, guardian=signer)
            for code, answer in typed.items()
        ]

    def _on_written(
        self, person_id: str, recorded: list[Recorded], row: RegisterRow | None
    ) -> None:
        self._arrived(person_id)
        self._done.extend(recorded)
        self._written += 1
        self._show(row)
        self.typed_changed.emit(person_id)
        self.changed.emit()
        undone = self._undone.pop(person_id, ())
        self._correct(person_id, [e for e in recorded if e.decision.purpose in undone])
        if person_id not in self._on_its_way and person_id in self._then:
            self._then.pop(person_id)()

    def _on_refused(
        self, person_id: str, typed: dict[str, Answer], stack: Stack, error: KnownError
    ) -> None:
        """What was typed stays, and the session with it: it can be mended, and is never lost."""
        self._arrived(person_id)
        self._then.pop(person_id, None)
        left = _without(typed, self._undone.pop(person_id, ()))
        if kept := {**left, **self._typed.get(person_id, {})}:
            self._typed[person_id] = kept
        self._stack = self._stack or stack
        self.typed_changed.emit(person_id)
        self.changed.emit()
        if left:
            self.refused.emit(person_id, error)

    def _arrived(self, person_id: str) -> None:
        self._on_its_way.pop(person_id, None)

    def _show(self, row: RegisterRow | None) -> None:
        if row is not None:
            self.row_changed.emit(row)


def _without(typed: Mapping[str, Answer], undone: Collection[str]) -> dict[str, Answer]:
    return {code: answer for code, answer in typed.items() if code not in undone}
