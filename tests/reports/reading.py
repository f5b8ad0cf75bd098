"""Reading prints back: text, places of words, bookmarks, fonts, pixels."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

from consent_desk.messages import Language
from consent_desk.ports import Format
from consent_desk.services.print_report import Order, print_report
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from reports.draw import draw
from tests.places import ROOT
from tests.reports.filled import Filled

GOLDEN = ROOT / "tests" / "golden" / "prints"
REMAKE = "CONSENT_DESK_REMAKE_GOLDEN"
_SCALE = 0.8  # of 72 dots an inch
_FOOT, _HEAD = 32, 0  # what differs from print to print: hash and account


@dataclass(frozen=True)
class Page:
    """One page: its text, the boxes of its words (points, from below), its size."""

    text: str
    boxes: list[tuple[float, float, float, float]]
    size: tuple[float, float]

    @property
    def line(self) -> str:
        """The text with single spaces, so that what was wrapped is whole again."""
        return " ".join(self.text.split())


@dataclass(frozen=True)
class Read:
    """A print as somebody else's program reads it."""

    pages: list[Page]
    bookmarks: list[tuple[int, str]]
    about: dict[str, str]

    @property
    def text(self) -> str:
        """All text in order, page after page."""
        return " ".join(page.line for page in self.pages)


def printed(
    filled: Filled,
    kind: Kind,
    out: Path,
    about: About | None = None,
    form: Format = Format.PDF,
    lang: Language = "nl",
) -> Path:
    """Print it, to a file of its own."""
    file = out / f"{kind}-{lang}.{form}"
    print_report(filled.vault, Order(kind, about or About(), form, lang), file, draw)
    return file


def read(file: Path) -> Read:
    pdf: Any = pypdfium2.PdfDocument(file)
    try:
        pages = [_page(page) for page in pdf]
        marks = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
        return Read(pages, marks, pdf.get_metadata_dict())
    finally:
        pdf.close()


def _page(page: Any) -> Page:
    words: Any = page.get_textpage()
    boxes = [words.get_rect(n) for n in range(words.count_rects())]
    lines = words.get_text_range().replace("\r\n", "\n")
    return Page(lines, boxes, page.get_size())


def language(file: Path) -> str:
    """The language of the document's catalogue."""
    content = file.read_bytes()
    return content.split(b"/Lang (", 1)[1].split(b")", 1)[0].decode()


def fonts(file: Path) -> list[tuple[str, str]]:
    """Name and whether it is embedded, of every font."""
    told = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True).stdout
    return [(line.split()[0], line.split()[-5]) for line in told.splitlines()[2:]]


def overlaps(page: Page) -> list[tuple[Any, Any]]:
    """Pairs of runs of text that cover each other by more than the rounding of their boxes."""
    boxes = sorted(page.boxes)
    found: list[tuple[Any, Any]] = []
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other[0] >= one[2] - 1:
                break
            across = min(one[2], other[2]) - max(one[0], other[0])
            along = min(one[3], other[3]) - max(one[1], other[1])
            if across > 1.5 and along > 1.5:
                found.append((one, other))
    return found


def sticks_out(page: Page, margin: float = 20) -> list[tuple[float, float, float, float]]:
    """Text nearer to the edge of the paper than any printer's margin."""
    width, height = page.size
    return [
        box
        for box in page.boxes
        if box[0] < margin or box[1] < 10 or box[2] > width - margin or box[3] > height - 10
    ]


def looks(file: Path, number: int) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    """A page as grey pixels, without its foot."""
    pdf: Any = pypdfium2.PdfDocument(file)
    try:
        picture = pdf[number].render(scale=_SCALE, grayscale=True).to_numpy()
    finally:
        pdf.close()
    return picture.reshape(picture.shape[:2])[: -int(_FOOT * _SCALE)].copy()


def assert_looks_as_before(file: Path, number: int, name: str) -> None:
    """Compare a page with its golden picture; a few pixels may be drawn otherwise."""
    now, golden = looks(file, number), GOLDEN / f"{name}.png"
    if os.environ.get(REMAKE):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        Image.fromarray(now).save(golden, optimize=True)
    before = np.asarray(Image.open(golden))
    assert now.shape == before.shape
    apart = np.abs(now.astype(int) - before.astype(int)) > 64
    assert apart.mean() < 0.002, f"{apart.mean():.2%} of {name} looks otherwise"
