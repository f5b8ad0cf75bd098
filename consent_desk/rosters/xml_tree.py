"""Parsing XML that somebody else made, found again by local name."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from consent_desk.errors import BadRoster, BadRosterFile


def parse_xml(data: bytes, file: str) -> Element:
    """Parse, in any encoding that the file declares or that its first bytes show.

    Raises:
        BadRosterFile: it declares entities or a document type, or an encoding nobody knows.
        BadRoster: it is cut off or damaged; says in which line.
    """
    try:
        return fromstring(data.lstrip(b" \t\r\n"), forbid_dtd=True)
    except ParseError as error:
        raise BadRoster(file=file, line=error.position[0], problem="roster-xml") from error
    except DefusedXmlException as error:
        raise BadRosterFile(file=file, problem="roster-doctype") from error
    except (LookupError, ValueError) as error:
        raise BadRosterFile(file=file, problem="roster-xml-encoding") from error


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The direct children with one of these local names, in order."""
    return (each for each in (() if element is None else element) if local_name(each) in names)


def child(element: Element | None, name: str) -> Element | None:
    """The first direct child with this local name."""
    return next(children(element, name), None)


def text_of(element: Element, name: str) -> str:
    """The text of a direct child on one line; empty where there is none."""
    found = child(element, name)
    return "" if found is None or found.text is None else " ".join(found.text.split())
