import os
import stat
import traceback
from pathlib import Path

import pytest

from consent_desk.errors import VaultDamaged, VaultExists, VaultMissing
from db import register as register_module
from db.engine import make_engine
from db.register import open_register
from tests.db.samples import CIPHER, KEY, existing_register, founded_register, new_register, pupil


def _fill(file: Path) -> None:
    register = new_register(file)
    with register.write() as work:
        for number in range(50):
            work.people.add(pupil("Sanne", f"Verschuuren{number}"))
        work.commit()
    register.close()


def test_a_search_of_the_bytes_finds_no_name(file: Path) -> None:
    register = new_register(file)
    with register.write() as work:
        work.people.add(pupil("Sanne", "Verschuuren"))
        work.commit()
        # The write-ahead log is still there: it must be as unreadable as the file.
        everything = b"".join(p.read_bytes() for p in file.parent.iterdir())
    register.close()
    everything += file.read_bytes()
    for trace in (b"Sanne", b"Verschuuren", b"Zonnebloem", b"SQLite format", b"CREATE TABLE"):
        assert trace not in everything
        assert trace.decode().encode("utf-16-le") not in everything
    assert KEY not in everything
    assert KEY.hex().encode() not in everything


def test_a_copied_vault_opens_for_nobody_without_its_key(file: Path, tmp_path: Path) -> None:
    _fill(file)
    copy = tmp_path / "elsewhere.db"
    copy.write_bytes(file.read_bytes())
    with pytest.raises(VaultDamaged):
        open_register(copy, os.urandom(32), CIPHER, create=False)
    register = open_register(copy, KEY, CIPHER, create=False)
    with register.read() as work:
        assert len(work.people.all()) == 50
    register.close()


def test_neither_repr_nor_error_tells_the_key(file: Path) -> None:
    _fill(file)
    engine = make_engine(file, KEY)
    wrong = os.urandom(32)
    with pytest.raises(VaultDamaged) as caught:
        open_register(file, wrong, CIPHER, create=False)
    texts = [repr(engine), str(engine.url), "".join(traceback.format_exception(caught.value))]
    engine.dispose()
    for text in texts:
        assert KEY.hex() not in text
        assert wrong.hex() not in text


def test_nothing_is_written_to_standard_error_for_a_wrong_key(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _fill(file)
    with pytest.raises(VaultDamaged):
        open_register(file, os.urandom(32), CIPHER, create=False)
    assert capfd.readouterr().err == ""


def test_a_short_key_is_refused(file: Path) -> None:
    with pytest.raises(ValueError, match="256 bits"):
        make_engine(file, b"short")


@pytest.mark.parametrize("share", [0, 0.01, 0.2, 0.4, 0.6, 0.8, 0.999])
def test_a_damaged_file_is_told_and_never_half_read(file: Path, share: float) -> None:
    _fill(file)
    content = bytearray(file.read_bytes())
    content[int(len(content) * share)] ^= 0x01
    file.write_bytes(content)
    engine = make_engine(file, KEY)
    with pytest.raises(VaultDamaged), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA integrity_check").all()  # reads every page
    engine.dispose()


def test_a_cut_off_file_is_told(file: Path) -> None:
    _fill(file)
    file.write_bytes(file.read_bytes()[:4096])
    with pytest.raises(VaultDamaged):
        existing_register(file)


def test_a_missing_register_is_not_made_by_opening(file: Path) -> None:
    with pytest.raises(VaultMissing):
        existing_register(file)
    assert not file.exists()


def test_a_register_is_never_made_over_another(file: Path) -> None:
    _fill(file)
    before = file.read_bytes()
    with pytest.raises(VaultExists):
        open_register(file, KEY, CIPHER, create=True)
    with pytest.raises(VaultDamaged):
        open_register(file, os.urandom(32), CIPHER, create=True)
    assert file.read_bytes() == before


def test_a_first_start_that_was_cut_off_can_be_done_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(register_module, "create_tables", cut_off)
        with pytest.raises(KeyboardInterrupt):
            open_register(file, KEY, CIPHER, create=True)
    assert not file.exists()
    open_register(file, KEY, CIPHER, create=True).close()  # made, and cut off before its school
    founded_register(file).close()
    with existing_register(file).read() as work:
        assert work.school.name == "De Zonnebloem"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_the_owner_may_read_the_file(file: Path) -> None:
    register = founded_register(file)
    with register.write() as work:
        work.people.add(pupil())
        work.commit()
        for path in file.parent.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    register.close()
    assert [path.name for path in file.parent.iterdir()] == ["register.db"]
