"""From a teacher's photos to files that may be published."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.treatment import Saying, Why, Word
from consent_desk.errors import FormatNotSupported, PictureDamaged, PictureMissing, UnattendedOff
from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.enrol_face import enrol_face
from tests.flows.conftest import EILEEN, GRACE
from tests.school import answer, clear, make_staff, named

CLEARED, BLOCKED, FAILED = PhotoState.CLEARED, PhotoState.BLOCKED, PhotoState.FAILED


def told(vault: Vault, both: Path, *persons: str) -> dict[Path, list[Word]]:
    boxes = {"Eileen Collins": EILEEN, "Grace Hopper": GRACE}
    words = [named(vault, (b.x, b.y, b.w, b.h), p) for p, b in boxes.items() if p in persons]
    return {both: words}


def shown(report: PhotoReport) -> set[Why]:
    return {t.why for t in report.treatments if t.show}


def difference(original: Path, cleared: Path | None, box: tuple[int, int, int, int]) -> float:
    """Mean difference of the pixels in a box."""
    assert cleared is not None
    x, y, w, h = box
    pictures = [Image.open(file).convert("RGB") for file in (original, cleared)]
    one, other = (np.asarray(picture, dtype=np.int16) for picture in pictures)
    return float(np.abs(one - other)[y : y + h, x : x + w].mean())


def is_covered(original: Path, report: PhotoReport, box: object) -> bool:
    return difference(original, report.out, (box.x, box.y, box.w, box.h)) > 20  # type: ignore[attr-defined]


def test_everybody_is_covered_until_a_teacher_names_them(
    school: Vault, both: Path, tmp_path: Path
) -> None:
    answer(school)
    (report,) = clear(school, [both], tmp_path / "out")
    assert report.state is CLEARED
    assert not shown(report)
    assert is_covered(both, report, EILEEN)
    assert is_covered(both, report, GRACE)


def test_a_broken_colour_profile_uncovers_nobody_and_is_not_written(
    school: Vault, both: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    Image.open(both).save(broken, icc_profile=b"no profile of colours")
    (plain, odd) = clear(school, [both, broken], tmp_path / "out")
    assert [odd.state, len(odd.treatments)] == [CLEARED, len(plain.treatments)]
    assert not shown(odd)
    assert is_covered(both, odd, EILEEN)
    assert is_covered(both, odd, GRACE)
    assert odd.out is not None
    assert "icc_profile" not in Image.open(odd.out).info


def test_whoever_is_named_is_shown_only_with_a_yes_for_that_channel(
    school: Vault, both: Path, tmp_path: Path
) -> None:
    answer(school, "Eileen Collins", "portal.photo")
    answer(school, "Grace Hopper", "website.photo")
    words = told(school, both, "Eileen Collins", "Grace Hopper")
    (portal,) = clear(school, [both], tmp_path / "portal", words)
    (website,) = clear(
        school, [both], tmp_path / "website", words, channel="website", own_device=False
    )
    assert not is_covered(both, portal, EILEEN)
    assert is_covered(both, portal, GRACE)
    assert is_covered(both, website, EILEEN)
    assert not is_covered(both, website, GRACE)


def test_a_face_that_the_detector_missed_is_covered_when_drawn(
    school: Vault, portrait: Path, tmp_path: Path
) -> None:
    from consent_desk.domain.photo import Box

    helmet = Word(Box(330, 330, 120, 120), saying=Saying.COVER)
    (report,) = clear(school, [portrait], tmp_path / "out", {portrait: [helmet]})
    assert is_covered(portrait, report, helmet.box)


def test_what_a_teacher_dismissed_stays_visible_and_the_photo_is_cleared(
    school: Vault, portrait: Path, tmp_path: Path
) -> None:
    faces = school.engine.detect(np.asarray(Image.open(portrait).convert("RGB")))
    words = {portrait: [Word(face.box, saying=Saying.NO_FACE) for face in faces]}
    (report,) = clear(school, [portrait], tmp_path / "out", words)
    assert report.state is CLEARED
    assert shown(report) == {Why.DISMISSED}
    assert difference(portrait, report.out, (0, 0, 512, 512)) < 5


def test_a_blocked_photo_leaves_no_file(school: Vault, both: Path, tmp_path: Path) -> None:
    answer(school)
    block = {"on_unconsented": OnUnconsented.BLOCK}
    words = told(school, both, "Eileen Collins")
    (report,) = clear(school, [both], tmp_path / "out", words, **block)
    assert report.state is BLOCKED
    assert list((tmp_path / "out").iterdir()) == []


def test_a_second_run_keeps_what_is_done(school: Vault, both: Path, tmp_path: Path) -> None:
    (first,) = clear(school, [both], tmp_path / "out")
    assert first.out is not None
    written = first.out.stat().st_mtime_ns
    (second,) = clear(school, [both], tmp_path / "out")
    assert second.out == first.out
    assert first.out.stat().st_mtime_ns == written
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_run_after_consent_changed_makes_the_file_anew_in_its_place(
    school: Vault, both: Path, tmp_path: Path
) -> None:
    words = told(school, both, "Eileen Collins")
    (before,) = clear(school, [both], tmp_path / "out", words)
    answer(school)
    (after,) = clear(school, [both], tmp_path / "out", words)
    assert after.out == before.out
    assert not is_covered(both, after, EILEEN)


def test_a_withdrawal_deletes_the_files_that_show_the_person_and_no_others(
    school: Vault, both: Path, second_portrait: Path, tmp_path: Path
) -> None:
    answer(school)
    words = told(school, both, "Eileen Collins")
    first, second = clear(school, [both, second_portrait], tmp_path / "out", words)
    recorded = answer(school, given=Answer.WITHDRAWN)
    assert recorded.consequences.deleted == (first.out,)
    assert list((tmp_path / "out").iterdir()) == [second.out]
    assert len(school.kept.ids()) == 1


def test_a_file_that_somebody_changed_is_not_deleted_but_told(
    school: Vault, both: Path, tmp_path: Path
) -> None:
    answer(school)
    (report,) = clear(school, [both], tmp_path / "out", told(school, both, "Eileen Collins"))
    assert report.out is not None
    report.out.write_bytes(b"somebody's own work")
    recorded = answer(school, given=Answer.WITHDRAWN)
    assert recorded.consequences.out_of_reach == (report.out,)
    assert report.out.exists()


def test_a_photo_blocked_now_takes_its_earlier_file_away(
    school: Vault, both: Path, tmp_path: Path
) -> None:
    clear(school, [both], tmp_path / "out")
    clear(school, [both], tmp_path / "out", on_unconsented=OnUnconsented.BLOCK)
    assert list((tmp_path / "out").iterdir()) == []


def test_every_file_is_told_of_and_a_bad_one_does_not_stop_the_others(
    school: Vault, portrait: Path, tmp_path: Path
) -> None:
    folder = portrait.parent
    (folder / "half.jpg").write_bytes(portrait.read_bytes()[:9000])
    (folder / "list.txt").write_text("no photo")
    (folder / ".hidden").write_text("left alone")
    gone = tmp_path / "gone.jpg"
    reports = {r.file.name: r for r in clear(school, [gone, folder], tmp_path / "out")}
    assert set(reports) == {"IMG_1.jpg", "half.jpg", "list.txt", "gone.jpg"}
    assert isinstance(reports["gone.jpg"].error, PictureMissing)
    assert reports["IMG_1.jpg"].state is CLEARED
    assert isinstance(reports["half.jpg"].error, PictureDamaged)
    assert isinstance(reports["list.txt"].error, FormatNotSupported)


def test_names_are_neutral_and_nothing_rides_along(
    school: Vault, portrait: Path, tmp_path: Path
) -> None:
    secret = portrait.with_name("Zoe at the party.jpg")
    exif = Image.Exif()
    exif[0x010E] = "Zoe in the yard"
    Image.open(portrait).save(secret, exif=exif, comment="Zoe", quality=92)
    (report,) = clear(school, [secret], tmp_path / "out")
    assert report.out is not None
    assert report.out.name == "2026-11-22-5a-001.jpg"
    assert b"Zoe" not in report.out.read_bytes()


def test_a_large_photo_is_sized_down(school: Vault, tmp_path: Path) -> None:
    from tests.benchmarks.portraits import composed
    from tests.school import save

    photo = save(composed(3200, 1200, [(100, 100, 900)]), tmp_path / "large.png")
    (report,) = clear(school, [photo], tmp_path / "out")
    assert report.out is not None
    assert Image.open(report.out).size == (2560, 960)
    assert [t.face.box.w > 100 for t in report.treatments]


def switch_on_matching(vault: Vault, photo: Path) -> None:
    change_setting(vault, "dpia_done", "true")
    change_setting(vault, "face_matching", "true")
    answer(vault, "Eileen Collins", "face_matching")
    enrolment = enrol_face(vault, "Eileen Collins", [photo])
    assert enrolment.photos[0].refused is None


def test_a_match_is_only_a_suggestion(
    school: Vault, both: Path, portrait: Path, tmp_path: Path
) -> None:
    switch_on_matching(school, portrait)
    answer(school)
    (report,) = clear(school, [both], tmp_path / "out")
    assert not shown(report)
    (suggested,) = [t for t in report.treatments if t.suggestions]
    assert suggested.why is Why.SUGGESTED
    assert is_covered(both, report, EILEEN)


def test_unattended_shows_a_sure_match_with_a_yes_once_the_director_allows_it(
    school: Vault, both: Path, portrait: Path, tmp_path: Path
) -> None:
    make_staff(school)
    switch_on_matching(school, portrait)
    answer(school)
    with pytest.raises(UnattendedOff):
        clear(school, [both], tmp_path / "out", unattended=True)
    change_setting(school, "unattended", "true")
    (portal,) = clear(school, [both], tmp_path / "out", unattended=True)
    (website,) = clear(
        school, [both], tmp_path / "web", unattended=True, channel="website", own_device=False
    )
    assert shown(portal) == {Why.MATCHED}
    assert not is_covered(both, portal, EILEEN)
    assert is_covered(both, portal, GRACE)
    assert not shown(website)


def test_nobody_is_compared_while_matching_is_off_or_consent_to_it_withdrawn(
    school: Vault, portrait: Path, tmp_path: Path
) -> None:
    switch_on_matching(school, portrait)
    change_setting(school, "face_matching", "false")
    (off,) = clear(school, [portrait], tmp_path / "off")
    change_setting(school, "face_matching", "true")
    answer(school, "Eileen Collins", "face_matching", Answer.WITHDRAWN)
    (withdrawn,) = clear(school, [portrait], tmp_path / "withdrawn")
    assert not any(t.suggestions for t in (*off.treatments, *withdrawn.treatments))
