"""What is asked, in which words: versioned, never looser, and right in two languages."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer, Reason
from consent_desk.domain.purpose import (
    DEFAULT_CHANNELS,
    DEFAULT_PURPOSES,
    Audience,
    OnUnconsented,
    Subject,
)
from consent_desk.errors import (
    BadCode,
    ChannelKnown,
    NameNeeded,
    PurposeKnown,
    UnknownPurpose,
    WordingKnown,
)
from consent_desk.messages import Texts
from consent_desk.ports import Vault
from consent_desk.sentences import CHANNEL_NAMES, PURPOSE_NAMES, WORDINGS
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.explain_verdict import explain_verdict
from consent_desk.services.keep_purpose import (
    add_channel,
    add_purpose,
    rename_purpose,
    restore_purpose,
    retire_purpose,
    reword_purpose,
    see_purposes,
    set_channel,
)
from consent_desk.services.record_consent import Form, record_consent
from consent_desk.services.see_consent import see_consent
from consent_desk.services.verdicts import channel_called
from consent_desk.services.verify_audit import verify_audit
from consent_desk.services.wordings import known_wordings, said
from tests.cleared import cleared_file, person_id, template, templates_of
from tests.school import FixedClock, answer

EILEEN = "Eileen Collins"


def reason(vault: Vault, purpose: str, name: str = EILEEN) -> Reason:
    return see_consent(vault).verdicts[person_id(vault, name), purpose].reason


def test_every_usual_purpose_and_channel_has_a_name_and_a_sentence_in_both_languages() -> None:
    codes = {p.code for p in DEFAULT_PURPOSES}
    assert set(PURPOSE_NAMES) == set(WORDINGS) == codes
    assert set(CHANNEL_NAMES) == {c.code for c in DEFAULT_CHANNELS}
    for code in codes:
        dutch, english = Texts("nl").wording(code), Texts("en").wording(code)
        assert dutch and english and dutch != english


def test_a_sentence_asks_one_thing_and_says_who_will_see_it() -> None:
    audience = {c.code: c.audience for c in DEFAULT_CHANNELS}
    for purpose in DEFAULT_PURPOSES:
        sentence = Texts("nl").wording(purpose.code) or ""
        if purpose.channel is None:
            for word in ("biometrische", "vrijwillig", "zonder deze toestemming", "meteen gewist"):
                assert word in sentence
            continue
        closed = audience[purpose.channel] is Audience.CLOSED
        assert ("alleen ouders en medewerkers" in sentence.casefold()) == closed
        asked = {
            Subject.PHOTO: "foto's" in sentence,
            Subject.VIDEO: "video's" in sentence,
            Subject.NAME: "de naam van mijn kind" in sentence,
        }
        assert [subject for subject, there in asked.items() if there] == [purpose.subject]


def test_a_new_register_keeps_the_sentences_as_version_one(school: Vault) -> None:
    asking = see_purposes(school)
    with school.register.read() as uow:
        assert len(uow.purposes.wordings()) == 2 * len(asking.purposes)
    assert said(asking.wordings, "portal.photo", 1, "en") == Texts("en").wording("portal.photo")


def test_a_register_of_before_sentences_were_kept_had_the_usual_ones(
    school: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with school.register.read() as uow:
        monkeypatch.setattr(uow.purposes, "wordings", list)
        wordings = known_wordings(uow)
    assert said(wordings, "press.name", 1, "nl") == Texts("nl").wording("press.name")


def test_another_sentence_asks_everybody_again_but_a_no_stays(school: Vault) -> None:
    answer(school)
    answer(school, "Grace Hopper", given=Answer.REFUSED)
    purpose, _ = reword_purpose(school, "portal.photo", {"nl": "Anders gevraagd."})
    assert purpose.wording_version == 2
    assert reason(school, "portal.photo") is Reason.OLD_WORDING
    assert reason(school, "portal.photo", "Grace Hopper") is Reason.REFUSED
    wordings = see_purposes(school).wordings
    assert said(wordings, "portal.photo", 1, "nl") == Texts("nl").wording("portal.photo")
    assert said(wordings, "portal.photo", 2, "en") == "Anders gevraagd."
    form = Form(EILEEN, "portal.photo", Answer.GRANTED, date(2026, 11, 23), paper="map 4")
    later = replace(school, clock=FixedClock(school.clock.now() + timedelta(days=1)))
    assert record_consent(later, form).decision.wording_version == 2
    assert reason(later, "portal.photo") is Reason.GRANTED


def test_a_form_of_the_day_of_the_change_may_be_of_before_it_and_is_no_yes_to_the_new_sentence(
    school: Vault,
) -> None:
    reword_purpose(school, "portal.photo", {"nl": "Anders gevraagd."})
    today = Form(EILEEN, "portal.photo", Answer.GRANTED, date(2026, 11, 22), paper="map 4")
    assert record_consent(school, today).decision.wording_version == 1
    assert reason(school, "portal.photo") is Reason.OLD_WORDING


def test_a_form_from_before_the_sentence_was_changed_is_a_yes_to_the_sentence_of_then(
    school: Vault,
) -> None:
    reword_purpose(school, "portal.photo", {"nl": "Anders gevraagd."})
    form = Form(EILEEN, "portal.photo", Answer.GRANTED, date(2026, 11, 21), paper="map 4")
    assert record_consent(school, form).decision.wording_version == 1
    assert reason(school, "portal.photo") is Reason.OLD_WORDING
    other = replace(form, purpose="portal.video")
    assert record_consent(school, other).decision.wording_version == 1
    assert reason(school, "portal.video") is Reason.GRANTED
    later = replace(school, clock=FixedClock(school.clock.now() + timedelta(days=2)))
    reword_purpose(later, "portal.photo", {"nl": "Weer anders gevraagd."})
    between = replace(form, signed_on=date(2026, 11, 23))
    assert record_consent(later, between).decision.wording_version == 2
    assert reason(later, "portal.photo") is Reason.OLD_WORDING
    later = replace(school, clock=FixedClock(school.clock.now() + timedelta(days=3)))
    newest = record_consent(later, replace(form, signed_on=date(2026, 11, 25))).decision
    assert reason(later, "portal.photo") is Reason.GRANTED
    misread = Correction(newest.id, Answer.GRANTED, date(2026, 11, 21), paper="map 4")
    assert correct_decision(later, misread).decision.wording_version == 1
    assert reason(later, "portal.photo") is Reason.OLD_WORDING


def test_the_same_sentence_again_asks_nobody_anything(school: Vault) -> None:
    answer(school)
    usual = Texts("nl").wording("portal.photo") or ""
    with pytest.raises(WordingKnown):
        reword_purpose(school, "portal.photo", {"nl": f"  {usual} "})
    assert reason(school, "portal.photo") is Reason.GRANTED
    reword_purpose(school, "portal.video", {"nl": "Anders gevraagd."})
    with pytest.raises(WordingKnown):
        reword_purpose(school, "portal.video", {"nl": "Anders gevraagd."})


def test_a_day_is_explained_by_the_sentence_of_that_day(school: Vault) -> None:
    answer(school)
    today = school.clock.now()
    reword_purpose(school, "portal.photo", {"nl": "Anders gevraagd."})
    later = replace(school, clock=FixedClock(today + timedelta(days=3)))
    for days, was in ((-1, Reason.NOT_ANSWERED), (0, Reason.GRANTED), (1, Reason.OLD_WORDING)):
        day = today.date() + timedelta(days=days)
        assert explain_verdict(later, EILEEN, "portal.photo", day).verdict.reason is was


def test_another_sentence_takes_away_what_was_cleared_and_not_placed(
    school: Vault, tmp_path: Path
) -> None:
    answer(school)
    file = cleared_file(school, tmp_path / "out", [EILEEN])
    _, followed = reword_purpose(school, "portal.photo", {"nl": "Anders gevraagd."})
    assert followed.deleted == (file.path,)
    assert not file.path.exists()


def test_a_new_name_changes_no_answer(school: Vault) -> None:
    answer(school)
    purpose = rename_purpose(school, "portal.photo", {"nl": "Kiekjes"})
    assert Texts("nl").purpose_name(purpose) == "Kiekjes"
    assert Texts("en").purpose_name(purpose) == "Kiekjes"
    assert reason(school, "portal.photo") is Reason.GRANTED
    with pytest.raises(NameNeeded):
        rename_purpose(school, "portal.photo", {"nl": " "})


def test_what_is_not_asked_any_more_is_allowed_for_nobody_and_comes_back_whole(
    school: Vault, tmp_path: Path
) -> None:
    answer(school)
    file = cleared_file(school, tmp_path / "out", [EILEEN])
    _, followed = retire_purpose(school, "portal.photo")
    assert followed.deleted == (file.path,)
    assert "portal.photo" not in {p.code for p in see_consent(school).purposes}
    restore_purpose(school, "portal.photo")
    assert reason(school, "portal.photo") is Reason.GRANTED


def test_matching_that_is_not_asked_any_more_takes_every_template(school: Vault) -> None:
    answer(school, purpose="face_matching")
    template(school, EILEEN)
    _, followed = retire_purpose(school, "face_matching")
    assert followed.templates == 1
    assert templates_of(school, EILEEN) == []


def test_a_school_adds_its_own_channel_and_purpose_and_nobody_has_said_yes(school: Vault) -> None:
    add_channel(school, "class_photo", Audience.CLOSED, OnUnconsented.BLOCK, {"nl": "Klassenfoto"})
    add_purpose(
        school,
        "class_photo",
        Subject.PHOTO,
        {"nl": "Op de klassenfoto"},
        {"nl": "De school mag mijn kind op de klassenfoto zetten."},
    )
    assert reason(school, "class_photo.photo") is Reason.NOT_ANSWERED
    answer(school, purpose="class_photo.photo")
    assert reason(school, "class_photo.photo") is Reason.GRANTED
    assert reason(school, "portal.photo") is Reason.NOT_ANSWERED
    with school.register.read() as uow:
        assert channel_called(uow, "class_photo").on_unconsented is OnUnconsented.BLOCK


@pytest.mark.parametrize("code", ["website", "press", "portal"])
def test_an_outside_channel_cannot_be_declared_closed(school: Vault, code: str) -> None:
    with pytest.raises(ChannelKnown):
        add_channel(school, code, Audience.CLOSED, OnUnconsented.COVER, {"nl": "Besloten"})
    audiences = {c.code: c.audience for c in see_purposes(school).channels}
    assert audiences["website"] is audiences["press"] is Audience.OUTSIDE


def test_a_code_is_small_letters_and_a_purpose_is_asked_once(school: Vault) -> None:
    for code in ("Klas Foto", "klas.foto", "klas1", ""):
        with pytest.raises(BadCode):
            add_channel(school, code, Audience.CLOSED, OnUnconsented.COVER, {"nl": "x"})
    for channel, subject in (("portal", Subject.PHOTO), ("portal", Subject.FACE_MATCHING)):
        with pytest.raises(PurposeKnown):
            add_purpose(school, channel, subject, {"nl": "x"}, {"nl": "x"})
    with pytest.raises(NameNeeded):
        add_purpose(school, "newsletter", Subject.VIDEO, {"nl": "x"}, {"nl": ""})
    with pytest.raises(UnknownPurpose):
        reword_purpose(school, "newsletter.video", {"nl": "x"})
    assert "newsletter.video" not in {p.code for p in see_purposes(school).purposes}


def test_a_channel_blocks_from_the_moment_it_is_said(school: Vault) -> None:
    set_channel(school, "website", OnUnconsented.BLOCK)
    with school.register.read() as uow:
        website = channel_called(uow, "website")
    assert (website.on_unconsented, website.audience) == (OnUnconsented.BLOCK, Audience.OUTSIDE)
    assert verify_audit(school).whole
