from pathlib import Path

import pytest

from tests.db.samples import new_register


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


@pytest.fixture
def register(file: Path):
    register = new_register(file)
    yield register
    register.close()
