"""A small register to test with, and raw access to its file for those who have the key."""

import uuid
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlcipher

from consent_desk.domain.consent import Answer, Decision, Signer, SignerKind
from consent_desk.domain.person import Group, Person, PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import School
from consent_desk.security.cipher import AesGcmCipher, derive
from db.register import SqlRegister, open_register

YEAR = SchoolYear(2026)
MASTER = bytes(range(32))
KEY = derive(MASTER, "database")
CIPHER = AesGcmCipher(derive(MASTER, "seal"))


def new_id() -> str:
    return uuid.uuid4().hex


def new_register(file: Path) -> SqlRegister:
    """A register with a school in it, made once and copied."""
    copy(Path(_founded().name, "register.db"), file)
    return existing_register(file)


def founded_register(file: Path) -> SqlRegister:
    register = open_register(file, KEY, CIPHER, create=True)
    register.found(School(new_id(), "De Zonnebloem", YEAR))
    return register


@cache
def _founded() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    founded_register(Path(folder.name, "register.db")).close()
    return folder


def existing_register(file: Path, wait_seconds: float = 10.0) -> SqlRegister:
    return open_register(file, KEY, CIPHER, create=False, wait_seconds=wait_seconds)


def pupil(first_name: str = "Sanne", last_name: str = "Verschuuren") -> Person:
    return Person(new_id(), PersonKind.PUPIL, first_name, last_name, date(2016, 3, 4))


def group(name: str = "5A", year: SchoolYear = YEAR) -> Group:
    return Group(new_id(), name, year)


def decision(person_id: str, answer: Answer = Answer.GRANTED) -> Decision:
    return Decision(
        id=new_id(),
        position=0,
        person_id=person_id,
        purpose="portal.photo",
        answer=answer,
        year=YEAR,
        signed_on=date(2026, 9, 1),
        recorded_on=date(2026, 9, 2),
        signer=Signer(SignerKind.GUARDIAN, new_id()),
        evidence_id=new_id(),
        recorded_by=new_id(),
    )


def audit_lines(register: SqlRegister, count: int) -> None:
    for number in range(count):
        with register.write() as work:
            work.audit.append("2026-11-22T09:00:00Z", "actor", "test", f"{number}", {"n": "1"})
            work.commit()


@contextmanager
def raw(file: Path, key: bytes = KEY):
    """A plain connection for somebody who has the key and goes round the program."""
    with closing(sqlcipher.connect(str(file), isolation_level=None)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        yield connection
