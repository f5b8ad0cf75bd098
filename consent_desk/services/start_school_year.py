"""Starting the next school year in one step, and undoing that while nothing was recorded in it."""

from dataclasses import dataclass, replace
from uuid import uuid4

from consent_desk.domain.account import Action, require
from consent_desk.domain.audit import Entry
from consent_desk.domain.person import Group
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import YearInUse, YearNotStarted
from consent_desk.ports import School, UnitOfWork, Vault
from consent_desk.services.journal import note
from consent_desk.services.leave_school import leave_school
from consent_desk.services.plan_year import YearOrder, YearPlan, plan_year
from consent_desk.services.take_away import delete_kept, take_away_without_yes
from consent_desk.services.take_effect import Consequences

STARTED, UNDONE = "year.started", "year.undone"
_HARMLESS = frozenset(
    {
        "file.deleted",
        "templates.deleted",
        "setting.changed",
        "model.added",
        "overview.printed",
        "overview.issued",
        "person.answered",
        "person.erased",
        "account.signed-in",
    }
)
_HARMLESS_KINDS = ("copy.", "retention.")


@dataclass(frozen=True)
class Started:
    """What was done; `followed` are files and templates that went."""

    plan: YearPlan
    followed: tuple[Consequences, ...]

    @property
    def templates(self) -> int:
        """How many face templates of leavers went; none before the year's first day."""
        return sum(each.templates for each in self.followed)


def start_school_year(vault: Vault, order: YearOrder) -> Started:
    """Let groups move up and leavers leave, and work in the next year from now on.

    Last year's decisions stop counting by their dates on the year's first day; so do leavers leave
    then, also when the year is started earlier. One transaction: all of it, or nothing.

    Raises:
        YearNotNext, YearTooEarly, UnknownGroup: see `plan_year`.
    """
    require(vault.actor, Action.START_YEAR)
    with vault.register.write() as uow:
        plan = plan_year(uow, vault, order)
        _make_groups(uow, plan)
        followed = [leave_school(uow, vault, p, plan.year.first_day) for p in plan.leavers]
        uow.set_year(plan.year)
        followed.append(take_away_without_yes(uow, vault, "no-yes"))
        # Last, so that every later entry tells of something that came after.
        note(
            uow,
            vault,
            STARTED,
            uow.school.id,
            year=str(plan.year),
            leavers=",".join(p.id for p in plan.leavers),
        )
        uow.commit()
    delete_kept(vault, *followed)
    return Started(plan, tuple(followed))


def _make_groups(uow: UnitOfWork, plan: YearPlan) -> None:
    for each in plan.groups:
        group = Group(uuid4().hex, each.name, plan.year, each.level, each.combined)
        uow.people.add_group(group)
        for asked in each.asked:
            uow.people.join(asked.person.id, group.id)


def undo_school_year(vault: Vault) -> SchoolYear:
    """Go back to the year before, its groups, and whoever left with it.

    Face templates and cleared files that went stay gone: they can be made again.

    Raises:
        YearNotStarted: no school year was started.
        YearInUse: something was recorded since.
    """
    require(vault.actor, Action.START_YEAR)
    with vault.register.write() as uow:
        started = _last_start(uow)
        year = uow.school.year
        if _is_in_use(uow, started):
            raise YearInUse(year=str(year))
        for group in uow.people.groups(year):
            uow.people.delete_group(group.id)
        for person_id in filter(None, started.details["leavers"].split(",")):
            person = uow.people.get(person_id)
            if person is not None:
                uow.people.update(replace(person, left_on=None))
        before = SchoolYear(year.start - 1)
        uow.set_year(before)
        note(uow, vault, UNDONE, uow.school.id, year=str(year))
        uow.commit()
    return before


def _last_start(uow: UnitOfWork) -> Entry:
    entries = uow.audit.entries({STARTED, UNDONE})
    if not entries or entries[-1].action != STARTED:
        raise YearNotStarted
    if entries[-1].details.get("year") != str(uow.school.year):
        raise YearNotStarted
    return entries[-1]


def _is_in_use(uow: UnitOfWork, started: Entry) -> bool:
    """What is not known to be harmless counts as recorded in the year."""
    return any(
        entry.position > started.position
        and entry.action not in _HARMLESS
        and not entry.action.startswith(_HARMLESS_KINDS)
        for entry in uow.audit.entries()
    )


@dataclass(frozen=True)
class YearNow:
    """Which year the school works in, which one it is by the calendar, and whether to start one."""

    school: School
    calendar: SchoolYear

    @property
    def is_behind(self) -> bool:
        """Whether the next school year has begun and was not started here."""
        return self.calendar > self.school.year


def see_year(vault: Vault) -> YearNow:
    """The school year."""
    require(vault.actor, Action.SEE_CONSENT)
    with vault.register.read() as uow:
        return YearNow(uow.school, SchoolYear.of(vault.clock.now().date()))
