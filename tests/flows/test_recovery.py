"""A register comes back on another computer by its sheet; the key is nowhere else."""

import shutil
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import KeyMissing, RecoveryCodeWrong, RecoveryNotNeeded
from consent_desk.ports import Vault
from consent_desk.security.recovery_code import written
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from tests.reports.filled import Filled
from tests.reports.reading import printed, read
from tests.school import FixedClock


class OneComputer(KeyringBackend):
    """The keyring of one computer, as the operating system's would be."""

    __module__ = "keyring.backends.SecretService"
    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def in_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    monkeypatch.delenv(bootstrap.PASSPHRASE_VARIABLE)
    here = OneComputer()
    monkeypatch.setattr(keyring, "get_keyring", lambda: here)
    made = bootstrap.make_vault(tmp_path / "here", "De Klimop", SchoolYear(2026))
    return replace(made, clock=FixedClock())


def test_the_sheet_opens_a_copy_on_another_computer(
    in_keyring: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = printed(Filled(in_keyring, tmp_path), Kind.RECOVERY, tmp_path, About())
    code = in_keyring.recovery().code
    assert code is not None
    on_paper = read(sheet).text.replace(" ", "").replace("-", "")
    assert code.replace("-", "") in on_paper
    elsewhere = OneComputer()
    monkeypatch.setattr(keyring, "get_keyring", lambda: elsewhere)
    copy = shutil.copytree(in_keyring.folder, tmp_path / "there")
    with pytest.raises(KeyMissing):
        bootstrap.open_vault(copy)
    with pytest.raises(RecoveryCodeWrong):
        bootstrap.recover_key(copy, written(bytes(32)))
    assert elsewhere.kept == {}
    bootstrap.recover_key(copy, code.lower())
    with bootstrap.open_vault(copy).register.read() as uow:
        assert uow.school.name == "De Klimop"


def test_the_key_is_in_no_log_and_no_message(in_keyring: Vault, tmp_path: Path) -> None:
    printed(Filled(in_keyring, tmp_path), Kind.RECOVERY, tmp_path, About())
    code = in_keyring.recovery().code or ""
    with in_keyring.register.read() as uow:
        told = repr(uow.audit.entries())
    assert code not in told
    assert code.replace("-", "") not in told
    assert code not in repr(in_keyring.recovery())
    assert "recovery" in told


def test_a_register_with_a_passphrase_has_no_key_on_its_sheet(
    school: Vault, tmp_path: Path
) -> None:
    assert school.recovery().code is None
    found = read(printed(Filled(school, tmp_path), Kind.RECOVERY, tmp_path, About()))
    assert "De wachtwoordzin staat niet op dit blad" in found.text
    with pytest.raises(RecoveryNotNeeded):
        bootstrap.recover_key(school.folder, written(bytes(32)))
