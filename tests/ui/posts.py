"""A batch with cleared files and the panel of its post, over a real register."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from consent_desk.domain.clearing import Cleared
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.messages import Texts
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.open_batch import open_batch
from tests.cleared import cleared_file
from tests.ui.fake_desk import FakeDesk
from ui.jobs import InlineRunner
from ui.models.batch import BatchModel
from ui.models.post import PostModel
from ui.models.post_desk import PostDesk
from ui.pages.photos.post_panel import PostPanel
from ui.theme import Theme


class ClearedDesk(FakeDesk):
    """Knows the cleared files of a batch that was opened earlier; nothing is looked at."""

    def __init__(self, files: dict[str, Path]) -> None:
        super().__init__()
        self.files = files

    def published(self, batch: Batch) -> dict[str, Path]:
        return self.files

    def rule(self, batch: Batch) -> OnUnconsented:
        return OnUnconsented.COVER


@dataclass
class Scene:
    """The panel as a teacher has it; `told` are failures that reached nobody else."""

    vault: Vault
    bot: QtBot
    batch: Batch
    file: Cleared
    model: PostModel
    panel: PostPanel
    reviewed: BatchModel
    told: list[BaseException] = field(default_factory=list[BaseException])

    def write(self, text: str) -> None:
        self.panel.text.setPlainText(text)
        self.panel.keep()

    def said(self) -> str:
        """All that is said in the panel, also for who does not see it, and no text of the field."""
        QApplication.processEvents()
        shown = [w for w in self.panel.findChildren(QWidget) if w.isVisibleTo(self.panel)]
        texts = [w.text() for w in shown if isinstance(w, QLabel | QPushButton)]
        spoken = [f"{w.accessibleName()} {w.accessibleDescription()} {w.toolTip()}" for w in shown]
        return " | ".join([*texts, *spoken])

    def buttons(self) -> list[str]:
        """The words on the buttons that can be pressed."""
        found = self.panel.findChildren(QPushButton)
        return [b.text() for b in found if b.isVisibleTo(self.panel) and b.isEnabled()]

    def press(self, text: str) -> None:
        for each in self.panel.findChildren(QPushButton):
            if each.text() == text and each.isVisibleTo(self.panel):
                each.click()
                return
        raise AssertionError(f"no button {text}")


def open_scene(vault: Vault, folder: Path, bot: QtBot, batch: Batch | None = None) -> Scene:
    """The panel with a batch of one cleared file; `batch`: one that was opened earlier."""
    told: list[BaseException] = []
    if batch is None:
        batch = open_batch(vault, "portal", ["5A"])
        file = cleared_file(vault, folder / "out", ["Eileen Collins"])
        with vault.register.write() as uow:
            uow.photos.add(Photo(file.photo_id, batch.id, "a.jpg", "0" * 64, PhotoState.CLEARED))
            uow.commit()
    else:
        with vault.register.read() as uow:
            (file,) = uow.photos.cleared_live()
    texts, runner = Texts("en"), InlineRunner(told.append)
    reviewed = BatchModel(ClearedDesk({file.photo_id: file.path}), runner, texts)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    model = PostModel(reviewed, PostDesk(vault), runner, texts)
    panel = PostPanel(model, texts, Theme(application))
    bot.addWidget(panel)
    panel.show()
    reviewed.resume(batch, [])
    return Scene(vault, bot, batch, file, model, panel, reviewed, told)
