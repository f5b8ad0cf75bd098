"""A register of many persons and years: opening a group, withdrawing, and the size of the file.

python -m tests.benchmarks.register [--folder DIR] [--persons 5000] [--years 10] [--purposes 12]

The register is made in DIR (or in a folder that is gone afterwards) through the repositories, with
a log entry for each decision as the program makes it. A line is printed after 2, 5 and all years:
seconds are medians of some runs, each withdrawal is of another pupil. At the end a pupil withdraws
who is in 300 releases, with their files still on the disk.
"""

import argparse
import os
import random
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import uuid4

from consent_desk import bootstrap
from consent_desk.domain.clearing import Cleared, ClearedFace, ClearedState
from consent_desk.domain.consent import Answer, Decision, Signer, SignerKind
from consent_desk.domain.person import Group, Guardian, Person, PersonKind
from consent_desk.domain.post import Post
from consent_desk.domain.purpose import DEFAULT_PURPOSES
from consent_desk.domain.school_year import SchoolYear
from consent_desk.media.files import sha256
from consent_desk.ports import Evidence, UnitOfWork, Vault
from consent_desk.services.journal import decision_digest, note_all
from consent_desk.services.see_consent import see_consent
from consent_desk.services.take_down import list_takedowns
from consent_desk.services.withdraw import withdraw
from tests.benchmarks.pictures import tell
from tests.names import sentences
from tests.school import FixedClock

THIS_YEAR = 2026
GROUP_SIZE, FILES_A_POST, OFTEN = 25, 4, 300
RUNS = 7
_SYLLABLES = [consonant + vowel for vowel in "aeiou" for consonant in "bdfghjklmnprstvw"]


@dataclass(frozen=True)
class Took:
    """Milliseconds by the clock, and of this process alone: the machine may be busy with others."""

    wall: float
    cpu: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.wall + other.wall, self.cpu + other.cpu)


