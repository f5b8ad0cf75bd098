"""Asking for photos where they are, with what was said of each source before."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from consent_desk.messages import Texts
from consent_desk.ports import Source, Vault
from consent_desk.services.find_sources import find_sources, surroundings
from consent_desk.services.look_in_source import look_in, small_picture
from ui.dialogs.fetch_dialog import FetchDialog
from ui.jobs import JobRunner
from ui.models.sources_model import SourceDesk
from ui.theme import Theme


class Fetching:
    """Opens the dialog for one vault."""

    def __init__(self, vault: Vault, texts: Texts, theme: Theme, runner: JobRunner) -> None:
        self._vault = vault
        self._texts = texts
        self._theme = theme
        self._runner = runner

    def ask(self, parent: QWidget) -> tuple[list[Path], bool | None]:
        """The chosen photos, and whether they are on somebody's own device; none: cancelled."""
        desk = SourceDesk(
            find=lambda: find_sources(surroundings()),
            look=look_in,
            picture=small_picture,
            own_device=self._own_device,
            remember=self._remember,
            today=self._vault.clock.now().date(),
        )
        dialog = FetchDialog(self._texts, self._theme, desk, self._runner, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return [], None
        return list(dialog.paths), dialog.own_device

    def _own_device(self, key: str) -> bool | None:
        with self._vault.register.read() as uow:
            said = {source.place: source.own_device for source in uow.sources.all()}
        return said.get(key)

    def _remember(self, key: str, own: bool) -> None:
        with self._vault.register.write() as uow:
            uow.sources.say(Source(key, own, self._vault.clock.now().date()))
            uow.commit()
