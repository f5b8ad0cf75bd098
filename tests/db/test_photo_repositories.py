from datetime import date

from consent_desk.domain.clearing import Cleared, ClearedFace, ClearedState
from consent_desk.domain.photo import PhotoState
from consent_desk.ports import Batch, Photo
from db.register import SqlRegister
from tests.db.samples import new_id


def test_batches_and_photos_come_back_until_they_are_closed(register: SqlRegister) -> None:
    batch = Batch(new_id(), "portal", ("b", "a"), new_id(), date(2026, 11, 22))
    empty = Batch(new_id(), "press", (), new_id(), date(2026, 11, 23))
    photo = Photo(new_id(), batch.id, "/foto/één.jpg", "ab" * 32, PhotoState.BROUGHT_IN)
    with register.write() as work:
        work.photos.open_batch(batch)
        work.photos.open_batch(empty)
        work.photos.add(photo)
        assert work.photos.open_batches() == [batch, empty]
        work.photos.set_state(photo.id, PhotoState.FAILED, "picture-damaged")
        work.photos.close_batch(empty.id)
        work.commit()
    with register.read() as work:
        assert work.photos.open_batches() == [batch]
        [kept] = work.photos.of_batch(batch.id)
        assert (kept.state, kept.reason) == (PhotoState.FAILED, "picture-damaged")


def _cleared(
    person_id: str, *, show: bool = True, folder: str = "/uit", slot: str = "s"
) -> Cleared:
    return Cleared(
        id=new_id(),
        photo_id=new_id(),
        source_sha256="cd" * 32,
        channel="portal",
        folder=folder,
        name=f"{new_id()}.jpg",
        sha256="ef" * 32,
        slot=slot,
        request="r",
        state=ClearedState.ANNOUNCED,
        position=3,
        rule_version=1,
        faces=(
            ClearedFace((1, 2, 3, 4), show=show, why="consented", person_id=person_id),
            ClearedFace((5, 6, 7, 8), show=False, why="unknown", person_id=None),
        ),
    )


def test_cleared_files_are_found_by_place_person_and_state(register: SqlRegister) -> None:
    sanne = new_id()
    shown, covered = _cleared(sanne), _cleared(sanne, show=False, slot="t")
    elsewhere = _cleared(sanne, folder="/elders")
    with register.write() as work:
        for each in (shown, covered, elsewhere):
            work.photos.announce(each)
        work.commit()
    with register.read() as work:
        photos = work.photos
        assert {each.id for each in photos.cleared_in("/uit")} == {shown.id, covered.id}
        assert photos.cleared_in_slot("/uit", "s") == [shown]
        assert photos.names_in("/uit") == {shown.name, covered.name}
        assert {e.id for e in photos.cleared_showing(sanne, "portal")} == {shown.id, elsewhere.id}
        assert photos.cleared_showing(sanne, "press") == []
        assert len(photos.cleared_announced()) == len(photos.cleared_live()) == 3


def test_a_deleted_cleared_file_is_found_no_more(register: SqlRegister) -> None:
    sanne = new_id()
    file = _cleared(sanne)
    with register.write() as work:
        work.photos.announce(file)
        work.photos.set_cleared_state(file.id, ClearedState.CLEARED)
        assert work.photos.cleared_announced() == []
        assert len(work.photos.cleared_in("/uit")) == 1
        work.photos.set_cleared_state(file.id, ClearedState.DELETED)
        assert work.photos.cleared_state(file.id) is ClearedState.DELETED
        assert work.photos.cleared_in("/uit") == work.photos.cleared_live() == []
        assert work.photos.cleared_showing(sanne, "portal") == []
        assert work.photos.names_in("/uit") == set()
