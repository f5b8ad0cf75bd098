from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from consent_desk.domain.account import Account
from consent_desk.domain.advice import Advice, Warned
from consent_desk.domain.clearing import Cleared, ClearedFace, ClearedState
from consent_desk.domain.person import PersonKind
from consent_desk.domain.post import Post
from consent_desk.errors import BadSetting, FreeDaysInvalid, HoursInvalid, NotAllowed, UnknownGroup
from consent_desk.ports import Vault
from consent_desk.services.advise_post import advise_post
from consent_desk.services.change_settings import change_setting, see_settings
from consent_desk.services.find_person import Directory, group_ids

HERE = ZoneInfo("Europe/Amsterdam")
AFTER_SCHOOL = datetime(2026, 11, 24, 15, 30, tzinfo=HERE)  # a Tuesday
IN_LESSON = AFTER_SCHOOL.replace(hour=10)
SUNDAY_NIGHT = datetime(2026, 11, 29, 23, 30, tzinfo=HERE)


def advice(school: Vault, at: datetime = AFTER_SCHOOL, **more: object) -> list[Advice]:
    return [w.advice for w in advise_post(school, "portal", ["5A"], at=at, **more)]


def place(school: Vault, at: datetime, group: str = "5A", channel: str = "portal") -> None:
    with school.register.write() as uow:
        groups = tuple(group_ids(uow, [group]))
        uow.posts.add(Post(uuid4().hex, channel, "", groups, (), school.actor.id, placed_at=at))
        uow.commit()


def photo(*faces: tuple[str | None, bool]) -> Cleared:
    drawn = tuple(ClearedFace((0, 0, 9, 9), show, "x", person) for person, show in faces)
    return Cleared(
        "c", "p", "", "portal", "out", "a.jpg", "", "s", "r", ClearedState.CLEARED, 0, 1, drawn
    )


def ids(school: Vault, *people: str) -> list[str]:
    with school.register.read() as uow:
        return [Directory.of(uow).find(person).id for person in people]


def test_after_school_a_first_post_has_nothing_to_be_said_of(school: Vault) -> None:
    assert advice(school) == []


def test_lesson_time_is_warned_of_but_not_for_an_excursion(school: Vault) -> None:
    assert advice(school, IN_LESSON) == [Advice.LESSON_TIME]
    assert advice(school, IN_LESSON, excursion=True) == []


@pytest.mark.parametrize(
    "at", [AFTER_SCHOOL.replace(hour=22), datetime(2026, 11, 28, 10, tzinfo=HERE)]
)
def test_evenings_and_weekends_are_warned_of_for_an_excursion_too(
    school: Vault, at: datetime
) -> None:
    assert advice(school, at, excursion=True) == [Advice.OUTSIDE_HOURS]


def test_a_free_day_has_no_lessons_and_no_working_hours(school: Vault) -> None:
    change_setting(school, "free_days", "2026-11-23/2026-11-24")
    assert advice(school, IN_LESSON) == [Advice.OUTSIDE_HOURS]


def test_the_schools_own_hours_count(school: Vault) -> None:
    change_setting(school, "school_hours", "ma-vr 08:15-09:45")
    assert advice(school, IN_LESSON) == []
    change_setting(school, "school_hours", "")
    change_setting(school, "working_hours", "di 09:00-10:00")
    assert advice(school, IN_LESSON) == [Advice.OUTSIDE_HOURS]


def test_a_fourth_post_in_a_week_is_warned_of_with_the_group(school: Vault) -> None:
    monday = datetime(2026, 11, 23, 0, 0, tzinfo=HERE)
    for at in (monday, AFTER_SCHOOL):
        place(school, at)
    for at in (monday - timedelta(seconds=1), SUNDAY_NIGHT + timedelta(hours=1)):
        place(school, at)  # of the week before, and of the week after
    place(school, AFTER_SCHOOL, channel="website")
    place(school, AFTER_SCHOOL, group="5B")
    assert advice(school) == []
    place(school, SUNDAY_NIGHT)
    warned = advise_post(school, "portal", ["5B", "5A"], at=AFTER_SCHOOL)
    assert warned == [Warned(Advice.WEEK_IS_FULL, 3, "5A")]


def test_a_school_may_want_fewer_posts_and_not_more(school: Vault) -> None:
    place(school, AFTER_SCHOOL)
    change_setting(school, "posts_a_week", "1")
    assert advice(school) == [Advice.WEEK_IS_FULL]
    with pytest.raises(BadSetting):
        change_setting(school, "posts_a_week", "4")


def test_a_photo_of_one_pupil_is_warned_of_whoever_else_is_covered(school: Vault) -> None:
    one, other = ids(school, "Eileen Collins", "Grace Hopper")
    alone = photo((one, True), (other, False), (None, False))
    together = photo((one, True), (other, True))
    nobody = photo((one, False))
    photos = [alone, together, nobody, alone]
    assert advise_post(school, "portal", ["5A"], photos, AFTER_SCHOOL) == [
        Warned(Advice.ONE_PUPIL, 2)
    ]


def test_a_photo_of_one_member_of_staff_is_not(school: Vault) -> None:
    (person_id,) = ids(school, "Eileen Collins")
    with school.register.write() as uow:
        eileen = Directory.of(uow).by_id[person_id]
        uow.people.update(replace(eileen, kind=PersonKind.STAFF))
        uow.commit()
    assert advise_post(school, "portal", ["5A"], [photo((person_id, True))], AFTER_SCHOOL) == []


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("school_hours", "daily", HoursInvalid),
        ("working_hours", "mo 10:00-09:00", HoursInvalid),
        ("free_days", "christmas", FreeDaysInvalid),
    ],
)
def test_hours_that_cannot_be_read_change_nothing(
    school: Vault, name: str, value: str, error: type[Exception]
) -> None:
    before = see_settings(school)
    with pytest.raises(error):
        change_setting(school, name, value)
    assert see_settings(school) == before


def test_advice_needs_a_role_and_a_group_that_is_there(school: Vault) -> None:
    with pytest.raises(UnknownGroup):
        advise_post(school, "portal", ["9Z"])
    with pytest.raises(NotAllowed):
        advise_post(replace(school, actor=Account("x", "x", frozenset())), "portal", ["5A"])
