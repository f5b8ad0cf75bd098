"""What has been kept long enough goes by itself; what is needed stays."""

import os
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consent_desk.domain.account import Account, Role
from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.post import Cause, Takedown
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import NotAllowed
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.keep_retention import keep_retention, keep_retention_daily, see_due
from consent_desk.services.leave_school import let_leave
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.record_consent import Form, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.start_school_year import start_school_year
from consent_desk.services.verify_audit import verify_audit
from tests.cleared import cleared_file, person_id, placed, template, templates_of
from tests.school import FixedClock, answer

EILEEN, NOOR = "Eileen Collins", "Noor de Vries"
NOTHING = dict.fromkeys(
    (
        "leavers",
        "templates",
        "files",
        "evidence",
        "kept",
        "texts",
        "batches",
        "copies",
        "upgrade_copy",
    ),
    0,
)


def on(vault: Vault, day: date) -> Vault:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return replace(vault, clock=FixedClock(at))


def evidence_of(vault: Vault, name: str) -> list[str]:
    with vault.register.read() as uow:
        return [e.id for e in uow.ledger.evidence_of(person_id(vault, name))]


def test_a_fresh_register_has_nothing_to_erase(school: Vault) -> None:
    answer(school)
    assert see_due(school) == NOTHING
    assert keep_retention(school).counts == NOTHING


def test_somebody_who_left_two_years_ago_is_erased_and_not_a_day_before(school: Vault) -> None:
    answer(school)
    let_leave(school, EILEEN)
    assert keep_retention(on(school, date(2028, 11, 21))).counts["leavers"] == 0
    done = keep_retention(on(school, date(2028, 11, 22)))
    assert done.counts["leavers"] == 1
    with school.register.read() as uow:
        assert EILEEN not in {p.full_name for p in uow.people.all()}
    assert verify_audit(school).whole


def test_evidence_goes_two_years_after_its_school_year_and_the_decision_stays(
    school: Vault,
) -> None:
    answer(school)
    assert keep_retention(on(school, date(2029, 7, 31))).counts["evidence"] == 0
    assert keep_retention(on(school, date(2029, 8, 1))).counts["evidence"] == 1
    assert evidence_of(school, EILEEN) == []
    with school.register.read() as uow:
        (decision,) = uow.ledger.of_persons([person_id(school, EILEEN)])
        told = [e for e in uow.audit.entries() if e.action == "retention.evidence"]
    assert decision.answer is Answer.GRANTED
    assert [e.details["ids"] for e in told] == [decision.evidence_id]
    assert verify_audit(school).whole


def test_evidence_of_a_grant_that_counts_stays_whatever_came_before(school: Vault) -> None:
    answer(school)
    later = on(school, date(2029, 9, 1))
    for year in (2027, 2028, 2029):
        start_school_year(later, YearOrder(SchoolYear(year)))
    form = Form(EILEEN, "portal.photo", Answer.GRANTED, date(2029, 8, 20), paper="map 9")
    record_consent(later, form)
    keep_retention(later)
    assert len(evidence_of(later, EILEEN)) == 1
    table = see_consent(later)
    assert table.verdicts[person_id(later, EILEEN), "portal.photo"].reason is Reason.GRANTED


def test_templates_go_with_a_no_with_age_and_when_they_are_not_renewed(school: Vault) -> None:
    for name in (EILEEN, NOOR):
        answer(school, name, "face_matching")
        template(school, name)
    answer(school, "Grace Hopper", "face_matching", Answer.REFUSED)
    template(school, "Grace Hopper")
    assert keep_retention(school).counts["templates"] == 1
    assert templates_of(school, "Grace Hopper") == []
    keep_retention(on(school, date(2027, 9, 29)))
    assert len(templates_of(school, EILEEN)) == 1
    keep_retention(on(school, date(2027, 9, 30)))
    assert templates_of(school, EILEEN) == templates_of(school, NOOR) == []


def test_kept_copies_and_texts_go_unless_something_has_still_to_come_off(
    school: Vault, tmp_path: Path
) -> None:
    answer(school)
    posts = {}
    for word in ("weg", "nodig"):
        file = cleared_file(school, tmp_path / "out", [EILEEN])
        posts[word] = placed(school, file, f"Tekst {word}")
    needed = posts["nodig"]
    takedown = Takedown(
        "t1",
        needed.id,
        needed.cleared_ids[0],
        None,
        Cause.COMPLAINT,
        school.clock.now(),
        "a",
        "a",
    )
    with school.register.write() as uow:
        uow.posts.add_takedown(takedown)
        uow.commit()
    assert len(school.kept.ids()) == 2
    later = on(school, date(2027, 11, 22))
    counts = keep_retention(later).counts
    assert (counts["kept"], counts["texts"]) == (1, 1)
    assert school.kept.ids() == list(needed.cleared_ids)
    with school.register.read() as uow:
        texts = {p.id: p.text for p in uow.posts.releases_of(needed.cleared_ids)}
    assert texts == {needed.id: "Tekst nodig"}


