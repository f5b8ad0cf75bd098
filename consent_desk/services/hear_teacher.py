"""A teacher's word on faces, read from a file and brought to the photos and persons it is about."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from consent_desk.domain.photo import Box
from consent_desk.domain.treatment import Saying, Word
from consent_desk.errors import BadConfirmFile, FileMissing, KnownError
from consent_desk.ports import Vault
from consent_desk.services.find_person import Directory

_Pixel = Annotated[float, Field(ge=-100_000, le=1_000_000)]
_Length = Annotated[float, Field(gt=0, le=1_000_000)]


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    file: str
    box: tuple[_Pixel, _Pixel, _Length, _Length]
    word: str = Field(alias="is")
    sha256: Annotated[str, Field(pattern="^[0-9a-fA-F]{64}$")] | None = None


class Heard(BaseModel):
    """The words by file, and how many were about files that were not given.

    `contents` are the SHA-256 that the words give for their file, in lower case.
    """

    words: dict[Path, list[Word]] = Field(default_factory=dict[Path, list[Word]])
    contents: dict[Path, set[str]] = Field(default_factory=dict[Path, set[str]])
    elsewhere: int = 0


def hear_teacher(vault: Vault, file: Path, photos: Sequence[Path]) -> Heard:
    """Read `[{file, box: [x, y, w, h], is: PERSON | "cover" | "no face", sha256: …}]`.

    A `file` is a path (from here or from beside the confirm file), or the bare name of one photo.
    With its `sha256`, which may be left out, the words are about that content only.

    Raises:
        FileMissing: there is no such file.
        BadConfirmFile: it is not of this form, or a name or person in it is not to be told apart.
    """
    lines = _read(file)
    with vault.register.read() as uow:
        directory = Directory.of(uow)
    heard = Heard()
    for entry, line in enumerate(lines, start=1):
        meant = _photos_called(line.file, file, photos)
        if len(meant) > 1:
            raise BadConfirmFile(file=str(file), entry=entry, problem="confirm-photo")
        try:
            word = _word(line, directory)
        except KnownError as error:
            raise BadConfirmFile(file=str(file), entry=entry, problem="confirm-person") from error
        heard.elsewhere += not meant
        for photo in meant:
            heard.words.setdefault(photo, []).append(word)
            if line.sha256 is not None:
                heard.contents.setdefault(photo, set()).add(line.sha256.lower())
    return heard


def _read(file: Path) -> list[_Line]:
    if not file.is_file():
        raise FileMissing(file=str(file))
    try:
        content = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise BadConfirmFile(file=str(file), entry=1, problem="confirm-json") from error
    try:
        return TypeAdapter(list[_Line]).validate_python(content)
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        entry = place[0] + 1 if place and isinstance(place[0], int) else 1
        raise BadConfirmFile(file=str(file), entry=entry, problem="confirm-form") from error


def _photos_called(named: str, file: Path, photos: Sequence[Path]) -> list[Path]:
    """The photos of a bare name; or the one at a path, from beside the file or from here."""
    if Path(named).name == named:
        return [photo for photo in photos if photo.name == named]
    for candidate in (file.parent / named, Path(named)):
        wanted = _resolved(candidate)
        exact = [photo for photo in photos if _resolved(photo) == wanted]
        if exact:
            return exact[:1]
    return []


def _resolved(path: Path) -> str:
    """Where a path leads, or the path itself where that cannot be told."""
    try:
        return str(path.resolve())
    except (OSError, ValueError):
        return str(path)


def _word(line: _Line, directory: Directory) -> Word:
    box = Box(*(round(value) for value in line.box))
    box = Box(box.x, box.y, max(box.w, 1), max(box.h, 1))
    if line.word in set(Saying):
        return Word(box, saying=Saying(line.word))
    return Word(box, person_id=directory.find(line.word).id)
