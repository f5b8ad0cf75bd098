"""Recording forms one after the other: the evidence, the numbers, and what was typed; no widgets.

What is typed for a person waits until one goes on to the next: then the whole form is written, in
one transaction and with one proof.
"""

from collections.abc import Callable, Mapping, Sequence, Set
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
from ui.models.form_stack import Sent, Stack, Step
from ui.models.one_by_one import OneByOne
from ui.models.register_desk import RegisterDesk


class Entry(QObject):
    """A session of entry, when there is one.

    What goes to the register goes in the order of the keys, one after the other: of two answers the
    later one has to be the later one there.
    """

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
        self._in_order = OneByOne(runner)
        self._texts = texts
        self._stack: Stack | None = None
        self._numbers: dict[str, int] = {}
        self._typed: dict[str, dict[str, Answer]] = {}
        self._on_its_way: list[Sent] = []
        self._rows: dict[str, RegisterRow] = {}
        self._signers: dict[str, str | None] = {}
        self._done: list[Recorded] = []
        self._steps: list[Step] = []
        self._then: dict[str, list[Callable[[], None]]] = {}
        self._written = 0

    @property
    def stack(self) -> Stack | None:
        """The evidence; None: no session, and nothing can be typed."""
        return self._stack

    @property
    def typed(self) -> Mapping[str, Mapping[str, Answer]]:
        """What is typed and not in the register yet, by person and purpose."""
        waiting: dict[str, dict[str, Answer]] = {}
        for each in self._on_its_way:
            waiting.setdefault(each.person_id, {}).update(each.left)
        for person_id, typed in self._typed.items():
            waiting.setdefault(person_id, {}).update(typed)
        return waiting

    @property
    def unsent(self) -> Set[str]:
        """The ids of those for whom something is typed that is not on its way to the register."""
        return self._typed.keys()

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
        if self._of_person(person_id):
            self._then.setdefault(person_id, []).append(then)
        else:
            then()

    def last_is_no(self) -> bool:
        """Whether undo would take a no back that is in the register, or on its way there."""
        step = self._last_step()
        if step is None:
            return False
        answers = [each.decision.answer for each in self._of(step)]
        for sent in self._of_person(step.person_id):
            answers += [sent.left[code] for code in step.purposes & sent.left.keys()]
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
        on_its_way = self._take_back_sent(person_id, step.purposes - typed.keys())
        for purpose in step.purposes & typed.keys():
            del typed[purpose]
        if not typed:
            self._typed.pop(person_id, None)
        self._correct(person_id, [e for e in written if e.decision.purpose not in on_its_way])
        self.typed_changed.emit(person_id)
        self.changed.emit()
        return step

    def _take_back_sent(self, person_id: str, purposes: Set[str]) -> set[str]:
        """Take back the last answers that are on their way; says to which questions."""
        found = set[str]()
        for sent in reversed(self._of_person(person_id)):
            here = (purposes - found) & sent.left.keys()
            sent.undone |= here
            found |= here
        return found

    def _correct(self, person_id: str, written: Sequence[Recorded]) -> None:
        """Take back what is in the register."""
        if written:
            self._done = [each for each in self._done if each not in written]
            job = Job(lambda _: self._take_back(person_id, written))
            self._in_order.run(job.then(self._show))

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
        sent = Sent(person_id, self._typed.pop(person_id), stack)
        self._on_its_way.append(sent)
        forms = self._forms(stack.place, stack.signed_on, row, sent.typed)
        job = Job(lambda _: (self._desk.record(forms), self._desk.row(person_id)))
        job.then(lambda done: self._on_written(sent, *done))
        self._in_order.run(job.or_else(lambda error: self._on_refused(sent, error)))

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

    def _on_written(self, sent: Sent, recorded: list[Recorded], row: RegisterRow | None) -> None:
        self._on_its_way.remove(sent)
        self._done.extend(recorded)
        self._written += 1
        self._show(row)
        self.typed_changed.emit(sent.person_id)
        self.changed.emit()
        self._correct(sent.person_id, [e for e in recorded if e.decision.purpose in sent.undone])
        if not self._of_person(sent.person_id):
            for then in self._then.pop(sent.person_id, ()):
                then()

    def _on_refused(self, sent: Sent, error: KnownError) -> None:
        """What was typed stays, and the session with it: it can be mended, and is never lost.

        But for what was answered otherwise since: that would be the last word.
        """
        self._on_its_way.remove(sent)
        person_id = sent.person_id
        self._then.pop(person_id, None)
        since = {code for later in self._of_person(person_id) for code in later.typed}
        left = {code: answer for code, answer in sent.left.items() if code not in since}
        if kept := {**left, **self._typed.get(person_id, {})}:
            self._typed[person_id] = kept
        self._stack = self._stack or sent.stack
        self.typed_changed.emit(person_id)
        self.changed.emit()
        if left:
            self.refused.emit(person_id, error)

    def _of_person(self, person_id: str) -> list[Sent]:
        return [sent for sent in self._on_its_way if sent.person_id == person_id]

    def _show(self, row: RegisterRow | None) -> None:
        if row is not None:
            self.row_changed.emit(row)
