"""EDEXML 1.0.3, 2.0 and 2.1, and UWLR, which uses the same elements in a namespace.

Elements are known by local name, and only those named here are read: citizen numbers, origin,
weights, addresses and photos stay in the file (R20). A pupil's `rol` says nothing of a role here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from consent_desk.domain.person import PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import BadRosterFile, KnownError, SchoolYearInvalid
from consent_desk.rosters.cells import clean, is_name, read_birth_date, read_date, read_level
from consent_desk.rosters.roster import Format, Roster, RosterGroup, RosterRow, problem_at
from consent_desk.rosters.xml_tree import child, children, local_name, parse_xml, text_of

_GROUP, _COMBINED = "groep", "samengestelde_groep"
_DUMMY = "#"
_Groups = Mapping[tuple[str, str], RosterGroup]


def read_edexml(data: bytes, file: str) -> Roster:
    """Read pupils and teachers, with the ordinary and the combined groups that they are in.

    Raises:
        BadRosterFile: no EDEXML, or XML that declares things a roster never needs.
        BadRoster: cut off or damaged.
        BadRosterPerson: a person without a name, or with a date or group that means nothing.
    """
    body = _body(parse_xml(data, file))
    if body is None:
        raise BadRosterFile(file=file, problem="roster-no-edexml")
    groups = _groups(child(body, "groepen"))
    persons = [
        *((p, PersonKind.PUPIL) for p in children(child(body, "leerlingen"), "leerling")),
        *((p, PersonKind.STAFF) for p in children(child(body, "leerkrachten"), "leerkracht")),
    ]
    rows = tuple(
        _Reading(file, number, person, kind, groups).row()
        for number, (person, kind) in enumerate(persons, start=1)
    )
    return Roster(rows, Format.EDEXML, _year(child(body, "school")))


def _body(root: Element) -> Element | None:
    """The element that holds the pupils: the root, or one inside an envelope."""
    return next((e for e in root.iter() if child(e, "leerlingen") is not None), None)


def _year(school: Element | None) -> SchoolYear | None:
    # A new year is no reason to refuse: the published schemas end with 2024-2025.
    try:
        return None if school is None else SchoolYear.parse(text_of(school, "schooljaar"))
    except SchoolYearInvalid:
        return None


def _groups(element: Element | None) -> _Groups:
    """The groups by sort and key; where two share a name, the key is added to tell them apart."""
    found = list(children(element, _GROUP, _COMBINED))
    times = Counter(text_of(e, "naam").casefold() for e in found)
    groups: dict[tuple[str, str], RosterGroup] = {}
    for each in found:
        sort, key, name = local_name(each), each.get("key", ""), text_of(each, "naam") or "–"
        if times[name.casefold()] > 1 or name == "–":
            name = f"{name} ({key})"
        level = read_level(text_of(each, "jaargroep"))
        groups[sort, key] = RosterGroup(name, level, combined=sort == _COMBINED)
    return groups


@dataclass(frozen=True)
class _Reading:
    """One person being read."""

    file: str
    number: int
    person: Element
    kind: PersonKind
    groups: _Groups

    def row(self) -> RosterRow:
        first_name, nicknames, prefix, last_name = self._names()
        born, left = self._text("geboortedatum"), self._text("uitstroomdatum")
        birth_date, left_on = read_birth_date(born), read_date(left)
        if born and birth_date is None:
            raise self._problem("roster-date")
        if left and left_on is None:
            raise self._problem("roster-left-date")
        return RosterRow(
            self.file,
            self.number,
            first_name,
            last_name,
            birth_date,
            tuple(dict.fromkeys(self._member_of())),
            self.kind,
            prefix=prefix,
            prefix_known=True,
            nicknames=nicknames,
            roster_key=self._key(),
            left_on=left_on,
            all_groups=True,
            is_line=False,
        )

    def _names(self) -> tuple[str, tuple[str, ...], str, str]:
        """What to call the person, and the surname; a teacher may have a surname alone."""
        given = self._text("voornamen").split()
        called, initials = self._text("roepnaam"), self._text("voorletters-1")
        prefix, last_name = self._text("voorvoegsel"), self._text("achternaam")
        nicknames = () if called else tuple(given[1:])
        first_name = called or (given[0] if given else _initials(initials))
        if not first_name:
            first_name, prefix, last_name = " ".join((prefix, last_name)).strip(), "", ""
        if not first_name:
            raise self._problem("roster-name")
        if not all(map(is_name, (first_name, *nicknames, prefix, last_name))):
            raise self._problem("roster-not-a-name")
        return first_name, nicknames, prefix, last_name

    def _key(self) -> str | None:
        """The key, in a space of its own for each kind; a dummy tells nobody apart."""
        key = clean(self.person.get("key", ""))
        if not key or key.startswith(_DUMMY):
            return None
        return f"edexml:{key}" if self.kind is PersonKind.PUPIL else f"edexml-staff:{key}"

    def _member_of(self) -> Iterator[RosterGroup]:
        direct = children(self.person, _GROUP)
        combined = children(child(self.person, "samengestelde_groepen"), _COMBINED)
        taught = children(child(self.person, "groepen"), _GROUP, _COMBINED)
        for reference in (*direct, *combined, *taught):
            key = reference.get("key", "")
            group = self.groups.get((local_name(reference), key))
            if group is not None:
                yield group
            elif not key.startswith(_DUMMY):
                raise self._problem("roster-group-unknown")

    def _text(self, name: str) -> str:
        return text_of(self.person, name)

    def _problem(self, code: str) -> KnownError:
        return problem_at(self.file, self.number, code, is_line=False)


def _initials(letters: str) -> str:
    """Initials as they are written in front of a surname: "UGH" is "U.G.H."."""
    return "".join(f"{letter}." for letter in letters) if letters.isupper() else letters
