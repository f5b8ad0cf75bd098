"""The filled school, made once for all tests of prints."""

from pathlib import Path

import pytest

from consent_desk import bootstrap
from tests.reports.filled import Filled, fill


@pytest.fixture(scope="package")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Nobody changes it but by printing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        patch.setenv("LOGNAME", "J. de Boer")  # the account is called after whoever is signed in
        patch.setenv(bootstrap.PASSPHRASE_VARIABLE, "een zin voor de proef")
        return fill(tmp_path_factory.mktemp("filled"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where a test prints to."""
    return tmp_path
