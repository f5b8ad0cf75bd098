import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest

from consent_desk.errors import KeyMissing, PassphraseNeeded, PassphraseWrong, SealBroken
from consent_desk.security.cipher import new_key
from consent_desk.security.passphrase_keys import Effort, PassphraseKeys

QUICK = Effort(memory_kib=8 * 1024, passes=1, lanes=1)
KEY = new_key()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "key.json"


@pytest.fixture
def keys(file: Path) -> PassphraseKeys:
    keys = PassphraseKeys(file, QUICK)
    keys.keep(KEY, "een lange zin")
    return keys


def test_the_passphrase_opens_the_file_with_the_effort_we_ship(file: Path) -> None:
    PassphraseKeys(file).keep(KEY, "een lange zin")
    assert PassphraseKeys(file).fetch("een lange zin") == KEY
    assert json.loads(file.read_bytes())["memory_kib"] == 65536


@pytest.mark.parametrize("wrong", ["Een lange zin", "een lange zin ", "\udcff"])
def test_another_passphrase_does_not(keys: PassphraseKeys, wrong: str) -> None:
    with pytest.raises(PassphraseWrong) as caught:
        keys.fetch(wrong)
    assert caught.value.params == {}


def test_no_passphrase_is_asked_for(keys: PassphraseKeys, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(PassphraseNeeded):
        keys.fetch("")
    with pytest.raises(PassphraseNeeded):
        keys.keep(KEY, "")
    assert file.read_bytes() == before


def test_an_accent_typed_another_way_is_the_same_letter(file: Path) -> None:
    keys = PassphraseKeys(file, QUICK)
    keys.keep(KEY, unicodedata.normalize("NFC", "één geheim"))
    assert keys.fetch(unicodedata.normalize("NFD", "één geheim")) == KEY


def test_the_file_holds_neither_key_nor_passphrase(keys: PassphraseKeys, file: Path) -> None:
    content = file.read_bytes()
    assert KEY not in content
    assert KEY.hex().encode() not in content
    assert b"lange" not in content
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert "lange" not in repr(keys)


def test_the_same_key_and_passphrase_give_another_file(keys: PassphraseKeys, file: Path) -> None:
    before = json.loads(file.read_bytes())
    keys.keep(KEY, "een lange zin")
    after = json.loads(file.read_bytes())
    assert before["salt"] != after["salt"]
    assert before["wrapped"] != after["wrapped"]


def test_no_file_is_a_missing_key(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        PassphraseKeys(tmp_path / "none").fetch("x")


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 2**31},
        {"memory_kib": 64},
        {"memory_kib": "65536"},
        {"memory_kib": True},
        {"passes": 10**9},
        {"passes": 0},
        {"lanes": 10**6},
        {"lanes": -1},
        {"lanes": None},
        {"salt": ""},
        {"salt": "%"},
        {"wrapped": 5},
        {"format": "another"},
    ],
)
def test_a_tampered_file_is_refused_before_any_work(
    keys: PassphraseKeys, file: Path, change: dict[str, object]
) -> None:
    file.write_text(json.dumps(json.loads(file.read_bytes()) | change))
    with pytest.raises(SealBroken):
        keys.fetch("een lange zin")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"{" * 4000, b"1"])
def test_a_damaged_file_is_told(keys: PassphraseKeys, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(SealBroken):
        keys.fetch("een lange zin")


def test_less_effort_written_into_the_file_does_not_open_it(
    keys: PassphraseKeys, file: Path
) -> None:
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"passes": 2}))
    with pytest.raises(PassphraseWrong):
        keys.fetch("een lange zin")
