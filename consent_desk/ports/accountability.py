"""Prints that the school answers for: how it works, and how its register comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consent_desk.domain.account import Account
from consent_desk.domain.audit import Finding
from consent_desk.domain.purpose import Channel, Purpose
from consent_desk.settings import SchoolSettings


@dataclass(frozen=True)
class MatchingFigures:
    """What was measured of matching in people from an age on; rates of people, 0 to 1.

    `names_unattended`: a face may be named by the machine alone in this band. `upper` is the 95 %
    bound on `rate`, the share of strangers who were named.
    """

    from_age: int
    distance: float
    margin: float
    strangers: int
    named: int
    rate: float
    upper: float
    named_share: float | None
    names_unattended: bool


@dataclass(frozen=True)
class Matching:
    """The network in use and what is known of it; no `bands`: nothing was measured of it."""

    network: str
    measured_on: date | None
    bands: Sequence[MatchingFigures]


@dataclass(frozen=True)
class LogSummary:
    """The log: how much it holds by kind of entry, and what its check found."""

    entries: int
    decisions: int
    first_day: date | None
    latest: str
    by_action: Mapping[str, int]
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Holdings:
    """How much the register holds."""

    pupils: int
    staff: int
    decisions: int
    templates: int
    accounts: int


@dataclass(frozen=True)
class Accountability:
    """What an inspector asks: rules in force, retention, roles, the log, matching, the DPIA.

    `wordings` are the sentences that are signed now, by purpose code; `due` counts what retention
    would erase today.
    """

    rule_version: int
    settings: SchoolSettings
    channels: Sequence[Channel]
    purposes: Sequence[Purpose]
    wordings: Mapping[str, str]
    accounts: Sequence[Account]
    due: Mapping[str, int]
    log: LogSummary
    matching: Matching
    held: Holdings


@dataclass(frozen=True)
class RecoverySheet:
    """What opens the register on another computer.

    `code` is the key as it is typed, only where nothing else opens the register. It is in no log,
    and `repr` leaves it out.
    """

    vault_id: str
    code: str | None

    def __repr__(self) -> str:
        return f"RecoverySheet({self.vault_id!r})"
