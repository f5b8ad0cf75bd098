"""What services need of the outside: storage, keys, time, the face engine, prints."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from consent_desk.domain.account import Account
from consent_desk.domain.audit import Entry
from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.domain.consent import Decision, Verdict
from consent_desk.domain.local_copy import CopyState, LocalCopy
from consent_desk.domain.person import Group, Guardian, Person
from consent_desk.domain.photo import Descriptor, Detection, Face, PhotoState
from consent_desk.domain.purpose import Channel, Purpose
from consent_desk.domain.school_year import SchoolYear
from consent_desk.messages import Language

Pixels = NDArray[np.uint8]
"""An upright picture: height × width × 3, RGB, 8 bits, sRGB."""


@dataclass(frozen=True)
class School:
    """The school whose register this is; `year` is the school year it works in."""

    id: str
    name: str
    year: SchoolYear


@dataclass(frozen=True)
class NewDecision:
    """A decision to be recorded; the ledger gives it its position."""

    decision: Decision
    recorded_by: str


@dataclass(frozen=True)
class Evidence:
    """The proof of a grant: where the paper is, or a scan of it."""

    id: str
    person_id: str
    paper: str | None = None
    scan: bytes | None = None


@dataclass(frozen=True)
class Template:
    """The stored descriptor of a person who consented to matching, and the network it came from."""

    id: str
    person_id: str
    model: str
    descriptor: Descriptor
    made_on: date


@dataclass(frozen=True)
class Batch:
    """Photos brought in together."""

    id: str
    channel: str
    group_ids: tuple[str, ...]
    opened_by: str
    opened_on: date
    closed: bool = False


@dataclass(frozen=True)
class Photo:
    """A photo that was brought in, by its place and the SHA-256 of its content (hex)."""

    id: str
    batch_id: str
    path: str
    sha256: str
    state: PhotoState
    reason: str | None = None


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """This moment, with the local time zone."""
        ...


class Cipher(Protocol):
    """Authenticated encryption, bound to where the bytes belong."""

    def seal(self, plain: bytes, bound_to: str) -> bytes:
        """Encrypt; only `unseal` with the same `bound_to` gives the bytes back."""
        ...

    def unseal(self, sealed: bytes, bound_to: str) -> bytes:
        """Decrypt.

        Raises:
            SealBroken: the bytes were changed, or were bound to something else.
        """
        ...


class SealedFiles(Protocol):
    """A folder of the vault that holds sealed files by their random ids."""

    def put(self, file_id: str, plain: bytes) -> None:
        """Seal and write; the file is whole or not there.

        Raises:
            DiskFull: there is no room.
        """
        ...

    def get(self, file_id: str) -> bytes:
        """Read and unseal.

        Raises:
            SealBroken: the file was changed, or is not there.
        """
        ...

    def delete(self, file_id: str) -> None:
        """Remove; nothing happens when it is gone already."""
        ...

    def ids(self) -> list[str]:
        """What the folder holds."""
        ...


class Detector(Protocol):
    """Finds faces."""

    def detect(self, pixels: Pixels) -> list[Face]:
        """All faces in an upright RGB picture, boxes and five landmarks in its pixels."""
        ...


class FaceEngine(Detector, Protocol):
    """Finds faces and describes them; the `distance` of a descriptor to itself is 0."""

    @property
    def model(self) -> str:
        """The network that descriptors come from; only descriptors of one network compare."""
        ...

    def describe(self, pixels: Pixels, faces: Sequence[Face]) -> list[Descriptor]:
        """One descriptor a face, in the same order; stored only for a person who is enrolled."""
        ...

    def distance(self, one: Descriptor, other: Descriptor) -> float: ...


class ChosenEngine(FaceEngine, Protocol):
    """The engine of a vault; `searching` is the same one, set to search pictures in this way."""

    def searching(self, how: Detection) -> "ChosenEngine": ...


class Overview(Protocol):
    """Prints who may be shown where."""

    def __call__(
        self,
        out: Path,
        *,
        school: School,
        title: str,
        persons: Sequence[Person],
        purposes: Sequence[Purpose],
        verdicts: Mapping[tuple[str, str], Verdict],
        made_at: datetime,
        audit_hash: str,
        lang: Language,
    ) -> None:
        """Write a one-look PDF of persons × purposes."""
        ...


class Accounts(Protocol):
    """Who works here."""

    def add(self, account: Account) -> None: ...
    def all(self) -> list[Account]: ...


class People(Protocol):
    """Persons, guardians, groups and who is in them."""

    def add(self, person: Person) -> None: ...
    def update(self, person: Person) -> None: ...
    def get(self, person_id: str) -> Person | None: ...
    def all(self) -> list[Person]: ...
    def add_guardian(self, guardian: Guardian) -> None: ...
    def guardians_of(self, person_id: str) -> list[Guardian]: ...
    def add_group(self, group: Group) -> None: ...
    def groups(self, year: SchoolYear) -> list[Group]: ...
    def join(self, person_id: str, group_id: str) -> None: ...
    def leave(self, person_id: str, group_id: str) -> None: ...
    def in_groups(self, group_ids: Iterable[str]) -> list[Person]: ...
    def groups_of(self, person_id: str, year: SchoolYear) -> list[Group]: ...


class Purposes(Protocol):
    """Channels and purposes."""

    def add_channel(self, channel: Channel) -> None: ...
    def add(self, purpose: Purpose) -> None: ...
    def channels(self) -> list[Channel]: ...
    def all(self) -> list[Purpose]: ...


class Ledger(Protocol):
    """All decisions, append-only, and their evidence."""

    def append(self, new: NewDecision) -> Decision:
        """Give the decision the next position and keep it."""
        ...

    def add_evidence(self, evidence: Evidence) -> None: ...
    def evidence(self, evidence_id: str) -> Evidence | None: ...
    def of_persons(
        self, person_ids: Iterable[str], years: Iterable[SchoolYear] | None = None
    ) -> list[Decision]:
        """The decisions of these persons (for these years; None: all), in order of position."""
        ...

    def all(self) -> list[Decision]: ...
    def position(self) -> int:
        """The position of the last decision; 0 where there is none."""
        ...


class Templates(Protocol):
    """Face templates, sealed."""

    def add(self, template: Template) -> None: ...
    def of_persons(self, person_ids: Iterable[str]) -> list[Template]: ...
    def delete_of(self, person_id: str) -> int:
        """Delete a person's templates; says how many there were."""
        ...


