"""When a match is sure: read from the file of measurements that is shipped, and from no other.

A school makes it stricter by a setting (`match_strictness`). A file that was edited names nobody:
its digest is not the one below.
"""

import math
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from consent_desk.domain.age_band import AgeBand
from consent_desk.domain.matching import Threshold
from consent_desk.vision.weights import OWN_MODEL

FILE = Path(__file__).with_name("calibration.json")
PINNED = "2e7b6adf1c22fa894fc6612909faa542d47316c0388fbcea61e0173d0f6caf0f"
"""The SHA-256 of the calibration that was measured; `tests.benchmarks.calibrate` prints it."""
MOST_STRANGERS = 0.01
"""A band in which more strangers than this may be named, at the upper bound, names nobody (R10)."""

Share = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Measured(_Part):
    """What the thresholds of a band did to people whom the calibration had not seen.

    `upper` is the upper 95 % bound on `rate`; people, not pictures, were resampled, or the exact
    bound for so many people where no stranger was named.
    """

    strangers: Annotated[int, Field(ge=0)]
    named: Annotated[int, Field(ge=0)]
    rate: Share
    upper: Share
    wrong_name_rate: Share | None = None
    named_share: Share | None = None

    @model_validator(mode="after")
    def _a_bound_is_no_less_than_its_rate(self) -> Self:
        if self.upper < self.rate or self.named > self.strangers:
            raise ValueError("a bound below what was measured")
        if self.upper < 1 - 0.05 ** (1 / max(self.strangers, 1)) - 1e-4:
            raise ValueError("a bound that so few people cannot show")
        return self


class Band(_Part):
    """The thresholds for one age, measured in galleries of `gallery` persons."""

    from_age: Annotated[int, Field(ge=0)]
    distance: Annotated[float, Field(gt=0)]
    margin: Annotated[float, Field(gt=0)]
    per_doubling: Annotated[float, Field(ge=0)]
    gallery: Annotated[int, Field(gt=0)]
    measured: Measured

    @property
    def age_band(self) -> AgeBand:
        """The band for the domain; without a threshold where too many strangers may be named."""
        sure = self.measured.upper <= MOST_STRANGERS
        threshold = Threshold(self.distance, self.margin) if sure else None
        return AgeBand(self.from_age, threshold, self.gallery, self.per_doubling)


class Calibration(_Part):
    """One network's calibration, and how it came about."""

    model: str
    made_on: date
    made_by: str
    enrolled: Annotated[int, Field(gt=0)]
    suggest_below: Annotated[float, Field(gt=0)]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _bands_cover_every_age_in_order(self) -> Self:
        ages = [band.from_age for band in self.bands]
        if ages[0] != 0 or ages != sorted(set(ages)):
            raise ValueError("the bands must start at 0 and go upwards")
        return self

    @property
    def age_bands(self) -> tuple[AgeBand, ...]:
        """The bands for the domain, youngest first."""
        return tuple(band.age_band for band in self.bands)


@cache
def read_calibration(file: Path = FILE) -> Calibration:
    """The calibration in a file.

    Raises:
        pydantic.ValidationError: it contradicts itself, or claims more than so few people can show.
    """
    return Calibration.model_validate_json(file.read_bytes())


def bands_of(model: str) -> tuple[AgeBand, ...]:
    """The age bands for descriptors of this network; none, so that nobody is named, for others.

    None either where the file is not the one that was measured.
    """
    calibration = read_calibration(FILE)
    measured = calibration.model == model and digest_of(FILE.read_bytes()) == PINNED
    return calibration.age_bands if measured else ()


def is_measured(model: str) -> bool:
    """Whether any limit on distances was measured with this network.

    What is alike, and what is near enough to keep a descriptor for, are numbers of one network. Of
    another, distances say who is nearer than whom, and nothing else.
    """
    return model == OWN_MODEL


def digest_of(content: bytes) -> str:
    """The SHA-256 of a calibration, whatever its line ends."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def suggest_below(model: str) -> float:
    """The distance from which nobody is suggested; no limit for a network without calibration."""
    calibration = read_calibration(FILE)
    return calibration.suggest_below if calibration.model == model else math.inf
