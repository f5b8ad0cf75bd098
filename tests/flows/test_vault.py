"""The vault as somebody finds it who should not: without the key, or with a hand in the log."""

import shutil
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from consent_desk import bootstrap
from consent_desk.domain.audit import Break
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    KeyMissing,
    PassphraseNeeded,
    PassphraseWrong,
    VaultDamaged,
    VaultExists,
    VaultInSharedFolder,
    VaultMissing,
)
from consent_desk.ports import Vault
from consent_desk.security.cipher import derive
from consent_desk.security.passphrase_keys import PassphraseKeys
from consent_desk.services.verify_audit import verify_audit
from tests.school import answer, make_school


def test_a_copied_vault_opens_for_nobody_without_its_key(
    school: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(bootstrap.PASSPHRASE_VARIABLE)
    copied = tmp_path / "copied"
    shutil.copytree(school.folder, copied)
    with pytest.raises(PassphraseWrong):
        bootstrap.open_vault(copied, ask=lambda: "geraden")
    with pytest.raises(PassphraseNeeded):
        bootstrap.open_vault(copied, ask=lambda: None)
    (copied / "key.json").unlink()
    with pytest.raises(KeyMissing):
        bootstrap.open_vault(copied, ask=lambda: "geraden")
    PassphraseKeys(copied / "key.json").keep(bytes(32), "geraden")
    with pytest.raises(VaultDamaged):
        bootstrap.open_vault(copied, ask=lambda: "geraden")


def test_a_search_of_the_vaults_bytes_finds_no_name(school: Vault) -> None:
    answer(school)
    stored = b"".join(f.read_bytes() for f in school.folder.rglob("*") if f.is_file())
    for word in ("Collins", "Hopper", "Eileen", "van der", "Wörter", "Klimop", "1956-11-19"):
        for encoding in ("utf-8", "utf-16-le", "latin-1"):
            assert word.encode(encoding) not in stored


def test_a_vault_is_made_once(school: Vault) -> None:
    with pytest.raises(VaultExists):
        bootstrap.make_vault(school.folder, "Another", SchoolYear(2026))
    assert bootstrap.open_vault(school.folder).actor.roles


def test_no_vault_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        bootstrap.open_vault(tmp_path / "nothing")


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - De Klimop", "Google Drive", "Nextcloud"])
def test_a_synced_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(VaultInSharedFolder):
        make_school(tmp_path / name / "vault")
    assert not (tmp_path / name).exists()


def test_a_start_that_was_cut_off_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for step in ("_new_key", "_register", "_actor"):
        folder = tmp_path / step
        with monkeypatch.context() as patch:
            patch.setattr(bootstrap, step, cut_off)
            with pytest.raises(KeyboardInterrupt):
                make_school(folder)
        try:
            vault = make_school(folder)
        except VaultExists:
            vault = bootstrap.open_vault(folder)
        assert vault.actor.roles


def tamper(vault: Vault, *statements: str) -> None:
    """With the key, and past the triggers: what somebody with every right could try."""
    master = PassphraseKeys(vault.folder / "key.json").fetch("een zin voor de proef")
    connection = sqlcipher.connect(vault.folder / "register.db")
    connection.execute(f"PRAGMA key = \"x'{derive(master, 'register').hex()}'\"")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE audit SET action = 'nothing' WHERE position = 3"], {Break.CHANGED}),
        (["DELETE FROM audit WHERE position = 3"], {Break.MISSING}),
        (["DELETE FROM audit WHERE position > 3"], {Break.CUT_OFF, Break.LEDGER_CHANGED}),
        (
            [
                "UPDATE audit SET position = 99 WHERE position = 2",
                "UPDATE audit SET position = 2 WHERE position = 3",
                "UPDATE audit SET position = 3 WHERE position = 99",
            ],
            {Break.CHANGED, Break.OUT_OF_ORDER},
        ),
        (["UPDATE decision SET answer = 'refused'"], {Break.LEDGER_CHANGED, Break.LEDGER_UNKNOWN}),
        (["DELETE FROM decision"], {Break.LEDGER_UNKNOWN}),
    ],
)
def test_a_changed_deleted_or_reordered_entry_is_reported(
    school: Vault, statements: list[str], found: set[Break]
) -> None:
    answer(school)
    answer(school, "Grace Hopper")
    assert verify_audit(school).whole
    tamper(school, *statements)
    assert found <= {finding.what for finding in verify_audit(school).findings}
