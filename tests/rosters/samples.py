"""Rosters of a school that does not exist, in every format."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from openpyxl import Workbook

BSN = "123456782"

PUPILS = """
<leerling key="101">
  <achternaam>Wörter-Şahin</achternaam><voorvoegsel>van der</voorvoegsel>
  <voornamen>Zoë Maria</voornamen><roepnaam>Zoë</roepnaam>
  <geboortedatum>2016-03-04</geboortedatum><geslacht>2</geslacht>
  <groep key="g5"/>
  <samengestelde_groepen><samengestelde_groep key="s1"/></samengestelde_groepen>
  <fotourl>https://example.org/zoe.jpg</fotourl><etniciteit>1</etniciteit><land>TR</land>
  <bsn>123456782</bsn><gewicht>0.25</gewicht><postcodenl>1234AB</postcodenl>
  <toevoegingen><blok><code>allergie</code><opmerking>noten</opmerking></blok></toevoegingen>
</leerling>
<leerling key="102"><roepnaam>Wimpie</roepnaam><groep key="g5"/></leerling>
<leerling key="103"><achternaam>Assati</achternaam><voornamen>Ismaël Hassan</voornamen>
  <geboortedatum>2015-01-02</geboortedatum><jaargroep>6</jaargroep></leerling>
<leerling key="104"><achternaam>Hof</achternaam><voorvoegsel>van 't</voorvoegsel>
  <roepnaam>Gradje</roepnaam><geboortedatum>2014-06-21</geboortedatum>
  <uitstroomdatum>2026-07-18</uitstroomdatum></leerling>
<leerling key="#1"><achternaam>Bos</achternaam><roepnaam>Tim</roepnaam>
  <geboortedatum>2016-05-06</geboortedatum><groep key="g6"/></leerling>
"""
STAFF = """
<leerkracht key="101"><achternaam>Bemmel</achternaam><voorvoegsel>van</voorvoegsel>
  <voorletters-1>JP</voorletters-1><emailadres>j@example.org</emailadres><rol>STA</rol>
  <groepen><groep key="g5"/><samengestelde_groep key="s1"/></groepen></leerkracht>
<leerkracht key="0"><achternaam>Conciërge</achternaam></leerkracht>
"""
GROUPS = """
<groep key="g5"><naam>5A</naam><jaargroep>5</jaargroep></groep>
<samengestelde_groep key="s1"><naam>Plusklas</naam></samengestelde_groep>
<groep key="g6"><naam>Apen</naam><jaargroep>S</jaargroep></groep>
"""


def edexml(
    pupils: str = PUPILS,
    staff: str = STAFF,
    groups: str = GROUPS,
    *,
    year: str = "2026-2027",
    prolog: str = '<?xml version="1.0" encoding="UTF-8"?>\n',
    more: str = "",
) -> bytes:
    """An EDEXML file in UTF-8."""
    return (
        f"{prolog}<EDEX><school><schooljaar>{year}</schooljaar><brincode>99ZZ</brincode></school>"
        f"{more}<groepen>{groups}</groepen><leerlingen>{pupils}</leerlingen>"
        f"<leerkrachten>{staff}</leerkrachten></EDEX>"
    ).encode()


def pupil(key: object, first: str, last: str = "", born: str = "", more: str = "") -> str:
    """One pupil of an EDEXML file."""
    fields = {"achternaam": last, "roepnaam": first, "geboortedatum": born}
    told = "".join(f"<{n}>{escape(text)}</{n}>" for n, text in fields.items() if text)
    return f'<leerling key="{key}">{told}{more}</leerling>'


def uwlr() -> bytes:
    """The same persons as `edexml()`, in the envelope and the namespace of UWLR."""
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        '<u:leerlinggegevens_antwoord xmlns:u="http://www.edustandaard.nl/leerresultaten/2/x">'
        '<leerlinggegevens xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens">'
        f"<school><schooljaar>2026-2027</schooljaar></school><groepen>{GROUPS}</groepen>"
        f"<leerlingen>{PUPILS}</leerlingen><leerkrachten>{STAFF}</leerkrachten>"
        "</leerlinggegevens></u:leerlinggegevens_antwoord></s:Body></s:Envelope>"
    ).encode()


def a_zip(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def a_csv(*lines: Mapping[str, str]) -> str:
    """A CSV of these lines."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(dict.fromkeys(name for line in lines for name in line)))
    writer.writeheader()
    writer.writerows(lines)
    return stream.getvalue()


