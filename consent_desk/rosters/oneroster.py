"""OneRoster 1.1: a zip of CSV files, of which only what names and groups need is read (R20)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zipfile import ZipFile

from consent_desk.domain.person import PersonKind
from consent_desk.domain.surname import split_surname
from consent_desk.errors import BadRoster, BadRosterFile
from consent_desk.rosters.archive import open_archive, read_entry
from consent_desk.rosters.cells import (
    clean,
    is_name,
    read_birth_date,
    read_date,
    read_level,
    surname_parts,
)
from consent_desk.rosters.roster import Format, Roster, RosterGroup, RosterRow
from consent_desk.rosters.text import read_text

USERS = "users.csv"
_KINDS = {
    "student": PersonKind.PUPIL,
    "teacher": PersonKind.STAFF,
    "aide": PersonKind.STAFF,
}
_SIGNING = {"guardian", "parent"}
_GONE = {"inactive", "tobedeleted"}
_Line = Mapping[str, str]


def read_oneroster(data: bytes, file: str, today: date) -> Roster:
    """Read pupils, teachers and aides, their guardians, and the classes they are in today.

    Raises:
        BadRosterFile: a zip that is damaged or dangerous, without users, or of several schools.
        BadRoster: a line that cannot be read; says of which file, which one and why.
    """
    with open_archive(data, file) as archive:
        tables = _Tables(archive, file)
        users = tables.read(USERS, "sourcedId", "role", "givenName", "familyName")
        if not users:
            raise BadRosterFile(file=file, problem="roster-no-users")
        _refuse_several_schools(tables.read("orgs.csv", "sourcedId", "type"), file)
        born = tables.read("demographics.csv", "sourcedId")
        birth_dates = {line["sourcedId"]: _born_on(line) for line in born.values()}
        groups = _groups_by_user(tables, today)
    names = {u["sourcedId"]: _guardian(u) for u in users.values() if _is_signing(u)}
    rows = [
        _row(number, user, names, birth_dates, groups)
        for number, user in users.items()
        if _role(user) in _KINDS
    ]
    return Roster(tuple(rows), Format.ONEROSTER)


@dataclass(frozen=True)
class _Tables:
    """The files of the zip, each as lines by number."""

    archive: ZipFile
    file: str

    def read(self, name: str, *needed: str) -> dict[int, _Line]:
        """The lines of a file, which may be absent; those it has hold the columns needed."""
        if name not in self.archive.namelist():
            return {}
        sheet = read_text(read_entry(self.archive, name, self.file), name)
        if not set(needed) <= set(sheet.header):
            raise BadRoster(file=name, line=1, problem="roster-oneroster-header")
        return {
            number: {h: clean(c) for h, c in zip(sheet.header, cells, strict=True)}
            for number, cells in sheet.lines
        }


def _refuse_several_schools(orgs: Mapping[int, _Line], file: str) -> None:
    schools = [o for o in orgs.values() if o["type"].casefold() == "school" and not _is_gone(o)]
    if len(schools) > 1:
        raise BadRosterFile(file=file, problem="roster-schools")


def _groups_by_user(tables: _Tables, today: date) -> dict[str, list[RosterGroup]]:
    lines = tables.read("classes.csv", "sourcedId", "title").values()
    classes = [line for line in lines if not _is_gone(line)]
    homes = any(line.get("classType", "").casefold() == "homeroom" for line in classes)
    titles = [line["title"].casefold() for line in classes]
    known: dict[str, RosterGroup] = {}
    for line in classes:
        twice = titles.count(line["title"].casefold()) > 1 or not line["title"]
        name = f"{line['title']} ({line['sourcedId']})" if twice else line["title"]
        combined = homes and line.get("classType", "").casefold() == "scheduled"
        known[line["sourcedId"]] = RosterGroup(name, read_level(line.get("grades", "")), combined)
    groups: dict[str, list[RosterGroup]] = {}
    needed = ("classSourcedId", "userSourcedId")
    for line in tables.read("enrollments.csv", *needed).values():
        group = known.get(line["classSourcedId"])
        if group is not None and _holds(line, today):
            groups.setdefault(line["userSourcedId"], []).append(group)
    return groups


def _holds(enrollment: _Line, today: date) -> bool:
    first = read_date(enrollment.get("beginDate", ""))
    last = read_date(enrollment.get("endDate", ""))
    return (
        not _is_gone(enrollment)
        and (first is None or first <= today)
        and (last is None or today <= last)
    )


def _row(
    line: int,
    user: _Line,
    guardians: Mapping[str, str],
    birth_dates: Mapping[str, date | None],
    groups: Mapping[str, Sequence[RosterGroup]],
) -> RosterRow:
    key = user["sourcedId"]
    problem = _problem(user, birth_dates)
    if problem is not None:
        raise BadRoster(file=USERS, line=line, problem=problem)
    prefix, last_name = surname_parts(f"{_prefix_in_middle(user)} {user['familyName']}")
    agents = [clean(a) for a in user.get("agentSourcedIds", "").split(",")]
    return RosterRow(
        USERS,
        line,
        user["givenName"],
        last_name,
        birth_dates.get(key),
        tuple(dict.fromkeys(groups.get(key, ()))),
        _KINDS[_role(user)],
        prefix=prefix,
        roster_key=f"oneroster:{key}",
        left=_is_gone(user),
        guardians=tuple(guardians[a] for a in agents if a in guardians),
        all_groups=True,
    )


def _problem(user: _Line, birth_dates: Mapping[str, date | None]) -> str | None:
    if not user["givenName"]:
        return "roster-name"
    if not user["sourcedId"]:
        return "roster-key"
    if not (is_name(user["givenName"]) and is_name(user["familyName"])):
        return "roster-not-a-name"
    if user["sourcedId"] in birth_dates and birth_dates[user["sourcedId"]] == date.min:
        return "roster-date"
    return None


def _prefix_in_middle(user: _Line) -> str:
    """Dutch exports put the voorvoegsel in the middle name; another middle name is not needed."""
    middle = user.get("middleName", "")
    return middle if split_surname(f"{middle} X") == (middle, "X") else ""


def _born_on(line: _Line) -> date | None:
    """A birth date; `date.min` for a text that is none, which is told with its user's line."""
    text = line.get("birthDate") or line.get("birthdate") or ""
    return (read_birth_date(text) or date.min) if text else None


def _guardian(user: _Line) -> str:
    return clean(f"{user['givenName']} {_prefix_in_middle(user)} {user['familyName']}")


def _is_signing(user: _Line) -> bool:
    return _role(user) in _SIGNING and not _is_gone(user) and bool(_guardian(user))


def _role(user: _Line) -> str:
    return user["role"].casefold()


def _is_gone(line: _Line) -> bool:
    return line.get("status", "").casefold() in _GONE
