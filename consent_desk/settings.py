"""What a school may set; every rule can be made stricter here, never looser."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from consent_desk.domain.clearing import CoverStyle
from consent_desk.domain.consent import AGE_OF_CONSENT
from consent_desk.domain.photo import Detection
from consent_desk.errors import BadSetting, DpiaNeeded, UnknownSetting


class SchoolSettings(BaseModel):
    """The settings of one school, kept in its register.

    Matching and unattended clearing are off until somebody switches them on (R9, R10).
    `face_model` is the SHA-256 of an added network; empty: the one that comes with the program.
    `match_strictness` multiplies the distance within which a match is sure. `detection` is how
    photos are searched for faces, unless a batch says otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    age_of_consent: Annotated[int, Field(ge=13, le=18)] = AGE_OF_CONSENT
    dpia_done: bool = False
    face_matching: bool = False
    unattended: bool = False
    face_model: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    match_strictness: Annotated[float, Field(ge=0.5, le=1)] = 1.0
    cover_style: CoverStyle = CoverStyle.SOLID
    detection: Detection = Detection.CAREFUL
    max_side: Annotated[int, Field(ge=640, le=2560)] = 2560

    @model_validator(mode="after")
    def _matching_needs_its_dpia(self) -> Self:
        if self.face_matching and not self.dpia_done:
            raise ValueError("face matching needs a DPIA")
        return self


def read_settings(stored: dict[str, str]) -> SchoolSettings:
    """The settings as they are stored: JSON texts by name; what is not stored has its default."""
    values = {name: TypeAdapter(object).validate_json(text) for name, text in stored.items()}
    return SchoolSettings.model_validate(values)


def changed(settings: SchoolSettings, name: str, value: str) -> tuple[SchoolSettings, str]:
    """Settings with one of them changed, and the JSON text to store for it.

    Raises:
        UnknownSetting: no setting of this name.
        BadSetting: the value does not fit.
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
