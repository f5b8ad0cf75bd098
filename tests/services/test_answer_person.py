"""Everything held about one pupil in one folder, and nothing about anybody else."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consent_desk.domain.account import Account, Role
from consent_desk.domain.consent import Answer
from consent_desk.domain.person import PersonKind
from consent_desk.domain.post import Cause, Takedown
from consent_desk.errors import FileInTheWay, NotAllowed
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.services.answer_person import answer_person
from consent_desk.services.keep_guardian import add_guardian
from consent_desk.services.keep_household import join_siblings
from consent_desk.services.keep_person import Particulars, add_person, change_person
from consent_desk.services.record_consent import Form, record_consent
from tests.cleared import cleared_file, placed, template
from tests.school import answer

ZOE, NOOR = "Zoë van der Wörter-Şahin", "Noor de Vries"
SIGNED = date(2026, 9, 1)


@pytest.fixture
def known(school: Vault, tmp_path: Path) -> Vault:
    """Of Zoë there is something of every kind; Tim is her brother, Noor is in her photos."""
    add_person(school, PersonKind.PUPIL, Particulars("Tim", "Wörter-Şahin"))
    join_siblings(school, ZOE, "Tim Wörter-Şahin")
    change_person(school, ZOE, Particulars(nicknames=["Zootje"]))
    add_guardian(school, ZOE, "Elif Şahin")
    add_guardian(school, NOOR, "Geheime Ouder")
    scan = tmp_path / "formulier.pdf"
    scan.write_bytes(b"%PDF-1.7 getekend")
    form = Form(ZOE, "portal.photo", Answer.GRANTED, SIGNED, scan=scan, guardian="Elif Şahin")
    record_consent(school, form)
    record_consent(school, replace(form, purpose="website.photo", answer=Answer.REFUSED, scan=None))
    answer(school, ZOE, "face_matching")
    answer(school, NOOR)
    template(school, ZOE)
    template(school, NOOR)
    release = cleared_file(school, tmp_path / "out", [ZOE, NOOR])
    post = placed(school, release, "Zoë en Noor bakken brood")
    cleared_file(school, tmp_path / "out", [NOOR], covered=[ZOE])
    with school.register.write() as uow:
        uow.posts.add_takedown(
            Takedown(
                "t1",
                post.id,
                release.id,
                form_person(school),
                Cause.COMPLAINT,
                school.clock.now(),
                school.actor.id,
                school.actor.id,
            )
        )
        uow.commit()
    return school


def form_person(school: Vault) -> str:
    from tests.cleared import person_id

    return person_id(school, ZOE)


def test_the_folder_holds_everything_as_data_text_scans_and_photos(
    known: Vault, tmp_path: Path
) -> None:
    out = tmp_path / "antwoord"
    done = answer_person(known, ZOE, out, Texts("nl"))
    assert done.files == ("bewijs-001.pdf", "foto-001.jpg", "gegevens.json", "gegevens.txt")
    assert (out / "bewijs-001.pdf").read_bytes() == b"%PDF-1.7 getekend"
    data = json.loads((out / "gegevens.json").read_text(encoding="utf-8"))
    assert data["person"]["nicknames"] == ["Zootje"]
    assert data["person"]["siblings"] == 1
    assert data["groups"] == [{"year": "2026-2027", "name": "5A"}]
    assert [g["name"] for g in data["guardians"]] == ["Elif Şahin"]
    assert [(d["purpose"], d["answer"]) for d in data["decisions"]] == [
        ("portal.photo", "granted"),
        ("website.photo", "refused"),
        ("face_matching", "granted"),
    ]
    assert data["decisions"][0]["wording"] == Texts("nl").wording("portal.photo")
    assert [len(t["numbers"]) for t in data["face_templates"]] == [128]
    assert [(p["shown"], p["file"]) for p in data["pictures"]] == [
        (True, "foto-001.jpg"),
        (False, None),
    ]
    assert data["takedowns"][0]["cause"] == "complaint"
    actions = {entry["action"] for entry in data["log"]}
    assert {"consent.granted", "person.changed", "guardian.added", "person.answered"} <= actions


def test_nobody_elses_name_is_in_it(known: Vault, tmp_path: Path) -> None:
    out = tmp_path / "antwoord"
    answer_person(known, ZOE, out, Texts("nl"))
    texts = [(out / f"gegevens.{kind}").read_text(encoding="utf-8") for kind in ("json", "txt")]
    for text in texts:
        assert "Elif" in text
        for other in ("Noor", "Vries", "Tim ", "Geheime", "Collins", "Hopper"):
            assert other not in text
    assert "[…] bakken brood" in texts[1]


def test_the_text_can_be_read_by_a_parent_in_either_language(known: Vault, tmp_path: Path) -> None:
    answer_person(known, ZOE, tmp_path / "nl", Texts("nl"))
    text = (tmp_path / "nl" / "gegevens.txt").read_text(encoding="utf-8")
    assert "01-09-2026, Elif Şahin, voor 2026-2027: Foto's in het ouderportaal" in text
    assert "toestemming gegeven" in text
    assert "1 broer of zus op deze school." in text
    done = answer_person(known, ZOE, tmp_path / "en", Texts("en"))
    assert "data.txt" in done.files
    english = (tmp_path / "en" / "data.txt").read_text(encoding="utf-8")
    assert "Photos in the parent portal – permission given (wording 1)" in english


def test_a_photo_with_somebody_who_may_not_be_shown_is_told_of_and_not_given(
    known: Vault, tmp_path: Path
) -> None:
    record_consent(known, Form(NOOR, "portal.name", Answer.REFUSED, SIGNED))
    shown = answer_person(known, ZOE, tmp_path / "eerst", Texts("nl"))
    assert "foto-001.jpg" in shown.files
    from consent_desk.services.leave_school import let_leave

    let_leave(known, NOOR)
    after = answer_person(known, ZOE, tmp_path / "later", Texts("nl"))
    assert "foto-001.jpg" not in after.files
    assert "niet bijgevoegd" in (tmp_path / "later" / "gegevens.txt").read_text(encoding="utf-8")


def test_nothing_is_written_over_and_a_copied_folder_is_told_of(
    known: Vault, tmp_path: Path
) -> None:
    taken = tmp_path / "vol"
    taken.mkdir()
    (taken / "iets.txt").write_text("van iemand")
    with pytest.raises(FileInTheWay):
        answer_person(known, ZOE, taken, Texts("nl"))
    assert [f.name for f in taken.iterdir()] == ["iets.txt"]
    done = answer_person(known, ZOE, tmp_path / "Dropbox" / "antwoord", Texts("nl"))
    assert done.shared_by == "Dropbox"
    assert not [f for f in tmp_path.rglob(".*") if f.is_dir()]


def test_a_teacher_gives_nobody_their_data(known: Vault, tmp_path: Path) -> None:
    teacher = replace(known, actor=Account("t", "juf", frozenset({Role.TEACHER})))
    with pytest.raises(NotAllowed):
        answer_person(teacher, ZOE, tmp_path / "antwoord", Texts("nl"))
    assert not (tmp_path / "antwoord").exists()
