from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting
from consent_desk.services.enrol_face import enrol_face
from consent_desk.services.forget_person import forget_person
from consent_desk.services.leave_school import let_leave
from consent_desk.services.see_today import see_today
from consent_desk.services.withdraw import withdraw
from tests.benchmarks.portraits import astronaut, composed, grace_hopper
from tests.school import FixedClock, answer, clear, make_staff, save


@pytest.fixture
def matching(school: Vault) -> Vault:
    for person in ("Eileen Collins", "Grace Hopper"):
        make_staff(school, person)
    for name in ("dpia_done", "face_matching", "unattended"):
        change_setting(school, name, "true")
    for person in ("Eileen Collins", "Grace Hopper"):
        answer(school, person, "face_matching")
        answer(school, person)
    return school


def test_few_photos_ask_for_more_and_three_are_enough(matching: Vault, tmp_path: Path) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    mirrored = save(np.ascontiguousarray(astronaut()[:, ::-1]), tmp_path / "b.jpg")
    assert enrol_face(matching, "Eileen Collins", [photo]).wants_more
    enrolment = enrol_face(matching, "Eileen Collins", [photo, mirrored])
    assert enrolment.templates == 3
    assert not enrolment.wants_more
    assert enrolment.look_alikes == []


def test_two_who_look_alike_are_told_of_and_neither_is_named_by_the_machine(
    matching: Vault, tmp_path: Path
) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    both = save(composed(1200, 600, [(40, 40, 512), (640, 40, 512)]), tmp_path / "both.jpg")
    enrol_face(matching, "Eileen Collins", [photo])
    (alone,) = clear(matching, [both], tmp_path / "one", unattended=True)
    twin = enrol_face(matching, "Grace Hopper", [photo])
    (twins,) = clear(matching, [both], tmp_path / "two", unattended=True)
    assert any(t.show for t in alone.treatments)
    assert twin.look_alikes == ["Eileen Collins"]
    assert not any(t.show for t in twins.treatments)


def test_a_look_alike_in_another_group_keeps_the_machine_from_naming(
    matching: Vault, tmp_path: Path
) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    enrol_face(matching, "Eileen Collins", [photo])
    answer(matching, "Noor de Vries", "face_matching")
    (alone,) = clear(matching, [photo], tmp_path / "one", unattended=True)
    assert enrol_face(matching, "Noor de Vries", [photo]).look_alikes == ["Eileen Collins"]
    (twins,) = clear(matching, [photo], tmp_path / "two", unattended=True)
    assert any(t.show for t in alone.treatments)
    assert not any(t.show for t in twins.treatments)
    assert [s.person_id for t in twins.treatments for s in t.suggestions]


@pytest.mark.parametrize("how", ["withdraws", "leaves", "is erased"])
def test_a_twin_who_is_gone_is_not_taken_for_the_other_one(
    matching: Vault, tmp_path: Path, how: str
) -> None:
    photo = save(astronaut(), tmp_path / "a.jpg")
    enrol_face(matching, "Eileen Collins", [photo])
    enrol_face(matching, "Grace Hopper", [photo])
    if how == "withdraws":
        withdraw(matching, "Grace Hopper", ["face_matching", "portal.photo"])
    else:
        let_leave(matching, "Grace Hopper")
    if how == "is erased":
        forget_person(matching, "Grace Hopper")
    (of_the_twin,) = clear(matching, [photo], tmp_path / "one", unattended=True)
    enrol_face(matching, "Eileen Collins", [photo])
    (with_one_more,) = clear(matching, [photo], tmp_path / "two", unattended=True)
    for report in (of_the_twin, with_one_more):
        assert not any(t.show for t in report.treatments)
        assert [s for t in report.treatments for s in t.suggestions]


def test_face_photos_of_more_than_a_year_ago_are_to_be_renewed(
    matching: Vault, tmp_path: Path
) -> None:
    photo = save(grace_hopper(), tmp_path / "g.jpg")
    long_ago = FixedClock(datetime(2025, 11, 21, tzinfo=ZoneInfo("Europe/Amsterdam")))
    enrol_face(matching, "Grace Hopper", [photo])
    with matching.register.write() as uow:
        (made,) = uow.templates.of_persons(p.id for p in uow.people.all())
        uow.templates.delete_of(made.person_id)
        uow.templates.add(replace(made, made_on=long_ago.now().date()))
        uow.commit()
    assert see_today(replace(matching, clock=long_ago)).to_renew == 0
    assert see_today(matching).to_renew == 1
    enrol_face(matching, "Grace Hopper", [photo])
    assert see_today(matching).to_renew == 0
