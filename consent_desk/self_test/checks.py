"""One function a part: says what it found, raises when it is not as it should be.

Each imports its part itself, so that one that is missing fails its own check only.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from consent_desk.messages import Texts


def _texts(_: Path) -> str:
    translated = Texts("nl")("Today")
    if translated != "Vandaag":
        raise ValueError(f"Today is told as {translated}")
    return translated


def _register(work: Path) -> str:
    """Makes an encrypted register by all migrations, and opens it again."""
    from consent_desk import bootstrap
    from consent_desk.domain.school_year import SchoolYear

    folder = work / "vault"
    bootstrap.make_vault(folder, "De Proef", SchoolYear(2026))
    bootstrap.open_vault(folder)
    file = folder / "register.db"
    if file.read_bytes().startswith(b"SQLite"):
        raise ValueError("the register is not encrypted")
    return f"{file.stat().st_size:,} bytes, encrypted"


def _keyrings(_: Path) -> str:
    from importlib import import_module

    from keyring.backend import get_all_keyring

    backend = {"darwin": "macOS", "win32": "Windows"}.get(sys.platform, "SecretService")
    import_module(f"keyring.backends.{backend}")
    return f"{backend}, {len(get_all_keyring())} usable here"


def _faces(_: Path) -> str:
    """Both networks run: one finds the drawn face, the other describes it."""
    from consent_desk.self_test.drawn_face import BOX, drawn_face
    from consent_desk.vision.engine import LocalFaceEngine

    engine, pixels = LocalFaceEngine(), drawn_face()
    faces = engine.detect(pixels)
    if not any(face.box.overlap(BOX) > 0.5 for face in faces):
        raise ValueError(f"{len(faces)} faces found, none where one was drawn")
    [descriptor, *_rest] = engine.describe(pixels, faces)
    return f"found, {len(descriptor)} numbers"


def _photo(work: Path) -> str:
    """A photo goes the whole way: brought in, found, covered, written, read back, recorded."""
    from PIL import Image

    from consent_desk import bootstrap
    from consent_desk.domain.photo import PhotoState
    from consent_desk.media.load import load
    from consent_desk.self_test.drawn_face import drawn_face
    from consent_desk.services.clear_photos import ClearingOrder, clear_photos

    source = work / "photos" / "drawn.jpg"
    source.parent.mkdir()
    Image.fromarray(drawn_face()).save(source)
    vault = bootstrap.open_vault(work / "vault")
    order = ClearingOrder([source], "portal", [], work / "cleared", {})
    [report] = clear_photos(vault, order)
    if report.state is not PhotoState.CLEARED or report.out is None:
        raise ValueError(f"the photo is {report.state}")
    if left := vault.engine.detect(load(report.out.read_bytes(), "drawn.jpg")):
        raise ValueError(f"{len(left)} faces are left in the cleared file")
    return "cleared, no face left in it"


def _heic(_: Path) -> str:
    import pillow_heif

    from consent_desk.media.load import load

    heif: Any = pillow_heif
    file = BytesIO()
    heif.from_bytes("RGB", (64, 48), bytes(64 * 48 * 3)).save(file)
    height, width = load(file.getvalue(), "drawn.heic").shape[:2]
    return f"{width} × {height}"


def _print(work: Path) -> str:
    from consent_desk.domain.school_year import SchoolYear
    from consent_desk.ports import Format, Letter, Stamp
    from reports.draw import draw

    file = BytesIO()
    stamp = Stamp("Ğ ş ő ệ", SchoolYear(2026), "–", datetime.now(UTC), "0" * 64)
    draw(file, Letter("Ğ ş ő ệ", ["Ğ ş ő ệ"]), stamp, Format.PDF, "nl")
    return f"{len(file.getvalue()):,} bytes with its fonts"


def _window(work: Path) -> str:
    """The window, its style, icons, marks and Qt's Dutch, on no screen."""
    from ui.self_test import construct_window

    return construct_window(work)


CHECKS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("texts", _texts),
    ("register", _register),
    ("keyring", _keyrings),
    ("faces", _faces),
    ("photo", _photo),
    ("heic", _heic),
    ("print", _print),
    ("window", _window),
)
