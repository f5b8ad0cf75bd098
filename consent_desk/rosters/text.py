"""A table as text: CSV with commas, semicolons or tabs, in the encodings that schools meet."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from consent_desk.errors import BadRoster
from consent_desk.rosters.sheet import Sheet

_SAMPLE = 400


def read_text(data: bytes, file: str) -> Sheet:
    """Read a CSV in UTF-8, UTF-16 or Windows-1252; empty lines are left out.

    Raises:
        BadRoster: no text, no header, or a line with more or fewer cells.
    """
    text = _decoded(data, file)
    chosen = re.match(r"sep=([,;\t])\r?\n", text)  # a spreadsheet's word on its own separator
    first = text.partition("\n")[0]
    delimiter = chosen[1] if chosen else max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _sheet(lines, file, skip=1 if chosen else 0)
    except csv.Error as error:
        raise BadRoster(file=file, line=lines.line_num, problem="roster-columns") from error


def _sheet(lines: Iterator[list[str]], file: str, skip: int) -> Sheet:
    numbered = [
        (number, cells)
        for number, cells in enumerate(lines, start=1)
        if number > skip and any(cell.strip() for cell in cells)
    ]
    if not numbered:
        raise BadRoster(file=file, line=1, problem="roster-empty")
    header = tuple(" ".join(name.split()) for name in numbered[0][1])
    for number, cells in numbered[1:]:
        if len(cells) != len(header):
            raise BadRoster(file=file, line=number, problem="roster-columns")
    return Sheet(file, header, tuple((number, tuple(cells)) for number, cells in numbered[1:]))


def _decoded(data: bytes, file: str) -> str:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadRoster(file=file, line=1, problem="roster-encoding")


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    even, odd = data[0:_SAMPLE:2], data[1:_SAMPLE:2]
    if odd.count(0) > len(odd) // 2:
        return ("utf-16-le",)
    if even.count(0) > len(even) // 2:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")