def main(words: Sequence[str] | None = None) -> int:
    """Fill year after year, and measure in between."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="an empty folder to make the register in")
    parser.add_argument("--persons", type=int, default=5000)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--purposes", type=int, default=12)
    options = parser.parse_args(words)
    with TemporaryDirectory() as scratch:
        folder = (options.folder or Path(scratch)) / "vault"
        passphrase = {bootstrap.PASSPHRASE_VARIABLE: secrets.token_hex(16)}
        with patch.dict(os.environ, passphrase):
            made = bootstrap.make_vault(folder, "De Grote Klimop", SchoolYear(THIS_YEAR))
        _measure(replace(made, clock=FixedClock()), options, folder.parent)
    return 0


def _measure(vault: Vault, options: argparse.Namespace, scratch: Path) -> None:
    chance = random.Random(1)
    persons = people(vault, options.persons)
    years = list(range(THIS_YEAR - options.years + 1, THIS_YEAR + 1))
    # This year first: the file grows with years that a verdict of today does not look at.
    for number, year in enumerate(reversed(years), 1):
        decide(vault, persons, SchoolYear(year), options.purposes)
        _publish(vault, persons, SchoolYear(year), chance)
        if number in (2, 5, options.years):
            tell(_line(vault, persons, number, options.purposes))
    pupil = persons[1]
    files = _publish_often(vault, pupil, scratch / "cleared")
    took, found = timed(lambda: withdraw(vault, pupil.id))
    tell(
        {
            "releases_of_one_pupil": OFTEN,
            "withdraw": median_of([took]),
            "takedowns": len(found.takedowns),
            "files_left": sum(file.exists() for file in files),
        }
    )


def _line(vault: Vault, persons: list[Person], years: int, purposes: int) -> dict[str, object]:
    groups = [f"G{n}" for n in range(0, RUNS * 3, 3)]
    opened = [timed(lambda group=group: see_consent(vault, group))[0] for group in groups]
    leaving = [persons[years * RUNS * 10 + n * 10] for n in range(RUNS)]
    withdrawn: list[Took] = []
    one_purpose: list[Took] = []
    takedowns = 0
    for person in leaving:
        took, done = timed(lambda person=person: withdraw(vault, person.id, ["portal.photo"]))
        one_purpose.append(took)
        took, _ = timed(lambda person=person: withdraw(vault, person.id))
        listing, _ = timed(lambda: list_takedowns(vault, open_only=True))
        withdrawn.append(took + listing)
        takedowns += len(done.takedowns)
    with vault.register.read() as uow:
        entries = uow.ledger.position()
    size = sum(f.stat().st_size for f in vault.folder.glob("register.db*")) / 1e6
    return {
        "persons": len(persons),
        "years": years,
        "purposes": purposes,
        "decisions": entries,
        "megabytes": round(size, 1),
        "bytes_a_decision": round(size * 1e6 / entries),
        "open_group": median_of(opened),
        "withdraw_one_purpose": median_of(one_purpose),
        "withdraw_the_rest_and_list": median_of(withdrawn),
        "takedowns_a_pupil": round(takedowns / RUNS, 1),
    }


def timed[R](act: Callable[[], R]) -> tuple[Took, R]:
    """What it took, and what came of it."""
    wall, cpu = time.perf_counter(), time.process_time()
    done = act()
    return Took((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000), done


def median_of(runs: list[Took]) -> dict[str, float]:
    return {
        "ms": round(median(run.wall for run in runs), 1),
        "cpu_ms": round(median(run.cpu for run in runs), 1),
    }


def people(vault: Vault, count: int, years: int = 1) -> list[Person]:
    """Pupils in groups of 25, the same ones in every year."""
    born = date(2016, 1, 1)
    persons = [
        Person(uuid4().hex, PersonKind.PUPIL, _name(n % 700, 3), _name(n, 4), born, prefix="de")
        for n in range(count)
    ]
    guardians = [Guardian(uuid4().hex, p.id, f"Ouder {n}") for n, p in enumerate(persons)]
    with vault.register.write() as uow:
        uow.people.add_all(persons)
        uow.people.add_guardians(guardians)
        for number, back in product(range(0, count, GROUP_SIZE), range(years)):
            group = Group(uuid4().hex, f"G{number // GROUP_SIZE}", SchoolYear(THIS_YEAR - back))
            uow.people.add_group(group)
            members = persons[number : number + GROUP_SIZE]
            uow.people.join_all((person.id, group.id) for person in members)
        uow.commit()
    return persons


def _name(number: int, syllables: int) -> str:
    """A name that is no word, such as Bakebo, for each number."""
    parts = [number // len(_SYLLABLES) ** place % len(_SYLLABLES) for place in range(syllables)]
    return "".join(_SYLLABLES[part] for part in parts).title()


def decide(vault: Vault, persons: list[Person], year: SchoolYear, purposes: int) -> None:
    """A yes of everybody for each of the first purposes."""
    codes = [purpose.code for purpose in DEFAULT_PURPOSES[:purposes]]
    signed = date(year.start, 9, 1)
    for number in range(0, len(persons), 500):
        with vault.register.write() as uow:
            decisions: list[Decision] = []
            for person in persons[number : number + 500]:
                evidence = Evidence(uuid4().hex, person.id, paper=f"map {year}, blad {number}")
                uow.ledger.add_evidence(evidence)
                decisions += [_decision(person, code, year, signed, evidence.id) for code in codes]
            _enter(uow, vault, decisions)
            uow.commit()


def _decision(person: Person, code: str, year: SchoolYear, signed: date, evidence: str) -> Decision:
    return Decision(
        id=uuid4().hex,
        position=0,
        person_id=person.id,
        purpose=code,
        answer=Answer.GRANTED,
        year=year,
        signed_on=signed,
        recorded_on=signed,
        signer=Signer(SignerKind.GUARDIAN),
        evidence_id=evidence,
        recorded_by=uuid4().hex,
    )


def _enter(uow: UnitOfWork, vault: Vault, decisions: list[Decision]) -> None:
    kept = uow.ledger.append_all(decisions)
    lines = [("consent.granted", d.person_id, {"decision": decision_digest(d)}) for d in kept]
    note_all(uow, vault, lines)


def _publish(vault: Vault, persons: list[Person], year: SchoolYear, chance: random.Random) -> None:
    """A release for every fifty pupils and month, with the files long gone from the disk.

    The texts of earlier years are gone as well: they are kept for twelve months.
    """
    said = [sentence.text for sentence in sentences("tuning")] if year.start == THIS_YEAR else [""]
    first = datetime(year.start, 9, 1, tzinfo=UTC)
    with vault.register.write() as uow:
        for month in range(10):
            for start in range(0, len(persons), 50):
                group = persons[start : start + 50]
                text = " ".join(dict.fromkeys(chance.choices(said, k=3)))
                _release(uow, vault, group, first + timedelta(days=30 * month), text, chance)
        uow.commit()


def _release(
    uow: UnitOfWork,
    vault: Vault,
    group: list[Person],
    at: datetime,
    text: str,
    chance: random.Random,
) -> None:
    files: list[str] = []
    for number in range(FILES_A_POST):
        shown = chance.sample(group, min(4, len(group)))
        cleared = _cleared(Path("/gone"), f"{number}.jpg", "0" * 64, shown, ClearedState.DELETED)
        uow.photos.announce(cleared)
        files.append(cleared.id)
    _post(uow, vault, files, at, text)


def _post(uow: UnitOfWork, vault: Vault, files: list[str], at: datetime, text: str) -> None:
    uow.posts.add(Post(uuid4().hex, "portal", text, (), tuple(files), vault.actor.id, at))


def _cleared(
    folder: Path, name: str, digest: str, shown: list[Person], state: ClearedState
) -> Cleared:
    faces = tuple(ClearedFace((0, 0, 60, 60), True, "consented", p.id) for p in shown)
    return Cleared(
        id=uuid4().hex,
        photo_id=uuid4().hex,
        source_sha256=digest,
        channel="portal",
        folder=str(folder),
        name=name,
        sha256=digest,
        slot=uuid4().hex,
        request=uuid4().hex,
        state=state,
        position=1,
        rule_version=2,
        faces=faces,
    )


def _publish_often(vault: Vault, pupil: Person, folder: Path) -> list[Path]:
    """Releases of one pupil, each with a file of half a megabyte that is still there."""
    folder.mkdir(parents=True)
    files = [folder / f"{number:03}.jpg" for number in range(OFTEN)]
    with vault.register.write() as uow:
        for file in files:
            content = secrets.token_bytes(500_000)
            file.write_bytes(content)
            cleared = _cleared(folder, file.name, sha256(content), [pupil], ClearedState.CLEARED)
            uow.photos.announce(cleared)
            _post(uow, vault, [cleared.id], datetime(2026, 10, 1, tzinfo=UTC), "Een dag.")
        uow.commit()
    return files


if __name__ == "__main__":
    sys.exit(main())