class Photos(Protocol):
    """Batches, photos and the files that were cleared from them."""

    def open_batch(self, batch: Batch) -> None: ...
    def close_batch(self, batch_id: str) -> None: ...
    def open_batches(self) -> list[Batch]: ...
    def add(self, photo: Photo) -> None: ...
    def of_batch(self, batch_id: str) -> list[Photo]: ...
    def set_state(self, photo_id: str, state: PhotoState, reason: str | None) -> None: ...
    def was_cleared(self, path: str, sha256: str) -> bool:
        """Whether a file has been cleared at least once since it was brought in."""
        ...

    def announce(self, cleared: Cleared) -> None:
        """Keep a cleared file whose place and content are known, before it is put there."""
        ...

    def set_cleared_state(self, cleared_id: str, state: ClearedState) -> None: ...
    def cleared_in(self, folder: str) -> list[Cleared]:
        """The cleared files of a folder that are not deleted."""
        ...

    def cleared_in_slot(self, folder: str, slot: str) -> list[Cleared]:
        """The cleared files of a slot in a folder that are not deleted; one, but after a crash."""
        ...

    def names_in(self, folder: str) -> set[str]:
        """The names of a folder's cleared files that are not deleted."""
        ...

    def cleared_state(self, cleared_id: str) -> ClearedState:
        """Where a cleared file is."""
        ...

    def cleared_live(self) -> list[Cleared]:
        """All cleared files that are not deleted."""
        ...

    def cleared_showing(self, person_id: str, channel: str) -> list[Cleared]:
        """Cleared files for a channel that show a person and are not deleted."""
        ...

    def cleared_announced(self) -> list[Cleared]:
        """Cleared files that may not have reached their place."""
        ...


class Copies(Protocol):
    """Local copies on people's devices."""

    def add(self, copy: LocalCopy) -> None: ...
    def all(self) -> list[LocalCopy]: ...
    def is_noted(self, path: str, sha256: str) -> bool:
        """Whether this file is known and may still be there."""
        ...

    def set_state(self, copy_id: str, state: CopyState) -> None: ...


class AuditLog(Protocol):
    """The append-only log."""

    def append(
        self,
        at: str,
        actor_id: str,
        action: str,
        subject_id: str,
        details: Mapping[str, str],
    ) -> Entry:
        """Chain one entry to the last."""
        ...

    def entries(self) -> list[Entry]:
        """All entries, as stored."""
        ...

    def head(self) -> Entry | None:
        """The last entry, as it was noted apart from the log."""
        ...


class Settings(Protocol):
    """The school's settings, by name, as JSON texts."""

    def get(self) -> dict[str, str]: ...
    def set(self, name: str, value: str) -> None: ...


class UnitOfWork(Protocol):
    """One transaction; leaving it without `commit` undoes everything."""

    @property
    def school(self) -> School: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def people(self) -> People: ...
    @property
    def purposes(self) -> Purposes: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def templates(self) -> Templates: ...
    @property
    def photos(self) -> Photos: ...
    @property
    def copies(self) -> Copies: ...
    @property
    def audit(self) -> AuditLog: ...
    @property
    def settings(self) -> Settings: ...

    def commit(self) -> None:
        """Keep what was done."""
        ...


class Register(Protocol):
    """The database, opened."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that nobody else writes in until it ends (BEGIN IMMEDIATE).

        Raises:
            VaultBusy: somebody else has been writing for too long.
        """
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A consistent look at the register."""
        ...


@dataclass(frozen=True)
class Vault:
    """An opened vault: the register, the sealed files beside it, and who is at work."""

    folder: Path
    register: Register
    work: SealedFiles
    kept: SealedFiles
    clock: Clock
    engine: ChosenEngine
    actor: Account
