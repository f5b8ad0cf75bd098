"""Pictures and truth from folders that nobody here has seen before."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from consent_desk.errors import PictureError
from consent_desk.media.load import PICTURE_SUFFIXES, load
from consent_desk.ports import Pixels


def say(text: str) -> None:
    """Progress, on standard error; standard output holds nothing but JSON lines."""
    print(text, file=sys.stderr, flush=True)


def tell(line: dict[str, Any]) -> None:
    """One result, as a JSON line."""
    print(json.dumps(line, ensure_ascii=False), flush=True)


def files_in(folder: Path) -> list[Path]:
    """The pictures directly in a folder, sorted."""
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in PICTURE_SUFFIXES)


def opened(files: list[Path]) -> Iterator[tuple[Path, Pixels]]:
    """Upright pixels of each file; what cannot be opened is told and left out."""
    for file in files:
        try:
            yield file, load(file.read_bytes(), file.name)
        except PictureError as error:
            say(f"left out: {file.name}: {error.code}")


def beside(truth: Path, name: str) -> dict[str, Any]:
    """A JSON file beside the truth, or nothing where there is none."""
    file = truth.parent / name
    return json.loads(file.read_text("utf-8")) if file.is_file() else {}
