"""The faces in one photo: who they are, what keeps the photo inside, and what can be said."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from consent_desk.messages import Texts
from ui.pages.photos.face_actions import FaceActions
from ui.tokens import GRID
from ui.widgets.face_list import FaceList
from ui.widgets.labels import SHAPES, Role, Tone, label, state_label


class FacesCard(QFrame):
    """A card beside the photo."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("role", "card")
        down = QVBoxLayout(self)
        down.setContentsMargins(GRID + 4, GRID + 4, GRID + 4, GRID + 4)
        down.setSpacing(GRID)
        down.addWidget(label(texts("Faces in this photo"), Role.STRONG))
        self.faces = FaceList()
        down.addWidget(self.faces, stretch=1)
        self.nobody = label(
            texts("No face was found. Look well, and draw one where there is one."),
            Role.MUTED,
            wrap=True,
        )
        down.addWidget(self.nobody)
        self._problem = state_label("", Tone.STOPPED)
        self._problem.setWordWrap(True)
        down.addWidget(self._problem)
        down.addStretch()
        self.face_actions = FaceActions(texts)
        down.addWidget(self.face_actions)

    def say_problem(self, problem: str) -> None:
        """Why this photo has no cleared file; empty: nothing is wrong."""
        self._problem.setText(f"{SHAPES[Tone.STOPPED]} {problem}")
        self._problem.setVisible(bool(problem))
