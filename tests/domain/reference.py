"""The rules once more, as plainly as they can be said: the program has to agree with it."""

from datetime import date

from consent_desk.domain.consent import Answer, Decision
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import Purpose

APRIL, AUGUST, SIXTEEN = 4, 8, 16


def may_be_shown(person: Person, purpose: Purpose, day: date, ledger: list[Decision]) -> bool:
    """Start from no; look for one form that says yes, and for anybody whose no stands."""
    if (person.left_on and person.left_on <= day) or not purpose.active:
        return False
    start = day.year if day.month >= AUGUST else day.year - 1
    mine = [d for d in ledger if (d.person_id, d.purpose) == (person.id, purpose.code)]
    forms = [f for d in mine if not _replaced(d, mine) for f in [(d, _first(d, mine).position)]]
    yes = [f for f in forms if f[0].answer is Answer.GRANTED and _good_claim(f[0], mine)]
    yes = [f for f in yes if f[0].evidence_id]
    yes = [f for f in yes if f[0].signed_on <= day and (f[0].effective_on or day) <= day]
    for no, place in forms:
        of_year = no.year.start == start
        late = no.year.start == start - 1 and no.signed_on >= date(start, APRIL, 1)
        early = no.year.start == start + 1 and no.signed_on < date(start + 1, AUGUST, 1)
        if no.answer is Answer.WITHDRAWN and (of_year or late or early):
            later = [f for f, at in yes if f.signed_on > no.signed_on and at > place]
        elif no.answer is Answer.REFUSED and (of_year or early):
            later = [f for f, at in yes if f.signed_on >= no.signed_on and at > place]
        else:
            continue
        years = (start, start + 1) if early else (start,)
        if no.signer not in [f.signer for f in later if f.year.start in years]:
            return False
    return any(_counts(f, person, purpose, day, start) for f, _ in yes if f.year.start == start)


def _replaced(entry: Decision, mine: list[Decision]) -> bool:
    return any(_first(d, mine) is not d and d.corrects == entry.id for d in mine)


def _first(entry: Decision, mine: list[Decision]) -> Decision:
    """The form that an entry is about: follow what it corrects to the beginning."""
    for d in mine:
        if d.id == entry.corrects and d.position < entry.position and d.year == entry.year:
            return _first(d, mine)
    return entry


def _good_claim(entry: Decision, mine: list[Decision]) -> bool:
    return entry.corrects is None or _first(entry, mine) is not entry


def _counts(form: Decision, person: Person, purpose: Purpose, day: date, start: int) -> bool:
    born = person.birth_date
    old = born is not None and (born.year + SIXTEEN, born.month, born.day) <= (
        day.year,
        day.month,
        day.day,
    )
    own = person.kind is PersonKind.STAFF or old
    in_time = date(start, APRIL, 1) <= form.signed_on < date(start + 1, AUGUST, 1)
    by_whom = form.signer.kind == ("self" if own else "guardian")
    return in_time and by_whom and form.wording_version == purpose.wording_version
