"""What starting the next school year will do: the preview and the start reckon it here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consent_desk.domain.account import Action, require
from consent_desk.domain.asked import Asked, asked_in
from consent_desk.domain.moving_up import Fate, Move, decide
from consent_desk.domain.person import Group, Person, PersonKind
from consent_desk.domain.purpose import Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import YearNotNext, YearTooEarly
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.settings import read_settings


@dataclass(frozen=True)
class YearOrder:
    """Which year is to be started, and what was said of groups, by their names."""

    year: SchoolYear
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    leaving: Sequence[str] = ()


@dataclass(frozen=True)
class NextGroup:
    """A group of the next year, the groups it comes from, and who gets a form in it."""

    name: str
    level: int | None
    combined: bool
    comes_from: tuple[str, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class YearPlan:
    """The start of a school year.

    `without_group` are pupils who stay and are in no group yet, `staff` are asked as well; each of
    them gets a form with each of `purposes`. `templates` counts the face templates of leavers.
    """

    year: SchoolYear
    ends: SchoolYear
    moves: tuple[Move, ...]
    groups: tuple[NextGroup, ...]
    leavers: tuple[Person, ...]
    without_group: tuple[Asked, ...]
    staff: tuple[Asked, ...]
    purposes: tuple[Purpose, ...]
    templates: int
    labels: Mapping[str, str]

    @property
    def forms(self) -> list[Asked]:
        """Everybody who gets a form, each once."""
        in_groups = (asked for group in self.groups for asked in group.asked)
        everybody = [*in_groups, *self.without_group, *self.staff]
        return list({asked.person.id: asked for asked in everybody}.values())

    @property
    def coming_of_age(self) -> list[Asked]:
        """Who comes of the age of consent during the year, and then has to sign too."""
        return [asked for asked in self.forms if asked.on is not None]


def preview_year(vault: Vault, order: YearOrder) -> YearPlan:
    """What the start would do; nothing is changed.

    Raises:
        YearNotNext, YearTooEarly, UnknownGroup: see `plan_year`.
    """
    require(vault.actor, Action.START_YEAR)
    with vault.register.read() as uow:
        return plan_year(uow, vault, order)


def plan_year(uow: UnitOfWork, vault: Vault, order: YearOrder) -> YearPlan:
    """Reckon what becomes of groups and persons.

    Raises:
        YearNotNext: another year than the one that follows.
        YearTooEarly: nobody can sign for it yet.
        UnknownGroup: something was said of a group that is not there.
    """
    ends = uow.school.year
    _check(vault, order.year, ends)
    said = dict(zip(order.renamed, group_ids(uow, list(order.renamed)), strict=True))
    renamed = {said[name]: " ".join(new.split()) for name, new in order.renamed.items()}
    moves = decide(uow.people.groups(ends), renamed, group_ids(uow, order.leaving))
    members = {move.group.id: _pupils(uow, move.group) for move in moves}
    left = {p.id: p for move in moves if move.fate is Fate.LEAVES for p in members[move.group.id]}
    going = [p for p in uow.people.all() if not p.has_left_by(order.year.first_day)]
    # Whoever is to leave on a day of their own already does so on that day.
    leavers = [p for p in going if p.id in left and p.left_on is None]
    staying = {p.id: p for p in going if p.id not in left}
    age = read_settings(uow.settings.get()).age_of_consent
    asked = {p.id: asked_in(p, order.year, age) for p in staying.values()}
    groups = _next_groups(moves, members, asked)
    placed = {each.person.id for group in groups for each in group.asked}
    directory = Directory.of(uow)
    return YearPlan(
        year=order.year,
        ends=ends,
        moves=tuple(moves),
        groups=tuple(groups),
        leavers=tuple(leavers),
        without_group=tuple(
            a for a in asked.values() if a.person.id not in placed and _is_pupil(a.person)
        ),
        staff=tuple(a for a in asked.values() if not _is_pupil(a.person)),
        purposes=tuple(p for p in uow.purposes.all() if p.active),
        templates=len(uow.templates.of_persons(p.id for p in leavers)),
        labels={p.id: directory.label(p.id) for p in going},
    )


def _check(vault: Vault, year: SchoolYear, ends: SchoolYear) -> None:
    following = SchoolYear(ends.start + 1)
    if year != following:
        raise YearNotNext(asked=str(year), next=str(following))
    if vault.clock.now().date() < year.signable_from:
        raise YearTooEarly(asked=str(year), first=year.signable_from)


def _next_groups(
    moves: Sequence[Move], members: Mapping[str, Sequence[Person]], asked: Mapping[str, Asked]
) -> list[NextGroup]:
    """The groups that go on; two that get one name become one."""
    by_name: dict[str, list[Move]] = {}
    for move in moves:
        if move.fate is Fate.MOVES:
            by_name.setdefault(move.name.casefold(), []).append(move)
    groups: list[NextGroup] = []
    for together in by_name.values():
        levels = {move.level for move in together}
        persons = {p.id: p for move in together for p in members[move.group.id]}
        groups.append(
            NextGroup(
                name=together[0].name,
                level=levels.pop() if len(levels) == 1 else None,
                combined=all(move.group.combined for move in together),
                comes_from=tuple(move.group.name for move in together),
                asked=tuple(asked[i] for i in persons if i in asked),
            )
        )
    return sorted(groups, key=lambda group: group.name.casefold())


def _pupils(uow: UnitOfWork, group: Group) -> list[Person]:
    """Who is in it to stay: a guest moves up with the class of their own."""
    ending = uow.people.last_days(group.year)
    members = uow.people.in_groups([group.id])
    return [p for p in members if _is_pupil(p) and (p.id, group.id) not in ending]


def _is_pupil(person: Person) -> bool:
    return person.kind is PersonKind.PUPIL
