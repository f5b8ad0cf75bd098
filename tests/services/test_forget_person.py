"""Erasing a person: the name is nowhere, the chain is whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from consent_desk.domain.account import Account, Role
from consent_desk.domain.consent import Answer
from consent_desk.domain.local_copy import CopyKind, CopyState, LocalCopy
from consent_desk.domain.person import PersonKind
from consent_desk.domain.post import Cause, Post, Takedown
from consent_desk.errors import NotAllowed, StillHere, TakedownOpen, UnknownPerson, WithdrawFirst
from consent_desk.ports import Vault
from consent_desk.security.cipher import AesGcmCipher, derive
from consent_desk.security.passphrase_keys import PassphraseKeys
from consent_desk.services.forget_person import forget_person
from consent_desk.services.keep_guardian import add_guardian
from consent_desk.services.keep_person import Particulars, add_person, change_person
from consent_desk.services.leave_school import let_leave
from consent_desk.services.record_consent import Form, record_consent
from consent_desk.services.take_down import finish_takedown, list_takedowns
from consent_desk.services.verify_audit import verify_audit
from tests.cleared import cleared_file, person_id, placed, template
from tests.school import answer

NAME = "Zoltan Quispelwijk"
WORDS = ("Zoltan", "Quispelwijk", "Zolliepop", "Quirijnse", "kluisnummer")
PAGE, SALT, RESERVE = 4096, 16, 80


def decrypted(vault: Vault) -> bytes:
    """All that the vault holds, in plain: every page of every database, every sealed file."""
    master = PassphraseKeys(vault.folder / "key.json").fetch("een zin voor de proef")
    cipher = AesGcmCipher(derive(master, "sealing"))
    plain = b""
    for file in sorted(f for f in vault.folder.rglob("*") if f.is_file()):
        if file.name.startswith("register.db"):
            plain += _pages(file.read_bytes(), derive(master, "register"))
        elif file.suffix == ".sealed":
            kind = {"cleared": "cleared", "work": "work"}[file.parent.name]
            plain += cipher.unseal(file.read_bytes(), f"{kind}:{file.stem}")
        else:
            plain += file.read_bytes()
    return plain


def _pages(content: bytes, key: bytes) -> bytes:
    """SQLCipher 4: AES-256-CBC, the initial value in the reserve; free pages too."""
    pages = b""
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVE]
        if len(page) == PAGE:
            decryptor = Cipher(algorithms.AES256(key), modes.CBC(page[-RESERVE:][:16])).decryptor()
            pages += decryptor.update(body) + decryptor.finalize()
    return pages


@pytest.fixture
def known(school: Vault, tmp_path: Path) -> Vault:
    """Of one pupil there is something of every kind."""
    born = date(2016, 1, 1)
    add_person(
        school, PersonKind.PUPIL, Particulars("Zoltan", "Quispelwijk", birth_date=born), ["5A"]
    )
    change_person(school, NAME, Particulars(nicknames=["Zolliepop"]))
    add_guardian(school, NAME, "Mevrouw Quirijnse")
    for purpose in ("portal.photo", "face_matching"):
        form = Form(NAME, purpose, Answer.GRANTED, date(2026, 9, 1), paper="kluisnummer 7")
        record_consent(school, replace(form, guardian="Mevrouw Quirijnse"))
    answer(school, "Noor de Vries")
    template(school, NAME)
    placed(school, cleared_file(school, tmp_path / "out", [NAME]), "Zoltans toren")
    cleared_file(school, tmp_path / "out", [NAME, "Noor de Vries"])
    cleared_file(school, tmp_path / "out", ["Noor de Vries"], covered=[NAME])
    copy = LocalCopy(
        "c1",
        school.actor.id,
        "/foto/Zoltan/1.jpg",
        "0" * 64,
        1,
        CopyKind.ORIGINAL,
        CopyState.DELETED,
        date(2026, 11, 1),
    )
    with school.register.write() as uow:
        uow.copies.add(copy)
        uow.commit()
    before = school.folder / "register.db.before-upgrade"
    school.register.empty_log()
    before.write_bytes((school.folder / "register.db").read_bytes())
    return school


def test_the_name_is_nowhere_in_the_decrypted_vault(known: Vault, tmp_path: Path) -> None:
    assert all(word.encode() in decrypted(known) for word in WORDS)
    let_leave(known, NAME)
    done = forget_person(known, NAME)
    assert done.without_trace
    plain = decrypted(known)
    assert b"Noor" in plain
    for word in WORDS:
        assert word.encode() not in plain
    assert not (known.folder / "register.db.before-upgrade").exists()


def test_files_that_show_the_person_go_and_others_stay(known: Vault, tmp_path: Path) -> None:
    let_leave(known, NAME)
    done = forget_person(known, NAME)
    left = list((tmp_path / "out").iterdir())
    assert len(left) == 1
    assert len(known.kept.ids()) == 1
    assert (done.proofs, done.texts, done.out_of_reach, done.copies) == (2, 1, (), ())


def test_a_text_about_somebody_else_of_that_first_name_stays(known: Vault, tmp_path: Path) -> None:
    add_person(known, PersonKind.PUPIL, Particulars("Zoltan", "Blijver"), ["5A"])
    of_another = cleared_file(known, tmp_path / "out", ["Zoltan Blijver"])
    post = placed(known, of_another, "Zoltan bakt brood")
    let_leave(known, NAME)
    assert forget_person(known, NAME).texts == 1
    with known.register.read() as uow:
        kept = uow.posts.get(post.id)
    assert kept is not None
    assert kept.text == "Zoltan bakt brood"


@pytest.mark.parametrize(
    "text",
    [
        "#ZoltanQuispelwijk won",
        "#teamzoltan",
        "Zoltantje deed mee",
        "zoltanquispelwijk",
        "Zoltantjes toren",
        "Het is zoltans beurt",
        "Kijk, Zoltna kan rekenen",
        "Z. Quispelwijk won",
    ],
)
def test_a_text_goes_however_the_name_is_written_in_it(
    known: Vault, tmp_path: Path, text: str
) -> None:
    post = placed(known, cleared_file(known, tmp_path / "out", ["Noor de Vries"]), text)
    let_leave(known, NAME)
    assert forget_person(known, NAME).texts == 2
    assert text_and_link(known, post) == ("", None)


def test_a_full_name_goes_also_where_others_have_each_part_of_it(
    known: Vault, tmp_path: Path
) -> None:
    for other in (Particulars("Zoltan", "Blijver"), Particulars("Anne", "Quispelwijk")):
        add_person(known, PersonKind.PUPIL, other, ["5A"])
    of_another = cleared_file(known, tmp_path / "out", ["Noor de Vries"])
    whole, fused, first, last = (
        placed(known, of_another, text)
        for text in (
            "Zoltan Quispelwijk won",
            "#teamzoltanquispelwijk",
            "Zoltan won en #zoltanblijver",
            "A. Quispelwijk",
        )
    )
    let_leave(known, NAME)
    assert forget_person(known, NAME).texts == 3
    assert [text_and_link(known, post)[0] for post in (whole, fused, first, last)] == [
        "",
        "",
        "Zoltan won en #zoltanblijver",
        "A. Quispelwijk",
    ]


def test_a_link_that_may_hold_the_name_goes_and_another_stays(known: Vault, tmp_path: Path) -> None:
    file = cleared_file(known, tmp_path / "out", ["Noor de Vries"])
    naming, named, other = (
        linked(known, placed(known, file, text), link)
        for text, link in (
            ("Zoltan won", "https://school.example/4711"),
            ("Een dag", "https://school.example/zoltan-quispelwijk-wint"),
            ("Een dag", "https://school.example/4712"),
        )
    )
    let_leave(known, NAME)
    forget_person(known, NAME)
    assert text_and_link(known, naming) == ("", None)
    assert text_and_link(known, named) == ("Een dag", None)
    assert text_and_link(known, other) == ("Een dag", "https://school.example/4712")


@pytest.mark.parametrize("path", ["/foto/zoltanquispelwijk.jpg", "/foto/Zoltantje 1.jpg"])
def test_a_place_goes_however_the_name_is_written_in_it(known: Vault, path: str) -> None:
    with known.register.write() as uow:
        (copy,) = uow.copies.all()
        uow.copies.add(replace(copy, id="c2", path=path))
        uow.commit()
    let_leave(known, NAME)
    forget_person(known, NAME)
    with known.register.read() as uow:
        assert uow.copies.all() == []


def text_and_link(vault: Vault, post: Post) -> tuple[str, str | None]:
    with vault.register.read() as uow:
        (kept,) = uow.posts.these([post.id])
    return kept.text, kept.link


def linked(vault: Vault, post: Post, link: str) -> Post:
    with vault.register.write() as uow:
        uow.posts.update(replace(post, link=link))
        uow.commit()
    return post


def test_ledger_and_log_keep_ids_that_point_nowhere_and_the_chain_is_whole(known: Vault) -> None:
    erased = person_id(known, NAME)
    before = verify_audit(known)
    let_leave(known, NAME)
    forget_person(known, NAME)
    report = verify_audit(known, before.latest)
    assert report.whole
    with known.register.read() as uow:
        assert {d.person_id for d in uow.ledger.all()} > {erased}
        assert uow.people.get(erased) is None
        assert uow.people.guardians_of(erased) == []
        assert uow.ledger.evidence_of(erased) == []
        assert uow.templates.of_persons([erased]) == []
        last = uow.audit.entries()[-1]
    assert (last.action, last.subject_id) == ("person.erased", erased)
    with pytest.raises(UnknownPerson):
        forget_person(known, NAME)


def test_somebody_who_is_here_is_erased_only_on_request_and_without_a_yes(known: Vault) -> None:
    with pytest.raises(StillHere):
        forget_person(known, NAME)
    with pytest.raises(WithdrawFirst):
        forget_person(known, NAME, although_here=True)
    for purpose in ("portal.photo", "face_matching"):
        form = Form(NAME, purpose, Answer.WITHDRAWN, date(2026, 11, 22))
        record_consent(known, replace(form, guardian="Mevrouw Quirijnse"))
    with pytest.raises(TakedownOpen):
        forget_person(known, NAME, although_here=True)
    for report in list_takedowns(known, open_only=True):
        finish_takedown(known, report.takedown.id)
    forget_person(known, NAME, although_here=True)
    assert b"Quispelwijk" not in decrypted(known)


def test_what_is_still_to_come_off_a_channel_comes_off_first(known: Vault, tmp_path: Path) -> None:
    let_leave(known, NAME)
    file = cleared_file(known, tmp_path / "out", [NAME])
    post = placed(known, file, "")
    takedown = Takedown(
        "t1",
        post.id,
        file.id,
        person_id(known, NAME),
        Cause.WITHDRAWAL,
        known.clock.now(),
        known.actor.id,
        known.actor.id,
    )
    with known.register.write() as uow:
        uow.posts.add_takedown(takedown)
        uow.commit()
    with pytest.raises(TakedownOpen):
        forget_person(known, NAME)
    with known.register.write() as uow:
        uow.posts.update_takedown(replace(takedown, done_at=known.clock.now(), done_by="x"))
        uow.commit()
    forget_person(known, NAME)


def test_a_file_that_somebody_changed_is_told_of(known: Vault, tmp_path: Path) -> None:
    file = cleared_file(known, tmp_path / "out", [NAME])
    file.path.write_bytes(b"edited")
    let_leave(known, NAME)
    assert forget_person(known, NAME).out_of_reach == (file.path,)
    assert file.path.exists()


def test_only_the_director_erases(known: Vault) -> None:
    others = frozenset({Role.ADMINISTRATION, Role.TEACHER})
    with pytest.raises(NotAllowed):
        forget_person(replace(known, actor=Account("t", "juf", others)), NAME)
