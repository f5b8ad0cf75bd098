"""A window that is killed: takes photos in, has something said of them, and waits for its end.

python -m tests.flows.window_that_dies VAULT PHOTOS OUT
"""

import sys
import time
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from consent_desk import bootstrap
from consent_desk.domain.treatment import Word
from tests.flows.teacher import Teacher
from tests.ui.posed import person

SAID = "Wij waren in het bos."


class _NoRequest:
    """Stands in for pytest, of which the bot wants to know nothing here."""

    node = SimpleNamespace()


def main(vault_folder: Path, photos: Path, out: Path) -> None:
    application = QApplication([])
    qt_api.set_qt_api("pyside6")
    vault = bootstrap.open_vault(vault_folder)
    teacher = Teacher(QtBot(_NoRequest()), vault, out, [photos]).sit_down()  # pyright: ignore[reportArgumentType]
    teacher.drop(photos)
    files = len(list(photos.iterdir()))
    teacher.until(lambda: teacher.model.counts().looked == files)
    teacher.rest()
    first = next(iter(teacher.model.sights))
    review = teacher.model.reviews[first]
    left = min(face.box for face in review.faces)
    named = review.say(Word(left, person(vault, "Eileen Collins")))
    teacher.model.change({first: named.sign()})
    teacher.post.text.setPlainText(SAID)
    teacher.post.keep()
    teacher.rest()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        application.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
