"""Every kind of keyring that a machine can have, played by a backend that does what it is told."""

import base64
import threading
from collections.abc import Callable

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import InitError, KeyringLocked, PasswordSetError

from consent_desk.errors import KeyMissing, KeyringAbsent, KeyringDenied
from consent_desk.security.cipher import new_key
from consent_desk.security.key_store import SERVICE, KeyringKeys

KEY = new_key()


class Trusted(KeyringBackend):
    """Looks like the operating system's own, in memory."""

    priority = 5.0

    def __init__(self, ask: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.ask = ask

    def get_password(self, service: str, username: str) -> str | None:
        self.ask()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.ask()
        self.kept[service, username] = password


Trusted.__module__ = "keyring.backends.SecretService"


class PlainText(Trusted):
    """As keyrings.alt and the like."""


PlainText.__module__ = "keyrings.alt.file"


class Forgetful(Trusted):
    def set_password(self, service: str, username: str, password: str) -> None:
        self.ask()


Forgetful.__module__ = Trusted.__module__


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[KeyringBackend], KeyringKeys]:
    def use(backend: KeyringBackend) -> KeyringKeys:
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        return KeyringKeys("vault", wait_seconds=5)

    return use


Use = Callable[[KeyringBackend], KeyringKeys]


def test_a_kept_key_comes_back_for_its_vault_only(use: Use) -> None:
    backend = Trusted()
    keys = use(backend)
    with pytest.raises(KeyMissing):
        keys.fetch()
    keys.keep(KEY)
    keys.keep(KEY)
    assert keys.fetch() == KEY
    assert backend.kept == {(SERVICE, "vault"): base64.b64encode(KEY).decode()}
    with pytest.raises(KeyMissing):
        KeyringKeys("another vault").fetch()


def test_another_key_is_never_written_over_the_one_there_is(use: Use) -> None:
    keys = use(Trusted())
    keys.keep(KEY)
    with pytest.raises(KeyringDenied):
        keys.keep(new_key())
    assert keys.fetch() == KEY


def test_no_keyring_is_absent() -> None:
    for ask in (KeyringKeys("vault").fetch, lambda: KeyringKeys("vault").keep(KEY)):
        with pytest.raises(KeyringAbsent):
            ask()


@pytest.mark.parametrize("backend", [NullKeyring(), PlainText()])
def test_a_keyring_that_keeps_plain_text_or_nothing_counts_as_absent(
    use: Use, backend: KeyringBackend
) -> None:
    with pytest.raises(KeyringAbsent):
        use(backend).keep(KEY)
    assert getattr(backend, "kept", {}) == {}


@pytest.mark.parametrize(
    "error",
    [
        KeyringLocked("locked"),
        InitError("dismissed"),
        PasswordSetError("no"),
        ConnectionResetError("the message bus is gone"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "garbage"),
        RuntimeError("a backend throws what it likes"),
    ],
)
def test_a_keyring_that_refuses_is_denied_and_gets_no_new_key(use: Use, error: Exception) -> None:
    def refuse() -> None:
        raise error

    backend = Trusted(refuse)
    with pytest.raises(KeyringDenied):
        use(backend).fetch()
    with pytest.raises(KeyringDenied):
        use(backend).keep(KEY)
    assert backend.kept == {}


def test_a_keyring_that_asks_and_gets_no_answer_is_denied_in_time(use: Use) -> None:
    never = threading.Event()
    use(Trusted(lambda: never.wait(5) and None))
    with pytest.raises(KeyringDenied):
        KeyringKeys("vault", wait_seconds=0.1).fetch()
    never.set()


def test_a_keyring_that_forgets_at_once_is_denied(use: Use) -> None:
    with pytest.raises(KeyringDenied):
        use(Forgetful()).keep(KEY)


@pytest.mark.parametrize("text", ["", "no base64!", "c2hvcnQ="])
def test_something_else_under_its_name_is_no_key(use: Use, text: str) -> None:
    backend = Trusted()
    backend.kept[SERVICE, "vault"] = text
    with pytest.raises(KeyMissing):
        use(backend).fetch()


def test_of_several_keyrings_only_trusted_ones_are_asked(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, first, second = PlainText(), Trusted(), Trusted()
    monkeypatch.setattr(ChainerBackend, "backends", [plain, first, second])
    keys = use(ChainerBackend())
    KeyringKeys("vault").keep(KEY)
    assert (plain.kept, len(first.kept), second.kept) == ({}, 1, {})
    first.kept, second.kept = second.kept, first.kept
    assert keys.fetch() == KEY
    monkeypatch.setattr(ChainerBackend, "backends", [plain])
    with pytest.raises(KeyringAbsent):
        keys.fetch()


def test_a_short_key_is_not_kept(use: Use) -> None:
    with pytest.raises(ValueError, match="256 bits"):
        use(Trusted()).keep(b"short")
