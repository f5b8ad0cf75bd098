"""The rules once more, R1 to R8, written by hand from the design and without the program's own."""

from dataclasses import dataclass, field
from datetime import date

from consent_desk.domain.consent import Answer

PURPOSES = ("portal.photo", "website.photo")
PARENTS = ("mother", "father")
UNNAMED = "a parent whom the form does not name"
BEGIN = date(2026, 9, 1)
NOES = (Answer.REFUSED, Answer.WITHDRAWN)


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
    reworded: list[tuple[str, date]] = field(default_factory=list[tuple[str, date]])
    retired: set[str] = field(default_factory=set)

    def signs_alone(self, child: Child, day: date) -> bool:
        """From the sixteenth birthday on the pupil signs, until then a parent (R6)."""
        return day >= child.born.replace(year=child.born.year + 16)

    def wording(self, purpose: str, day: date) -> int:
        """How often the sentence had been changed before a day: what a form of it is for.

        On the day of the change itself it may have been signed before.
        """
        return sum(code == purpose and on < day for code, on in self.reworded)

    def yes(self, name: str, purpose: str) -> bool:
        child, now = self.children[name], year_of(self.today)
        if purpose in self.retired or (child.left_on and self.today >= child.left_on):
            return False  # R7, and what is not asked is not allowed
        if self.noes(child, purpose, now):
            return False
        mine = [s for s in child.said if (s.purpose, s.year) == (purpose, now)]
        return any(  # R3 and R6; every grant here has its paper
            s.answer is Answer.GRANTED
            and date(now, 4, 1) <= s.signed <= self.today
            and (s.signer == "self") == self.signs_alone(child, self.today)
            and s.wording == sum(code == purpose for code, _ in self.reworded)
            for s in mine
        )

    def noes(self, child: Child, purpose: str, now: int) -> list[Said]:
        """What stands; whoever said no, and nobody else, takes it back (R4)."""
        mine = [s for s in child.said if s.purpose == purpose]
        return [
            no
            for place, no in enumerate(mine)
            if no.answer in NOES
            and touches(no, now)
            and not any(
                s.answer is Answer.GRANTED
                and s.year in (now, max(now, no.year))
                and s.signer == no.signer
                and (s.signed > no.signed or (s.signed, no.answer) == (no.signed, Answer.REFUSED))
                for s in mine[place:]
            )
        ]

    def year_answered(self, answer: Answer, signed: date) -> int:
        """A yes is for the year of the school; a no for the last year that its form can be for."""
        running = year_of(self.today)
        if answer is Answer.GRANTED:
            return self.working
        if answer is Answer.REFUSED and fits(signed, max(self.working, running)):
            return max(self.working, running)
        if answer is Answer.REFUSED and fits(signed, min(self.working, running)):
            return min(self.working, running)
        return running

    def who_said_no(self, child: Child, purpose: str) -> str:
        """Whom "the same parent" means: whoever without a name said a no that stands."""
        noes = self.noes(child, purpose, max(self.working, year_of(self.today)))
        unnamed = [no.signer for no in noes if no.signer not in (*PARENTS, "self")]
        return unnamed[-1] if unnamed else UNNAMED


def fits(signed: date, year: int) -> bool:
    """A form for a school year is signed from 1 April before until the year is over (R3)."""
    return date(year, 4, 1) <= signed <= date(year + 1, 7, 31)


def year_of(day: date) -> int:
    return day.year if day.month >= 8 else day.year - 1


def touches(no: Said, now: int) -> bool:
    """A no is of its year; a late withdrawal of the next one too, an early no of the one before."""
    if no.year + 1 == now:
        return no.answer is Answer.WITHDRAWN and no.signed >= date(now, 4, 1)
    return no.year == now or (no.year == now + 1 and year_of(no.signed) <= now)
