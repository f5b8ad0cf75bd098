from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from consent_desk.messages import Texts
from tests.screenshots.stage import Stage
from ui.theme import Choice, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Choice.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def stage(theme: Theme, tmp_path: Path) -> Stage:
    """A stage in Dutch and light, with a folder of its own."""
    return Stage(Texts("nl"), theme, tmp_path)
