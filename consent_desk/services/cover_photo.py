"""Covering, writing and checking a photo, until nothing uncovered is found in it any more."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consent_desk.domain.photo import Box, Face
from consent_desk.domain.treatment import Treatment, Why
from consent_desk.errors import FaceFoundLater, VerificationFailed
from consent_desk.media.cover import Cover, covered, over, paint
from consent_desk.media.encode import sized, to_jpeg
from consent_desk.media.files import read, sha256, write_beside
from consent_desk.media.verify import Finding, Problem, verify
from consent_desk.ports import Detector, Pixels
from consent_desk.settings import SchoolSettings

_REWRITES = 2


@dataclass(frozen=True)
class Covered:
    """A verified file, still under its temporary name, and what was done to each face."""

    part: Path
    data: bytes
    sha256: str
    treatments: Sequence[Treatment]


def cover_photo(
    detector: Detector,
    pixels: Pixels,
    treatments: Sequence[Treatment],
    settings: SchoolSettings,
    folder: Path,
    name: str,
    *,
    reviewed: bool = False,
) -> Covered:
    """Cover what is not shown, write beside the final place, read back and check (R13, R14).

    A face that the check finds is covered as well and the file written again, at most twice. Where
    a teacher `reviewed` the photo that is so only for what touches a cover, whose edges look like a
    face now and then; any other face goes back to the teacher.

    Raises:
        FaceFoundLater: there is such a face; nothing is left of the file.
        VerificationFailed: the file is still not what it should be; nothing is left of it.
        DiskFull, FolderUnusable: it cannot be written.
    """
    source, factor = sized(pixels, settings.max_side)
    seed = secrets.randbits(32)
    treatments = list(treatments)
    problems: list[Problem] = []
    for attempt in range(_REWRITES + 1):
        covers = [
            over(t.face, factor, settings.cover_style, seed, t.extent)
            for t in treatments
            if not t.show
        ]
        known = [t.face.box.scaled(factor) for t in treatments if t.show]
        part = write_beside(folder / "new.jpg", to_jpeg(paint(source, covers)))
        try:
            written = read(part)
            problems = verify(written, source, covers, known, detector)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if not problems:
            return Covered(part, written, sha256(written), treatments)
        part.unlink()
        left = [p.box for p in problems if p.finding is Finding.FACE_LEFT and p.box is not None]
        if len(left) < len(problems) or attempt == _REWRITES:
            break
        new = _apart(left, covers, source) if reviewed else []
        if new:
            faces = (_found_later(box, factor, pixels).face for box in new)
            raise FaceFoundLater(file=name, faces=tuple(faces))
        treatments += [_found_later(box, factor, pixels) for box in left]
    worst = next((p for p in problems if p.finding is not Finding.FACE_LEFT), problems[0])
    raise VerificationFailed(file=name, finding=worst.finding)


def _apart(boxes: Sequence[Box], covers: Sequence[Cover], source: Pixels) -> list[Box]:
    """The boxes that touch no cover."""
    height, width = source.shape[:2]
    hidden = covered(covers, height, width)
    inside = ((box, box.within(width, height)) for box in boxes)
    return [box for box, b in inside if not hidden[b.y : b.y + b.h, b.x : b.x + b.w].any()]


def _found_later(box: Box, factor: float, pixels: Pixels) -> Treatment:
    height, width = pixels.shape[:2]
    face = Face(box.scaled(1 / factor).within(width, height))
    return Treatment(face, show=False, why=Why.FOUND_LATER)