def user(key: str, role: str, given: str, family: str, **more: str) -> dict[str, str]:
    """One line of a OneRoster users.csv."""
    return {
        "sourcedId": key,
        "status": "active",
        "enabledUser": "true",
        "orgSourcedIds": "o1",
        "role": role,
        "username": f"{given}@example.org",
        "userIds": f"{{bsn:{BSN}}}",
        "givenName": given,
        "familyName": family,
        "middleName": "",
        "agentSourcedIds": "",
        "password": "geheim",
    } | more


def oneroster(**files: str | None) -> bytes:
    """A OneRoster 1.1 zip; a file given as None is left out."""
    told = {
        "orgs": a_csv({"sourcedId": "o1", "status": "active", "name": "K", "type": "school"}),
        "users": a_csv(
            user("u1", "student", "Zoë", "Wörter-Şahin", middleName="van der",
                 agentSourcedIds="u3,u4,u5"),
            user("u2", "teacher", "Lia", "de Boer", middleName="Maria"),
            user("u3", "guardian", "Anna", "Şahin"),
            user("u4", "parent", "Bas", "Wörter", middleName="van der"),
            user("u5", "relative", "Oma", "Wörter"),
            user("u6", "student", "Tim", "Bos", status="tobedeleted"),
            user("u7", "student", "Fleur", "Vries, de"),
            user("u8", "administrator", "Systeem", "Beheer"),
        ),
        "demographics": a_csv({"sourcedId": "u1", "birthDate": "2016-03-04", "sex": "female"}),
        "classes": a_csv(
            {"sourcedId": "c1", "status": "active", "title": "5A", "classType": "homeroom",
             "grades": "05"},
            {"sourcedId": "c2", "status": "active", "title": "Plusklas",
             "classType": "scheduled", "grades": "05,06"},
        ),
        "enrollments": a_csv(
            {"sourcedId": "e1", "status": "active", "classSourcedId": "c1",
             "userSourcedId": "u1", "beginDate": "2026-08-01", "endDate": "2027-07-31"},
            {"sourcedId": "e2", "status": "active", "classSourcedId": "c2",
             "userSourcedId": "u1", "beginDate": "", "endDate": "2026-10-01"},
            {"sourcedId": "e3", "status": "tobedeleted", "classSourcedId": "c2",
             "userSourcedId": "u7", "beginDate": "", "endDate": ""},
            {"sourcedId": "e4", "status": "active", "classSourcedId": "c1",
             "userSourcedId": "u2", "beginDate": "", "endDate": ""},
        ),
    } | files  # fmt: skip
    return a_zip({f"{name}.csv": text for name, text in told.items() if text is not None})


SOCIAL_SCHOOLS = (
    "Roepnaam",
    "Tussenvoegsel",
    "Achternaam",
    "Geboortedatum",
    "Klasnaam",
    "Leerjaar",
)


def workbook(*lines: Sequence[object], header: Sequence[str] = SOCIAL_SCHOOLS) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (header, *lines):
        sheet.append(list(line))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def social_schools() -> bytes:
    """A Social Schools export, with a birth date as text and one as a date."""
    return workbook(
        ("Zoë", "van der", "Wörter-Şahin", "04-03-2016", "5A", 5),
        ("Fleur", None, "Vries", date(2015, 1, 2), "5A", 6),
    )
