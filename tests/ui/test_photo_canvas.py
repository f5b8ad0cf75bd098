"""The photo as somebody meets it who looks, comes nearer, and draws what was missed."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consent_desk.domain.photo import Box
from ui.tokens import LIGHT
from ui.widgets.labels import Tone
from ui.widgets.photo_canvas import Mark, PhotoCanvas

FACE, BEHIND = Box(200, 100, 80, 100), Box(150, 50, 200, 250)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def plain(colour: str) -> QImage:
    made = QImage(600, 400, QImage.Format.Format_RGB888)
    made.fill(QColor(colour))
    return made


@pytest.fixture
def canvas(qtbot: QtBot) -> PhotoCanvas:
    made = PhotoCanvas(LIGHT)
    qtbot.addWidget(made)
    made.resize(616, 416)  # the photo fits in it pixel for pixel
    made.show_photo(plain("#808080"), plain("#ff0000"), 1.0)
    made.show_marks([Mark(BEHIND, Tone.COVERED, "a"), Mark(FACE, Tone.SHOWN, "b")], -1)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(canvas: PhotoCanvas, box: Box) -> QPoint:
    return canvas.place_of(box).center()


def colour_at(canvas: PhotoCanvas, point: QPoint) -> str:
    return canvas.grab().toImage().pixelColor(point).name()


def wheel(canvas: PhotoCanvas, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_the_wheel_comes_nearer_to_what_is_under_the_mouse(canvas: PhotoCanvas) -> None:
    at, before = middle(canvas, FACE), canvas.place_of(FACE)
    wheel(canvas, at, 3)
    near = canvas.place_of(FACE)
    assert near.width() > 1.8 * before.width()
    assert (near.center() - at).manhattanLength() <= 2
    wheel(canvas, at, -9)
    assert canvas.place_of(FACE) == before, "never smaller than the whole photo"


def test_keys_come_nearer_and_show_the_whole_photo_again(canvas: PhotoCanvas, qtbot: QtBot) -> None:
    before = canvas.place_of(FACE)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.place_of(FACE).width() > before.width()
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.place_of(FACE) == before


def test_a_photo_that_is_near_is_moved_with_the_other_button(
    canvas: PhotoCanvas, qtbot: QtBot
) -> None:
    canvas.zoom(3.0)
    before = canvas.place_of(FACE).topLeft()
    start = QPoint(300, 200)
    qtbot.mousePress(canvas, RIGHT, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(40, -30))
    qtbot.mouseRelease(canvas, RIGHT, pos=start + QPoint(40, -30))
    moved = canvas.place_of(FACE).topLeft() - before
    assert (moved - QPoint(40, -30)).manhattanLength() <= 2


def test_the_original_is_seen_only_while_it_is_held(canvas: PhotoCanvas) -> None:
    at = QPoint(40, 300)
    assert colour_at(canvas, at) == "#808080"
    canvas.hold_original(held=True)
    assert colour_at(canvas, at) == "#ff0000"
    canvas.hold_original(held=False)
    assert colour_at(canvas, at) == "#808080"


def test_the_original_does_not_stay_when_the_key_is_let_go_elsewhere(
    canvas: PhotoCanvas, qtbot: QtBot
) -> None:
    canvas.hold_original(held=True)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.WindowDeactivate))
    assert colour_at(canvas, QPoint(40, 300)) == "#808080"


def test_a_click_takes_the_smallest_face_under_it_and_beside_all_none(
    canvas: PhotoCanvas, qtbot: QtBot
) -> None:
    taken: list[int] = []
    canvas.chosen.connect(taken.append)
    qtbot.mouseClick(canvas, LEFT, pos=middle(canvas, FACE))
    qtbot.mouseClick(canvas, LEFT, pos=canvas.place_of(BEHIND).topLeft() + QPoint(10, 10))
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(20, 390))
    assert taken == [1, 0, -1]


@pytest.mark.parametrize("is_area", [False, True])
def test_a_missed_face_is_drawn_where_the_mouse_went_and_shift_makes_it_an_area(
    canvas: PhotoCanvas, qtbot: QtBot, is_area: bool
) -> None:
    drawn: list[tuple[Box, bool]] = []
    canvas.drawn.connect(lambda box, area: drawn.append((box, area)))
    keys = SHIFT if is_area else Qt.KeyboardModifier.NoModifier
    start, end = QPoint(408, 208), QPoint(488, 308)
    qtbot.mousePress(canvas, LEFT, keys, start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, keys, end)
    assert drawn == [(Box(400, 200, 80, 100), is_area)]


def test_what_is_drawn_never_goes_beyond_the_photo(canvas: PhotoCanvas, qtbot: QtBot) -> None:
    drawn: list[Box] = []
    canvas.drawn.connect(lambda box, _: drawn.append(box))
    qtbot.mousePress(canvas, LEFT, pos=QPoint(590, 390))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(616, 416))
    (box,) = drawn
    assert box.x + box.w <= 600
    assert box.y + box.h <= 400


def test_a_face_is_drawn_with_the_keyboard_alone(canvas: PhotoCanvas, qtbot: QtBot) -> None:
    drawn: list[Box] = []
    canvas.drawn.connect(lambda box, _: drawn.append(box))
    canvas.begin_drawing()
    for _ in range(5):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert not canvas.is_drawing
    (box,) = drawn
    assert (box.w, box.h) == (64, 88), "Shift and an arrow make it taller"
    assert abs(box.x + box.w / 2 - 340) <= 1, "five steps of 8 pixels from the middle"


def test_escape_lets_a_drawing_go(canvas: PhotoCanvas, qtbot: QtBot) -> None:
    drawn: list[Box] = []
    canvas.drawn.connect(lambda box, _: drawn.append(box))
    canvas.begin_drawing()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert drawn == []
    assert not canvas.is_drawing
