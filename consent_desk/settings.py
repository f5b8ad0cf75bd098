"""What a school may set; every rule can be made stricter here, never looser."""

from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from consent_desk.domain.clearing import CoverStyle
from consent_desk.domain.consent import AGE_OF_CONSENT
from consent_desk.domain.hours import FreeDays, WeekHours
from consent_desk.domain.retention import Periods
from consent_desk.errors import BadSetting, DpiaNeeded, UnknownSetting

OWN_NOTE = "."
"""What the program remembers for itself is stored beside the settings under such a name."""


def _hours(text: str) -> str:
    WeekHours.read(text)
    return text


def _days(text: str) -> str:
    FreeDays.read(text)
    return text


class SchoolSettings(BaseModel):
    """The settings of one school, kept in its register.

    Matching and unattended clearing are off until somebody switches them on (R9, R10).
    `face_model` is the SHA-256 of an added network; empty: the one that comes with the program.
    `match_strictness` multiplies the distance within which a match is sure. `keep_…` are how long
    things are kept (R20); see `domain.retention.Periods`. Hours and days are written as
    `domain.hours` reads them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    age_of_consent: Annotated[int, Field(ge=13, le=18)] = AGE_OF_CONSENT
    dpia_done: bool = False
    face_matching: bool = False
    unattended: bool = False
    face_model: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    match_strictness: Annotated[float, Field(ge=0.5, le=1)] = 1.0
    cover_style: CoverStyle = CoverStyle.SOLID
    max_side: Annotated[int, Field(ge=640, le=2560)] = 2560
    keep_leavers_months: Annotated[int, Field(ge=1, le=60)] = 24
    keep_evidence_years: Annotated[int, Field(ge=1, le=7)] = 2
    keep_templates_months: Annotated[int, Field(ge=1, le=24)] = 15
    keep_unrenewed_days: Annotated[int, Field(ge=0, le=120)] = 60
    keep_copies_days: Annotated[int, Field(ge=30, le=1100)] = 365
    keep_post_texts_months: Annotated[int, Field(ge=1, le=60)] = 12
    keep_photo_places_days: Annotated[int, Field(ge=30, le=365)] = 60
    keep_upgrade_copy_days: Annotated[int, Field(ge=1, le=90)] = 30

    @property
    def periods(self) -> Periods:
        """How long things are kept."""
        return Periods(
            leavers_months=self.keep_leavers_months,
            evidence_years=self.keep_evidence_years,
            templates_months=self.keep_templates_months,
            unrenewed_days=self.keep_unrenewed_days,
            kept_copies_days=self.keep_copies_days,
            post_texts_months=self.keep_post_texts_months,
            photo_places_days=self.keep_photo_places_days,
            upgrade_copy_days=self.keep_upgrade_copy_days,
        )

    school_hours: Annotated[str, AfterValidator(_hours)] = "mo-fr 08:30-14:30, we 08:30-12:15"
    working_hours: Annotated[str, AfterValidator(_hours)] = "mo-fr 07:30-18:00"
    free_days: Annotated[str, AfterValidator(_days)] = ""
    posts_a_week: Annotated[int, Field(ge=1, le=3)] = 3

    @model_validator(mode="after")
    def _matching_needs_its_dpia(self) -> Self:
        if self.face_matching and not self.dpia_done:
            raise ValueError("face matching needs a DPIA")
        return self


def read_settings(stored: dict[str, str]) -> SchoolSettings:
    """The settings as they are stored: JSON texts by name; what is not stored has its default."""
    values = {
        name: TypeAdapter(object).validate_json(text)
        for name, text in stored.items()
        if not name.startswith(OWN_NOTE)
    }
    return SchoolSettings.model_validate(values)


def changed(settings: SchoolSettings, name: str, value: str) -> tuple[SchoolSettings, str]:
    """Settings with one of them changed, and the JSON text to store for it.

    Raises:
        UnknownSetting: no setting of this name.
        BadSetting: the value does not fit.
        HoursInvalid, FreeDaysInvalid: these hours or days cannot be read.
        DpiaNeeded: matching is to be on without its DPIA.
    """
    if name not in SchoolSettings.model_fields:
        raise UnknownSetting(asked=name, choices=", ".join(SchoolSettings.model_fields))
    try:
        new = SchoolSettings.model_validate({**settings.model_dump(), name: value})
    except ValidationError as error:
        if any(problem["type"] == "value_error" for problem in error.errors()):
            raise DpiaNeeded from error
        raise BadSetting(setting=name, value=value) from error
    return new, TypeAdapter(object).dump_json(getattr(new, name)).decode()
