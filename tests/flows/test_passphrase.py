"""A vault on a machine without a keyring, with somebody at the keyboard."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import PassphraseNeeded, PassphraseWrong


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Somebody types these lines at the prompts."""

    def typed(*lines: str) -> None:
        left = iter(lines)
        monkeypatch.delenv("CONSENT_DESK_PASSPHRASE", raising=False)
        monkeypatch.setattr("sys.stdin", Keyboard())
        monkeypatch.setattr("getpass.getpass", lambda _: next(left))

    return typed


def test_a_new_passphrase_is_typed_twice_and_opens_the_vault(
    tmp_path: Path, typed: Callable[..., None]
) -> None:
    typed("drie rode fietsen", "drie rode fietsen", "drie rode fietsen")
    bootstrap.make_vault(tmp_path / "v", "De Klimop", SchoolYear(2026))
    assert bootstrap.open_vault(tmp_path / "v").actor.roles


def test_a_slip_makes_no_vault_and_the_next_try_does(
    tmp_path: Path, typed: Callable[..., None]
) -> None:
    typed("drie rode fietsen", "drie rode feitsen")
    with pytest.raises(PassphraseWrong):
        bootstrap.make_vault(tmp_path / "v", "De Klimop", SchoolYear(2026))
    typed("drie rode fietsen", "drie rode fietsen")
    bootstrap.make_vault(tmp_path / "v", "De Klimop", SchoolYear(2026))


def test_nothing_typed_and_nobody_there_is_a_sentence(
    tmp_path: Path, typed: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("")
    with pytest.raises(PassphraseNeeded):
        bootstrap.make_vault(tmp_path / "v", "De Klimop", SchoolYear(2026))
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(PassphraseNeeded):
        bootstrap.make_vault(tmp_path / "w", "De Klimop", SchoolYear(2026))
