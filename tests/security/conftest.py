import keyring
import pytest
from keyring.backends import fail


@pytest.fixture(autouse=True)
def no_real_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test asks the keyring of whoever runs it."""
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
