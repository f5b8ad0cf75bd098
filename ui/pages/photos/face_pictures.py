"""The small pictures of faces, made for the screen when they come into view."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPixmap

from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.photo import Face
from consent_desk.ports import Pixels
from consent_desk.services.look_at_photo import Sight, crop
from ui.models.pictures import image_of
from ui.tokens import RADIUS


class FacePictures:
    """Square pictures with round corners, in memory only; `forget` lets them go (R11)."""

    def __init__(self, side: int) -> None:
        self._side = side
        self._made: dict[tuple[FaceRef, float], QPixmap] = {}

    def forget(self) -> None:
        """The batch is closed."""
        self._made.clear()

    def picture(self, face: FaceRef, sights: Mapping[str, Sight], ratio: float) -> QPixmap:
        """A face, for a screen of so many pixels to one of ours; empty if its photo is gone."""
        key = (face, ratio)
        if key not in self._made:
            sight = sights.get(face.photo)
            if sight is None:
                return QPixmap()
            self._made[key] = _rounded(_pixels(sight, face), self._side, ratio)
        return self._made[key]


def _pixels(sight: Sight, face: FaceRef) -> Pixels:
    """The crop; of a face that was drawn or found later, what the small photo has of it."""
    found = sight.crops.get(face.box)
    if found is not None:
        return found
    return crop(sight.thumb, Face(face.box.scaled(sight.thumb.shape[1] / sight.width)))


def _rounded(pixels: Pixels, side: int, ratio: float) -> QPixmap:
    real = round(side * ratio)
    made = QPixmap(real, real)
    made.fill(Qt.GlobalColor.transparent)
    picture = image_of(pixels).scaled(
        real,
        real,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(picture))
    painter.drawRoundedRect(QRect(0, 0, real, real), RADIUS * ratio, RADIUS * ratio)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
