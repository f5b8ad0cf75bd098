"""A batch under review whose faces are known beforehand: no network looks for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from consent_desk.domain.cluster import Cluster, FaceRef, largest_first
from consent_desk.domain.matching import Match, Suggestion
from consent_desk.domain.photo import Box, Face
from consent_desk.domain.review import Review
from consent_desk.errors import PictureUnreadable
from consent_desk.media.encode import sized
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.find_faces import Gallery
from consent_desk.services.find_person import Directory
from consent_desk.services.look_at_photo import Sight, crop
from tests.benchmarks.portraits import astronaut, composed, grace_hopper
from ui.jobs import InlineRunner
from ui.models.batch import BatchModel
from ui.models.review_desk import ReviewDesk

SIDE = 256
PLACES = [(20 + 300 * (i % 3), 20 + 300 * (i // 3), SIDE) for i in range(6)]
_FACE = {0: (88, 30, 58, 78), 1: (74, 64, 84, 104)}


def box_of(place: int) -> Box:
    """The face in one of `PLACES`; the portraits come there in turn."""
    left, top, _side = PLACES[place]
    x, y, w, h = _FACE[place % 2]
    return Box(left + x, top + y, w, h)


@dataclass
class Posed:
    """Who stands where: for each photo, somebody's nickname by place.

    `suggest`: whom the faces of a nickname suggest, likeliest first, by person id.
    """

    photos: Sequence[Mapping[int, str]]
    suggest: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    together: bool = True


class PosedDesk(ReviewDesk):
    """The real services over a real register; only finding and clustering are known already."""

    def __init__(self, vault: Vault, posed: Posed, files: Sequence[Path]) -> None:
        super().__init__(vault)
        self._posed = posed
        self._numbers = {str(file): number for number, file in enumerate(files)}
        self._who: dict[FaceRef, str] = {}
        self._saves = vault
        self.pixels = composed(920, 620, PLACES)

    def gallery(self, batch: Batch) -> Gallery:
        return Gallery({}, {})

    def look(self, batch: Batch, photo: Photo, gallery: Gallery) -> Sight:
        if photo.path not in self._numbers:
            raise PictureUnreadable(file=Path(photo.path).name)
        who = self._posed.photos[self._numbers[photo.path]]
        faces = {Face(box_of(place)): name for place, name in who.items()}
        review = Review(photo.id, tuple(faces))
        with self._saves.register.write() as uow:
            uow.reviews.save(review)
            uow.commit()
        matches: dict[Box, Match] = {}
        for face, name in faces.items():
            self._who[FaceRef(photo.id, face.box)] = name
            if name in self._posed.suggest:
                matches[face.box] = Match(None, self._suggestions(name))
        return Sight(
            photo,
            review,
            920,
            620,
            sized(self.pixels, 320)[0],
            {face.box: crop(self.pixels, face) for face in faces},
            matches,
        )

    def clusters(self, sights: Iterable[Sight]) -> list[Cluster]:
        if not self._posed.together:
            return largest_first(Cluster((face,)) for face in self._who)
        names = dict.fromkeys(self._who.values())
        return largest_first(
            Cluster(tuple(f for f, n in self._who.items() if n == name), self._suggestions(name))
            for name in names
        )

    def _suggestions(self, name: str) -> tuple[Suggestion, ...]:
        persons = self._posed.suggest.get(name, ())
        return tuple(Suggestion(person, 0.3 + rank / 10) for rank, person in enumerate(persons))


def _fail(error: BaseException) -> None:
    raise error


def person(vault: Vault, name: str) -> str:
    """The id of a person."""
    with vault.register.read() as uow:
        return Directory.of(uow).find(name).id


def photo_files(folder: Path, count: int) -> list[Path]:
    """So many small photos, each with other content."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for number in range(count):
        portrait = astronaut() if number % 2 else grace_hopper()
        picture = Image.fromarray(portrait).resize((64, 64)).rotate(number)
        files.append(folder / f"IMG_{number:04}.jpg")
        picture.save(files[-1])
    return files


def open_posed(
    vault: Vault, posed: Posed, folder: Path, runner: InlineRunner | None = None
) -> BatchModel:
    """A model with no batch yet; `begin_posed` opens it."""
    files = photo_files(folder, len(posed.photos))
    desk = PosedDesk(vault, posed, [file.resolve() for file in files])
    return BatchModel(desk, runner or InlineRunner(_fail), Texts("nl"))


def begin_posed(model: BatchModel, folder: Path) -> None:
    """Open the batch for the portal and group 5A, with all its photos."""
    model.begin("portal", ["5A"], [folder], folder.parent / "out")
