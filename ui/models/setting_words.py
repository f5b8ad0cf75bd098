"""What each setting is called and what follows from it, in one sentence; no widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from consent_desk.domain.clearing import CoverStyle
from consent_desk.domain.photo import Detection
from consent_desk.sentences import mark


class Kind(StrEnum):
    """How a setting is chosen."""

    NUMBER = "number"
    DAYS = "days"
    HOURS = "hours"
    TICK = "tick"
    CHOICE = "choice"


@dataclass(frozen=True)
class Setting:
    """One setting: its name, what it is called, what follows, and how it is chosen."""

    name: str
    kind: Kind
    word: str
    follows: str
    unit: str = ""
    bounds: tuple[int, int] = (0, 0)
    choices: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Section:
    """Settings that belong together."""

    heading: str
    settings: Sequence[Setting]


_MONTHS, _YEARS, _DAYS = mark("months"), mark("years"), mark("days")

SECTIONS: Sequence[Section] = (
    Section(
        mark("Rules"),
        (
            Setting(
                "age_of_consent",
                Kind.NUMBER,
                mark("Pupils sign themselves from"),
                mark("From this age a parent's signature counts no more."),
                mark("years old"),
                (13, 18),
            ),
            Setting(
                "posts_a_week",
                Kind.NUMBER,
                mark("Posts a group and week"),
                mark("Above this number the teacher is warned."),
                mark("posts"),
                (1, 3),
            ),
            Setting(
                "unattended",
                Kind.TICK,
                mark("Clear without a teacher's confirmation"),
                mark("Then nobody looks at a photo before it is cleared. Best left off."),
            ),
        ),
    ),
    Section(
        mark("Hours"),
        (
            Setting(
                "school_hours",
                Kind.HOURS,
                mark("Lessons"),
                mark(
                    "A post in lesson time gives a warning. For example: mo-fr 08:30-14:30,"
                    " we 08:30-12:15."
                ),
            ),
            Setting(
                "working_hours",
                Kind.HOURS,
                mark("Working hours"),
                mark("A post outside these hours gives a warning."),
            ),
            Setting(
                "free_days",
                Kind.DAYS,
                mark("Holidays"),
                mark(
                    "On these days nobody is expected to post. For example: 2026-10-19/2026-10-23."
                ),
            ),
        ),
    ),
    Section(
        mark("Photos"),
        (
            Setting(
                "cover_style",
                Kind.CHOICE,
                mark("Cover with"),
                mark("Neither can be undone."),
                choices={
                    CoverStyle.SOLID: mark("an even colour"),
                    CoverStyle.SOFT: mark("colours of the surroundings"),
                },
            ),
            Setting(
                "detection",
                Kind.CHOICE,
                mark("Look for faces"),
                mark("Quickly misses more small faces; a teacher then has to draw them."),
                choices={
                    Detection.CAREFUL: mark("carefully"),
                    Detection.QUICK: mark("quickly"),
                },
            ),
            Setting(
                "max_side",
                Kind.NUMBER,
                mark("Longest side of a cleared photo"),
                mark("Smaller photos tell less of what is in the background."),
                mark("pixels"),
                (640, 2560),
            ),
        ),
    ),
    Section(
        mark("Recognising faces"),
        (
            Setting(
                "dpia_done",
                Kind.TICK,
                mark("The school's DPIA is done"),
                mark("Faces are special personal data: without a DPIA nothing is compared."),
            ),
            Setting(
                "face_matching",
                Kind.TICK,
                mark("Suggest who is in a photo"),
                mark("Only of pupils with permission for it; a teacher confirms every name."),
            ),
        ),
    ),
    Section(
        mark("How long things are kept"),
        (
            Setting(
                "keep_leavers_months",
                Kind.NUMBER,
                mark("Who left the school"),
                mark("After this the name and all that goes with it are erased."),
                _MONTHS,
                (1, 60),
            ),
            Setting(
                "keep_evidence_years",
                Kind.NUMBER,
                mark("Signed forms"),
                mark("After their school year; this year's are never touched."),
                _YEARS,
                (1, 7),
            ),
            Setting(
                "keep_templates_months",
                Kind.NUMBER,
                mark("Face descriptions"),
                mark("Children change; older ones suggest worse."),
                _MONTHS,
                (1, 24),
            ),
            Setting(
                "keep_unrenewed_days",
                Kind.NUMBER,
                mark("Face descriptions without a new form"),
                mark("Counted from 1 August; nothing is compared with them meanwhile."),
                _DAYS,
                (0, 120),
            ),
            Setting(
                "keep_copies_days",
                Kind.NUMBER,
                mark("Sealed copies of cleared photos"),
                mark("Needed to show what has to be taken down."),
                _DAYS,
                (30, 1100),
            ),
            Setting(
                "keep_post_texts_months",
                Kind.NUMBER,
                mark("Texts of placed posts"),
                mark("They name people."),
                _MONTHS,
                (1, 60),
            ),
            Setting(
                "keep_photo_places_days",
                Kind.NUMBER,
                mark("Where photos came from"),
                mark("A file name can be somebody's name."),
                _DAYS,
                (30, 365),
            ),
            Setting(
                "keep_upgrade_copy_days",
                Kind.NUMBER,
                mark("The copy from before an upgrade"),
                mark("It still holds whoever was erased since."),
                _DAYS,
                (1, 90),
            ),
        ),
    ),
)