def test_a_kept_copy_counts_from_placing_when_that_was_later(school: Vault, tmp_path: Path) -> None:
    answer(school)
    file = cleared_file(school, tmp_path / "out", [EILEEN])
    at = school.clock.now() + timedelta(days=30)
    placed(school, file, "", at)
    assert keep_retention(on(school, date(2027, 11, 22))).counts["kept"] == 0
    assert keep_retention(on(school, date(2027, 12, 22))).counts["kept"] == 1


def test_places_of_photos_go_and_a_copy_that_is_still_there_stays_known(school: Vault) -> None:
    with school.register.write() as uow:
        for number, closed in enumerate((True, False)):
            batch = Batch(f"b{number}", "portal", (), "a", date(2026, 9, 1))
            uow.photos.open_batch(batch)
            photo = Photo(f"p{number}", batch.id, "/foto/1.jpg", "0", PhotoState.BROUGHT_IN)
            uow.photos.add(photo)
            if closed:
                uow.photos.close_batch(batch.id)
        for number, state in enumerate((CopyState.DELETED, CopyState.PRESENT)):
            uow.copies.add(
                LocalCopy(
                    f"c{number}",
                    "a",
                    "/foto/1.jpg",
                    "0",
                    1,
                    CopyKind.ORIGINAL,
                    state,
                    date(2026, 9, 8),
                )
            )
        uow.commit()
    counts = keep_retention(school).counts
    assert (counts["batches"], counts["copies"]) == (1, 1)
    with school.register.read() as uow:
        assert uow.photos.of_batch("b0") == []
        assert len(uow.photos.of_batch("b1")) == 1
        assert [c.id for c in uow.copies.all()] == ["c1"]


def test_the_copy_of_before_an_upgrade_goes_after_a_month(school: Vault) -> None:
    copy = school.folder / "register.db.before-upgrade"
    copy.write_bytes(b"sealed")
    made = school.clock.now().timestamp()
    os.utime(copy, (made, made))
    assert keep_retention(on(school, date(2026, 12, 21))).counts["upgrade_copy"] == 0
    assert keep_retention(on(school, date(2026, 12, 22))).counts["upgrade_copy"] == 1
    assert not copy.exists()


def test_the_preview_tells_what_the_round_does_and_does_nothing(
    school: Vault, tmp_path: Path
) -> None:
    answer(school)
    let_leave(school, EILEEN)
    cleared_file(school, tmp_path / "out", ["Grace Hopper"])
    later = on(school, date(2029, 8, 1))
    due = see_due(later)
    assert see_due(later) == due
    assert (due["leavers"], due["files"], due["evidence"]) == (1, 1, 1)
    assert keep_retention(later).counts == due
    assert see_due(later) == NOTHING


def test_a_round_that_fails_halfway_erases_nothing(
    school: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(school)
    let_leave(school, EILEEN)
    later = on(school, date(2029, 8, 1))
    due = see_due(later)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("consent_desk.services.keep_retention.forget", broken)
        with pytest.raises(ZeroDivisionError):
            keep_retention(later)
    assert see_due(later) == due


def test_it_runs_once_a_day_whoever_is_at_work(school: Vault) -> None:
    teacher = replace(school, actor=Account("t", "juf", frozenset({Role.TEACHER})))
    with pytest.raises(NotAllowed):
        keep_retention(teacher)
    first = keep_retention_daily(teacher)
    assert first is not None
    assert first.counts == NOTHING
    assert keep_retention_daily(school) is None
    assert keep_retention_daily(on(school, date(2026, 11, 23))) is not None


@pytest.mark.parametrize("known", [True, False])
def test_a_clock_that_jumped_erases_nothing_until_somebody_asks(school: Vault, known: bool) -> None:
    answer(school)
    let_leave(school, EILEEN)
    if known:
        keep_retention_daily(school)
    jumped = on(school, date(2036, 11, 22))
    for _ in range(2):
        done = keep_retention_daily(jumped)
        assert done is not None
        assert done.held_back
        answer(school, NOOR)  # somebody is at work meanwhile, and the log goes on
    assert EILEEN in {p.full_name for p in _people(school)}
    assert keep_retention(jumped).counts["leavers"] == 1
    assert keep_retention_daily(jumped) is None


def _people(vault: Vault):
    with vault.register.read() as uow:
        return uow.people.all()
