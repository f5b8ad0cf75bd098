"""Scans and photos as pages of a print."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, ImageSequence
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from consent_desk.media.pdf_pages import draw_page, page_sizes
from consent_desk.messages import Texts
from consent_desk.ports import Attachment
from reports.blocks import Heading, remark, sentence
from reports.page import Shape

_DOTS_AN_INCH = 150
_LONGEST = 2400  # pixels of a side; more is not seen on A4
_MOST_PAGES = 40
_MOST_PIXELS = 120_000_000
_QUALITY = 82
_GAP = 6.0
_UNREADABLE = (OSError, ValueError, RuntimeError, Image.DecompressionBombError)


class PicturePage(Flowable):
    """One picture under its caption, as large as the page allows."""

    def __init__(self, picture: bytes, caption: str, room: tuple[float, float]) -> None:
        super().__init__()
        self._picture, self._caption = picture, caption
        self.width, self.height = room

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        heading = Heading(self._caption)
        _, high = heading.wrap(self.width, self.height)
        heading.drawOn(canvas, 0, self.height - high)
        picture: Any = ImageReader(BytesIO(self._picture))
        room = self.height - high - _GAP
        canvas.drawImage(picture, 0, 0, self.width, room, preserveAspectRatio=True, anchor="n")


def pages_of(attachment: Attachment, shape: Shape, texts: Texts) -> Iterator[list[Flowable]]:
    """The pages of one attachment; what cannot be shown is said, never left out silently.

    Args:
        attachment: a PDF or a picture.
        shape: of the print.
        texts: its language.
    """
    room = (shape.width, shape.height - 2)
    caption = attachment.caption
    try:
        total, pictures = _pictures(attachment.content)
    except _UNREADABLE:
        words = texts("This file cannot be shown on paper. It is kept as it came.")
        yield [Heading(caption), sentence(words)]
        return
    for number, picture in enumerate(pictures, start=1):
        words = f"{caption} ({number}/{total})" if total > 1 else caption
        yield [PicturePage(picture, words, room)]
    if total > len(pictures):
        words = texts("Pages from {n} on are not printed here.", n=len(pictures) + 1)
        yield [Heading(caption), remark(words)]


def _pictures(content: bytes) -> tuple[int, list[bytes]]:
    """How many pages there are, and the first of them as JPEG files.

    Raises:
        OSError, ValueError, RuntimeError, DecompressionBombError: it is damaged, or no such file.
    """
    if content.startswith(b"%PDF"):
        return _pages_of_pdf(content)
    with Image.open(BytesIO(content)) as file:
        if file.width * file.height > _MOST_PIXELS:
            raise ValueError("too large")
        total = getattr(file, "n_frames", 1)
        frames = ImageSequence.Iterator(file)
        some = (frame for frame, _ in zip(frames, range(_MOST_PAGES), strict=False))
        return total, [_jpeg(ImageOps.exif_transpose(frame)) for frame in some]


def _pages_of_pdf(content: bytes) -> tuple[int, list[bytes]]:
    sizes = page_sizes(content)
    some = enumerate(sizes[:_MOST_PAGES])
    return len(sizes), [_page(content, number, size) for number, size in some]


def _page(content: bytes, number: int, size: tuple[float, float]) -> bytes:
    inches = max(*size, 7) / 72
    scale = min(_DOTS_AN_INCH, _LONGEST / inches) / 72
    return _jpeg(Image.fromarray(draw_page(content, number, scale)))


def _jpeg(picture: Image.Image) -> bytes:
    small = picture.convert("RGB")
    small.thumbnail((_LONGEST, _LONGEST))
    out = BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
