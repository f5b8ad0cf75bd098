"""The example school: who is in it, what they signed, and the photos they are in."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests.benchmarks.portraits import astronaut, composed, grace_hopper
from tests.places import EVAL

CHANNELS = ("portal", "website")
EILEEN, GRACE = "Eileen Collins", "Grace Hopper"
_FACES = {EILEEN: (0.350, 0.120, 0.215, 0.285), GRACE: (0.335, 0.155, 0.330, 0.450)}
"""Where the face is in the square portrait: left, top, width, height as shares of its side."""


@dataclass
class Example:
    """Everything that the demo tells the program; `words` is the teacher's."""

    persons: list[tuple[str, str, str]] = field(default_factory=list)
    granted: dict[str, list[str]] = field(default_factory=dict)
    enrol: dict[str, list[Path]] = field(default_factory=dict)
    words: list[dict[str, Any]] = field(default_factory=list)
    signed: str = date(2026, 9, 1).isoformat()

    def roster(self) -> str:
        """The list of pupils as CSV."""
        lines = [f"{first},{last},{born},5A" for first, last, born in self.persons]
        return "first_name,last_name,birth_date,group\n" + "\n".join(lines) + "\n"


def own_photos(folder: Path, example: Example) -> None:
    """Photos composed of two public-domain portraits; one of them as a phone saves it."""
    example.persons += [("Eileen", "Collins", "1956-11-19"), ("Grace", "Hopper", "1906-12-09")]
    example.granted |= {EILEEN: ["portal.photo", "face_matching"], GRACE: ["website.photo"]}
    portrait = folder.parent / "enrolled" / "eileen.jpg"
    portrait.parent.mkdir()
    Image.fromarray(astronaut()).save(portrait, quality=95)
    example.enrol[EILEEN] = [portrait]
    _photo(folder / "IMG_0001.jpg", 1600, 800, [(120, 150), (900, 150)], (EILEEN, GRACE), example)
    _photo(
        folder / "IMG_0002.jpg",
        2400,
        900,
        [(60, 200), (830, 120), (1600, 260)],
        (EILEEN, GRACE, None),
        example,
    )
    _sideways(folder / "IMG_0003.jpg")


def _photo(
    file: Path,
    width: int,
    height: int,
    places: list[tuple[int, int]],
    persons: tuple[str | None, ...],
    example: Example,
) -> None:
    side = 512
    pixels = composed(width, height, [(left, top, side) for left, top in places])
    Image.fromarray(pixels).save(file, quality=92)
    for (left, top), person in zip(places, persons, strict=True):
        if person is not None:
            x, y, w, h = _FACES[person]
            box = [round(left + x * side), round(top + y * side), round(w * side), round(h * side)]
            example.words.append({"file": file.name, "box": box, "is": person})


def _sideways(file: Path) -> None:
    """A phone photo held upright: turned in its data, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 0.0), 3: "E", 4: (4.0, 18.0, 0.0)})
    turned = np.ascontiguousarray(np.rot90(grace_hopper()))
    Image.fromarray(turned).save(file, exif=exif, quality=92)


def group_photos(folder: Path, example: Example) -> None:
    """Real group photos with their truth as the teacher's word, where these pictures are."""
    groups = EVAL / "groups"
    if not groups.is_dir():
        return
    truth = json.loads((groups / "truth.json").read_text())
    for name, faces in truth.items():
        (folder / name).write_bytes((groups / name).read_bytes())
        for face in faces:
            if face["name"] is not None:
                person = _person(face["name"])
                example.words.append({"file": name, "box": face["box"], "is": person})
                _join(person, EVAL / face["enrol_from"], example)


def _person(folder_name: str) -> str:
    return " ".join(part.capitalize() for part in folder_name.split("_"))


def _join(person: str, portraits: Path, example: Example) -> None:
    """Every other person has a form for the portal, the ones between for the website."""
    if person in example.granted:
        return
    first, _, last = person.partition(" ")
    example.persons.append((first, last, "1985-05-05"))
    channel = CHANNELS[len(example.persons) % 2]
    example.granted[person] = [f"{channel}.photo"]
    if portraits.is_dir():
        example.granted[person].append("face_matching")
        example.enrol[person] = sorted(p for p in portraits.iterdir() if p.is_file())[:3]
