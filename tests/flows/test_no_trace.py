"""Nothing of an unmatched face is on disk afterwards, in no form and at no place (R11)."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from struct import pack

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from consent_desk.domain.photo import Descriptor, Face, PhotoState
from consent_desk.messages import Texts
from consent_desk.paths import crash_folder
from consent_desk.ports import Pixels, Vault
from consent_desk.security.cipher import AesGcmCipher, derive
from consent_desk.security.passphrase_keys import PassphraseKeys
from consent_desk.services import cluster_faces, find_faces
from consent_desk.services.change_settings import change_setting
from consent_desk.services.enrol_face import enrol_face
from consent_desk.services.withdraw import withdraw
from consent_desk.vision.engine import LocalFaceEngine
from tests.school import answer, clear, make_school
from ui.crashes import Crashes
from ui.jobs import InlineRunner
from ui.models.batch import BatchModel
from ui.models.review_desk import ReviewDesk
from ui.state import WindowState


class Watched(LocalFaceEngine):
    """Remembers what it described, in the order of describing; copies remember together."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Descriptor] = []

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        found = super().describe(pixels, faces)
        self.seen.extend(found)
        return found


@pytest.fixture
def engine() -> Watched:
    return Watched()


@pytest.fixture
def matching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Watched) -> Vault:
    """A school with one person enrolled, whose seals are of glass, on a machine of its own."""
    monkeypatch.setattr(AesGcmCipher, "seal", lambda _, plain, bound_to: plain)
    monkeypatch.setattr(AesGcmCipher, "unseal", lambda _, sealed, bound_to: sealed)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    vault = replace(make_school(tmp_path / "vault"), engine=engine)
    for setting in ("dpia_done", "face_matching"):
        change_setting(vault, setting, "true")
    answer(vault, "Eileen Collins", "face_matching")
    return vault


def everything_stored(vault: Vault, folder: Path) -> bytes:
    """Every file below a folder, and every cell of the opened register."""
    files = (path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return b"\n".join([*files, *_cells(vault)])


def _cells(vault: Vault) -> Iterator[bytes]:
    master = PassphraseKeys(vault.folder / "key.json").fetch("een zin voor de proef")
    register: sqlcipher.Connection = sqlcipher.connect(vault.folder / "register.db")
    register.execute(f"PRAGMA key = \"x'{derive(master, 'register').hex()}'\"")
    tables = register.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for row in register.execute(f'SELECT * FROM "{table}"'):
            yield from (cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
    register.close()


def traces(descriptor: Descriptor, stored: bytes) -> list[str]:
    """The forms in which some of a descriptor's numbers are there."""
    some = descriptor[:4], descriptor[60:64], descriptor[-4:]
    forms: dict[str, Callable[[tuple[float, ...]], bytes]] = {
        kind: lambda part, kind=kind: pack(f"{kind[0]}4{kind[1]}", *part)
        for kind in ("<d", ">d", "<f", ">f")
    }
    forms["text"] = lambda part: repr(part[0]).encode()
    forms["short text"] = lambda part: f"{part[0]:.6f}".encode()
    return [name for name, form in forms.items() if any(form(part) in stored for part in some)]


def test_no_descriptor_of_an_unmatched_face_is_on_disk_afterwards(
    matching: Vault,
    engine: Watched,
    both: Path,
    portrait: Path,
    second_portrait: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enrol_face(matching, "Eileen Collins", [portrait])
    (enrolled,) = engine.seen
    (cleared,) = clear(matching, [both], tmp_path / "out")

    def broken(looks: object, *_: object) -> None:
        raise ArithmeticError(engine.seen[-1], looks)

    with monkeypatch.context() as patch:
        patch.setattr(find_faces, "assign", broken)
        (failed,) = clear(matching, [second_portrait], tmp_path / "out")
    assert [cleared.state, failed.state] == [PhotoState.CLEARED, PhotoState.FAILED]
    assert list(crash_folder().iterdir())
    _, *strangers = engine.seen
    assert len(strangers) >= 3
    stored = everything_stored(matching, tmp_path)
    assert traces(enrolled, stored)
    assert [traces(stranger, stored) for stranger in strangers] == [[]] * len(strangers)
    assert matching.work.ids() == []


@pytest.fixture
def model(qapp: object, matching: Vault, tmp_path: Path) -> BatchModel:
    """A batch in the window; what fails is noted as the window notes it."""
    crashes = Crashes(crash_folder(), WindowState(tmp_path / "window.ini"), "test")
    return BatchModel(ReviewDesk(matching), InlineRunner(crashes.note), Texts("nl"))


def kept(model: BatchModel) -> list[Descriptor]:
    """The descriptors that outlive the look at their photo."""
    faces = (face for sight in model.sights.values() for face in sight.seen)
    return [face.descriptor for face in faces if face.descriptor is not None]


def test_what_is_kept_for_clusters_is_never_on_disk_nor_after_a_crash(
    matching: Vault,
    engine: Watched,
    model: BatchModel,
    both: Path,
    portrait: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enrol_face(matching, "Eileen Collins", [portrait])
    (enrolled,) = engine.seen
    model.begin("portal", ["5A"], [both], tmp_path / "out")
    (near,) = kept(model)
    assert len(model.clusters) == 2

    def broken(faces: object, *_: object) -> None:
        raise ArithmeticError(near, faces)

    while_open = everything_stored(matching, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(cluster_faces, "cluster", broken)
        model.refresh_clusters()
    assert "ArithmeticError" in "".join(f.read_text() for f in crash_folder().iterdir())
    model.end(lambda: None)
    closed = everything_stored(matching, tmp_path)
    _, *unmatched = engine.seen
    assert near in unmatched
    assert len(unmatched) >= 2
    assert traces(enrolled, closed)
    for stored in (while_open, closed):
        assert [traces(each, stored) for each in unmatched] == [[]] * len(unmatched)
    assert matching.work.ids() == []
    assert kept(model) == []


def test_whoever_withdraws_from_matching_is_gone_from_the_open_batch(
    matching: Vault, model: BatchModel, both: Path, portrait: Path, tmp_path: Path
) -> None:
    enrol_face(matching, "Eileen Collins", [portrait])
    model.begin("portal", ["5A"], [both], tmp_path / "out")
    (sight,) = model.sights.values()
    assert kept(model)
    assert any(match.suggestions for match in sight.matches.values())
    withdraw(matching, "Eileen Collins", ["face_matching"])
    model.refresh_people()
    (sight,) = model.sights.values()
    assert kept(model) == []
    assert not any(match.suggestions for match in sight.matches.values())
    assert not any(face.suggestions for face in sight.seen)
    assert not any(cluster.suggestions for cluster in model.clusters)


@pytest.mark.parametrize("kind", ["<d", ">d", "<f", ">f"])
def test_the_search_finds_a_descriptor_in_bytes_and_in_text(kind: str) -> None:
    descriptor = tuple(0.1 + i / 997 for i in range(128))
    assert traces(descriptor, b"x" + pack(f"{kind[0]}128{kind[1]}", *descriptor)) == [kind]
    assert "text" in traces(descriptor, str(list(descriptor)).encode())
    assert traces(descriptor, b"nothing of it") == []
