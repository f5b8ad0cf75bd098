"""Before and after, side by side."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, ImageOps

_WIDTH, _HEIGHT, _GAP, _HEAD = 480, 300, 12, 40
_PAPER, _INK = (244, 245, 243), (29, 36, 32)


def contact_sheet(out: Path, reports: dict[str, list[dict[str, Any]]]) -> None:
    """One row a photo: as it came in, and as it was cleared for each channel."""
    columns = list(reports)
    rows = list(zip(*reports.values(), strict=True))
    size = (
        (_WIDTH + _GAP) * (len(columns) + 1) + _GAP,
        _HEAD + (_HEIGHT + _GAP) * len(rows) + _GAP,
    )
    sheet = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(18)
    for column, title in enumerate(["before", *columns]):
        draw.text((_GAP + column * (_WIDTH + _GAP), _GAP), title, _INK, font)
    for row, records in enumerate(rows):
        top = _HEAD + row * (_HEIGHT + _GAP)
        before = ImageOps.exif_transpose(Image.open(records[0]["file"]))
        _place(sheet, before, 0, top)
        for column, record in enumerate(records, start=1):
            if record["out"]:
                _place(sheet, Image.open(record["out"]), column, top)
            else:
                left = _GAP + column * (_WIDTH + _GAP)
                draw.text((left, top), record["state"], _INK, font)
    sheet.save(out, quality=88)


def _place(sheet: Image.Image, picture: Image.Image, column: int, top: int) -> None:
    small = ImageOps.contain(picture.convert("RGB"), (_WIDTH, _HEIGHT))
    sheet.paste(small, (_GAP + column * (_WIDTH + _GAP), top))
