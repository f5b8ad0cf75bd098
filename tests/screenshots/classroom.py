"""A school with photos of a lesson, for pictures: who is in them is known, and nobody real."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image, ImageDraw

from consent_desk import bootstrap
from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import Box
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Pixels, Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.import_roster import import_roster
from tests.benchmarks.portraits import astronaut, grace_hopper
from tests.school import FixedClock, answer

ROSTER = """first_name,last_name,birth_date,group
Sanne,Jansen,2016-05-01,5A
Mila,Visser,2016-02-11,5A
Tim,Bakker,2016-07-21,5A
Elif,Aydin,2016-09-02,5A
Sami,El Amrani,2016-01-30,5A
Noor,de Boer,2016-03-14,5A
Lotte,van der Wörter-Şahin,2016-11-08,5B
"""
SHOWN, REFUSED = ("Sanne Jansen", "Mila Visser"), ("Tim Bakker",)
SIZE = (1440, 960)
_FACE = {0: (0.344, 0.117, 0.227, 0.305), 1: (0.289, 0.25, 0.328, 0.406)}
_ROUND = 0.28


@dataclass(frozen=True)
class Pupil:
    """Somebody in a photo: a nickname, where, and which of the two portraits stands for it."""

    name: str
    left: int
    top: int
    side: int
    portrait: int

    @property
    def box(self) -> Box:
        """The face."""
        x, y, w, h = (round(part * self.side) for part in _FACE[self.portrait])
        return Box(self.left + x, self.top + y, w, h)


PHOTOS: Sequence[tuple[Pupil, ...]] = (
    (Pupil("sanne", 90, 420, 400, 0), Pupil("guest", 520, 390, 430, 1),
     Pupil("tim", 980, 430, 380, 0)),
    (Pupil("mila", 160, 430, 420, 1), Pupil("sanne", 800, 420, 440, 0)),
    (Pupil("sanne", 60, 470, 330, 0), Pupil("mila", 400, 450, 330, 1),
     Pupil("tim", 740, 470, 330, 0), Pupil("guest", 1080, 450, 330, 1)),
    (Pupil("tim", 480, 400, 480, 0),),
    (Pupil("mila", 90, 440, 400, 1), Pupil("elif", 560, 430, 400, 0)),
    (Pupil("sanne", 240, 420, 430, 0), Pupil("elif", 760, 420, 430, 0)),
    (),
)  # fmt: skip


@cache
def picture(pupils: tuple[Pupil, ...]) -> Pixels:
    """A classroom wall with everybody before it."""
    width, height = SIZE
    photo = Image.new("RGB", SIZE, "#d7d9d6")
    draw = ImageDraw.Draw(photo)
    draw.rectangle((90, 70, 780, 430), "#8a6f4d")
    draw.rectangle((102, 82, 768, 418), "#3c5a4b")
    draw.rectangle((930, 60, 1370, 450), "#b9bdbb")
    for left in (942, 1158):
        draw.rectangle((left, 72, left + 200, 438), "#e6ebee")
    draw.rectangle((0, height - 120, width, height), "#a9a39a")
    for pupil in pupils:
        face = (astronaut(), grace_hopper()[:512])[pupil.portrait]
        portrait = Image.fromarray(np.ascontiguousarray(face)).resize((pupil.side, pupil.side))
        mask = Image.new("L", portrait.size, 0)
        radius = round(_ROUND * pupil.side)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, pupil.side, 2 * pupil.side), radius, 255)
        photo.paste(portrait, (pupil.left, pupil.top), mask)
    return np.asarray(photo, dtype=np.uint8)


@cache
def folder() -> Path:
    """Where the school and its photos are while this process lives."""
    _kept.append(TemporaryDirectory())
    return Path(_kept[-1].name)


_kept: list["TemporaryDirectory[str]"] = []


@cache
def school() -> Vault:
    """One school for all pictures: to make one takes a second."""
    made = bootstrap.make_vault(folder() / "vault", "De Klimop", SchoolYear(2026))
    vault = Vault(**{**vars(made), "clock": FixedClock()})
    import_roster(vault, read_table(ROSTER.encode(), "roster.csv"))
    for name in SHOWN:
        answer(vault, name)
    for name in REFUSED:
        answer(vault, name, given=Answer.REFUSED)
    return vault


@cache
def files(broken: bool = False) -> Sequence[Path]:
    """The photos as a phone wrote them; `broken`: one more that cannot be opened."""
    phone = folder() / ("phone-broken" if broken else "phone")
    phone.mkdir(exist_ok=True)
    made: list[Path] = []
    for number, pupils in enumerate(PHOTOS):
        made.append(phone / f"IMG_20{41 + number}.jpg")
        Image.fromarray(picture(pupils)).save(made[-1], quality=85)
    if broken:
        made.append(phone / "IMG_2060.jpg")
        made[-1].write_bytes(made[0].read_bytes()[:9000])
    return made


def who_is_where() -> Sequence[Mapping[Box, str]]:
    """For each photo, the nickname of each face."""
    return [{pupil.box: pupil.name for pupil in pupils} for pupils in PHOTOS]
