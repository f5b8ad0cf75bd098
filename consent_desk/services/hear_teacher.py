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


class Heard(BaseModel):
    """The words by file, and how many were about files that were not given."""

    words: dict[Path, list[Word]] = Field(default_factory=dict[Path, list[Word]])
    elsewhere: int = 0


def hear_teacher(vault: Vault, file: Path, photos: Sequence[Path]) -> Heard:
    """Read `[{file, box: [x, y, w, h], is: PERSON | "cover" | "no face"}]`.

    A `file` is a path (from here or from beside the confirm file), or the bare name of one photo.

    Raises:
        FileMissing: there is no such file.
        BadConfirmFile: it is not of this form, or a name or person in it is not to be told apart.
    """
    lines = _read(file)
    with vault.register.read() as uow:
        directory = Directory.of(uow)
    heard = Heard()
    for line in lines:
        photo = _photo(line.file, file, photos)
        if photo is None:
            heard.elsewhere += 1
            continue
        heard.words.setdefault(photo, []).append(_word(line, directory, file))
    return heard


def _read(file: Path) -> list[_Line]:
    if not file.is_file():
        raise FileMissing(file=str(file))
    try:
        content = json.loads(file.read_bytes())
        return TypeAdapter(list[_Line]).validate_python(content)
    except (ValueError, RecursionError) as error:
        raise BadConfirmFile(file=str(file), detail=_detail(error)) from error


def _detail(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return "JSON"


def _photo(named: str, file: Path, photos: Sequence[Path]) -> Path | None:
    for candidate in (Path(named), file.parent / named):
        wanted = candidate.absolute().resolve()
        exact = [photo for photo in photos if photo.absolute().resolve() == wanted]
        if exact:
            return exact[0]
    if Path(named).name != named:
        return None
    same_name = [photo for photo in photos if photo.name == named]
    if len(same_name) > 1:
        raise BadConfirmFile(file=str(file), detail=f"{named} ×{len(same_name)}")
    return same_name[0] if same_name else None


def _word(line: _Line, directory: Directory, file: Path) -> Word:
    box = Box(*(round(value) for value in line.box))
    box = Box(box.x, box.y, max(box.w, 1), max(box.h, 1))
    if line.word in set(Saying):
        return Word(box, saying=Saying(line.word))
    try:
        return Word(box, person_id=directory.find(line.word).id)
    except KnownError as error:
        raise BadConfirmFile(file=str(file), detail=line.word) from error
