"""How long each kind of thing is kept (R20); periods are the director's, within bounds."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from consent_desk.domain.consent import Reason
from consent_desk.domain.school_year import SchoolYear

LONGEST_PAUSE = timedelta(days=92)


@dataclass(frozen=True)
class Periods:
    """The periods of a school.

    `evidence_years` count from the end of the school year that the evidence is for;
    `unrenewed_days` from its first day, for templates of people who were not asked again yet.
    """

    leavers_months: int
    evidence_years: int
    templates_months: int
    unrenewed_days: int
    kept_copies_days: int
    post_texts_months: int
    photo_places_days: int
    upgrade_copy_days: int


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def leaver_goes(left_on: date, periods: Periods, today: date) -> bool:
    """Whether somebody who left has been kept long enough."""
    return today >= months_later(left_on, periods.leavers_months)


def template_goes(made_on: date, reason: Reason, periods: Periods, today: date) -> bool:
    """Whether a face template goes: too old, or its owner has no yes for matching today.

    A no and leaving the school take it at once. A yes that only ran out with its school year, or
    with its wording, leaves some weeks to ask again; nothing is compared with the template then.
    """
    if today >= months_later(made_on, periods.templates_months):
        return True
    if reason is Reason.GRANTED:
        return False
    if reason in (Reason.NOT_ANSWERED, Reason.OLD_WORDING):
        grace = timedelta(days=periods.unrenewed_days)
        return today >= SchoolYear.of(today).first_day + grace
    return True


def evidence_kept_from(periods: Periods, today: date) -> SchoolYear:
    """The first school year whose evidence is kept."""
    return SchoolYear(SchoolYear.of(today).start - periods.evidence_years)


def clock_is_credible(last_seen: date, today: date) -> bool:
    """Whether a clock may be believed enough to delete by it, unattended.

    A clock that stands years ahead would empty the register; so it stops where nobody was at work
    for longer than any holiday, or where the clock was set back.
    """
    return timedelta(days=-1) <= today - last_seen <= LONGEST_PAUSE
