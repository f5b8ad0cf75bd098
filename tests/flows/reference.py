"""The rules once more, R1 to R8, written by hand from the design and without the program's own."""

from dataclasses import dataclass, field
from datetime import date

from consent_desk.domain.consent import Answer

PURPOSES = ("portal.photo", "website.photo")
PARENTS = ("mother", "father")
UNNAMED = "a parent whom the form does not name"
BEGIN = date(2026, 9, 1)


@dataclass(frozen=True)
class Said:
    """One answer as the model remembers it: enough of the form, and nothing worked out.

    `entry` is what the register calls it.
    """

    answer: Answer
    purpose: str
    year: int
    signed: date
    signer: str
    wording: int
    entry: str


@dataclass
class Child:
    """What the model knows of a child; `may_sign` are the parents on record."""

    born: date
    left_on: date | None = None
    said: list[Said] = field(default_factory=list)
    may_sign: dict[str, bool] = field(default_factory=dict)


@dataclass
class Model:
    """The reference: R1 to R8, from the design and not from the code."""

    today: date = BEGIN
    working: int = 2026
    children: dict[str, Child] = field(default_factory=dict)
    wording: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PURPOSES, 1))
    retired: set[str] = field(default_factory=set)

    def signs_alone(self, child: Child, day: date) -> bool:
        """From the sixteenth birthday on the pupil signs, until then a parent (R6)."""
        return day >= child.born.replace(year=child.born.year + 16)

    def yes(self, name: str, purpose: str) -> bool:
        child, now = self.children[name], year_of(self.today)
        if purpose in self.retired or (child.left_on and self.today >= child.left_on):
            return False  # R7, and what is not asked is not allowed
        if self.noes(child, purpose, now):
            return False
        grants = [s for s in heard(child, purpose, now) if s.answer is Answer.GRANTED]
        return any(  # R3 and R6; every grant here has its paper
            date(now, 4, 1) <= s.signed <= self.today
            and (s.signer == "self") == self.signs_alone(child, self.today)
            and s.wording == self.wording[purpose]
            for s in grants
        )

    def noes(self, child: Child, purpose: str, now: int) -> list[Said]:
        """What stands; whoever said no, and nobody else, takes it back (R4)."""
        mine = heard(child, purpose, now)
        return [
            no
            for place, no in enumerate(mine)
            if no.answer in (Answer.REFUSED, Answer.WITHDRAWN)
            and not any(
                s.answer is Answer.GRANTED
                and s.signer == no.signer
                and (s.signed > no.signed or (s.signed, no.answer) == (no.signed, Answer.REFUSED))
                for s in mine[place:]
            )
        ]

    def who_said_no(self, child: Child, purpose: str) -> str:
        """Whom "the same parent" means: whoever without a name said a no that stands."""
        noes = self.noes(child, purpose, max(self.working, year_of(self.today)))
        unnamed = [no.signer for no in noes if no.signer not in (*PARENTS, "self")]
        return unnamed[-1] if unnamed else UNNAMED


def heard(child: Child, purpose: str, now: int) -> list[Said]:
    """What was said to a purpose that touches a school year, in the order of the forms."""
    said = [s for s in child.said if s.purpose == purpose]
    return [s for s in said if s.year == now or is_late_withdrawal(s, now)]


def year_of(day: date) -> int:
    return day.year if day.month >= 8 else day.year - 1


def is_late_withdrawal(said: Said, now: int) -> bool:
    """From 1 April a withdrawal is for the coming school year too (R5)."""
    late = said.answer is Answer.WITHDRAWN and said.year + 1 == now
    return late and said.signed >= date(now, 4, 1)
