"""The rules of the program and the settings of the school, as sentences."""

from consent_desk.domain.clearing import CoverStyle
from consent_desk.domain.local_copy import DAYS_AFTER_BRINGING_IN
from consent_desk.domain.post import TIME_TO_TAKE_DOWN
from consent_desk.messages import Texts
from consent_desk.ports import Accountability
from consent_desk.settings import SchoolSettings


def rules(content: Accountability, texts: Texts) -> list[str]:
    """What the program enforces, with what the school has set; a rule may be set stricter only."""
    settings = content.settings
    return [
        texts("Without a signed form of this school year nobody is shown (version {n} of the"
              " rules).", n=content.rule_version),
        texts("Permission is asked for every channel apart, and for photos, videos and names"
              " apart. Nothing is ticked beforehand, and a blank is no answer."),
        texts("Everybody is asked again every school year. A form counts when it was signed from 1"
              " April before it."),
        texts("One no is enough, whoever says it; only whoever said it takes it back, in writing."),
        texts("From {age} on pupils sign themselves.", age=settings.age_of_consent),
        texts("Withdrawing needs no form and works at once: what was made ready is deleted, and"
              " what was placed has to be taken down within {days} days.",
              days=TIME_TO_TAKE_DOWN.days),
        texts("Everybody in a photo is covered, unless a person is named for the face, that person"
              " has permission for the channel, and a teacher agreed to the photo."),
        _cover(settings, texts),
        texts("Published photos carry no place, time, device or name, and measure {n} pixels at"
              " most. Each was read back and checked.", n=settings.max_side),
        _unattended(settings, texts),
        texts("A text that names somebody without permission for the name is not placed."),
        texts("Photos made on somebody's own device are for the parents only, and have to be"
              " deleted from it within {days} days.", days=DAYS_AFTER_BRINGING_IN),
        texts("School hours: {school}. Working hours: {work}. At most {n} messages a group and"
              " week are advised.", school=settings.school_hours, work=settings.working_hours,
              n=settings.posts_a_week),
    ]  # fmt: skip


def kept(settings: SchoolSettings, texts: Texts) -> list[tuple[str, str]]:
    """How long each kind of thing is kept."""
    periods = settings.periods
    return [
        (texts("Persons who left"), _months(periods.leavers_months, texts)),
        (texts("Signed forms"), texts.several(
            "{n} school year after the one they are for",
            "{n} school years after the one they are for", periods.evidence_years)),
        (texts("Face templates"), _months(periods.templates_months, texts)),
        (texts("Face templates not asked again"), _days(periods.unrenewed_days, texts)),
        (texts("The register's own copies of cleared photos"),
         _days(periods.kept_copies_days, texts)),
        (texts("Texts of messages"), _months(periods.post_texts_months, texts)),
        (texts("Places where photos came from"), _days(periods.photo_places_days, texts)),
        (texts("Copy of the register of before an upgrade"),
         _days(periods.upgrade_copy_days, texts)),
        (texts("Decisions and log"), texts("for good, with ids only; names go with the person")),
    ]  # fmt: skip


def _cover(settings: SchoolSettings, texts: Texts) -> str:
    if settings.cover_style is CoverStyle.SOLID:
        return texts("A cover is opaque and hides everything under it.")
    return texts("A cover is made of what is around the head, and keeps nothing of the face.")


def _unattended(settings: SchoolSettings, texts: Texts) -> str:
    if not settings.face_matching:
        return texts("Faces are not compared: matching is off at this school.")
    if not settings.unattended:
        return texts("Faces of those who agreed to it are compared, and only to suggest a name that"
                     " a teacher confirms.")  # fmt: skip
    return texts("Faces of those who agreed to it are compared. The director allowed that sure"
                 " matches are shown without a teacher, at ages where the measured error allows"
                 " it.")  # fmt: skip


def _months(n: int, texts: Texts) -> str:
    return texts.several("{n} month", "{n} months", n)


def _days(n: int, texts: Texts) -> str:
    return texts.several("{n} day", "{n} days", n)
