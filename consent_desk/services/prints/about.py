"""What a print is asked about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from consent_desk.messages import Texts
from consent_desk.ports import Content, UnitOfWork, Vault


class Need(StrEnum):
    """What a print may have to be told."""

    GROUP = "group"
    PERSON = "person"
    PERIOD = "period"
    FILES = "files"


@dataclass(frozen=True)
class About:
    """A group, a person, a period (both days included), files of schools: what the print needs."""

    group: str | None = None
    person: str | None = None
    first: date | None = None
    last: date | None = None
    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Shaped:
    """What a print says, and the id of whom it is about, for the log."""

    content: Content
    subject_id: str = ""


Shape = Callable[[UnitOfWork, Vault, About, Texts], Shaped]
"""Reads the register for one print, and changes nothing."""
