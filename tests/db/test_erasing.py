from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import delete

from consent_desk.domain.person import Guardian
from consent_desk.ports import Evidence, Template
from db.register import SqlRegister
from db.tables import PersonRow
from tests.db.samples import KEY, decision, group, new_id, pupil

PAGE, SALT, RESERVE = 4096, 16, 80


def _erase(register: SqlRegister, person_id: str) -> None:
    """As forgetting a person will: the row, and what hangs on it."""
    with register.write() as work:
        vars(work)["_session"].execute(delete(PersonRow).where(PersonRow.id == person_id))
        work.commit()


def _decrypted(file: Path) -> bytes:
    """Every page of the file, free ones too (SQLCipher 4: AES-256-CBC, IV in the reserve)."""
    content, pages = file.read_bytes(), b""
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVE]
        iv = page[PAGE - RESERVE :][:16]
        decryptor = Cipher(algorithms.AES256(KEY), modes.CBC(iv)).decryptor()
        pages += decryptor.update(body) + decryptor.finalize()
    return pages


def test_an_erased_name_leaves_no_trace_in_the_decrypted_pages(
    file: Path, register: SqlRegister
) -> None:
    persons = [pupil(f"Sanne{n}", f"Verschuuren{n}") for n in range(300)]
    with register.write() as work:
        for person in persons:
            work.people.add(person)
            work.people.add_guardian(Guardian(new_id(), person.id, f"Ouder Verschuuren{person.id}"))
        work.commit()
    register.close()
    assert b"Verschuuren123" in _decrypted(file)
    for person in persons:
        _erase(register, person.id)
    register.close()
    pages = _decrypted(file)
    assert b"De Zonnebloem" in pages
    assert b"Verschuuren" not in pages
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_an_erased_person_leaves_ids_that_point_nowhere(register: SqlRegister) -> None:
    sanne, five_a, proof = pupil(), group(), new_id()
    with register.write() as work:
        work.people.add(sanne)
        work.people.add_group(five_a)
        work.people.join(sanne.id, five_a.id)
        work.people.add_guardian(Guardian(new_id(), sanne.id, "Ouder Verschuuren"))
        work.ledger.add_evidence(Evidence(proof, sanne.id, paper="map 3"))
        work.ledger.append(decision(sanne.id))
        work.templates.add(Template(new_id(), sanne.id, "net", (0.5,) * 128, date(2026, 9, 1)))
        work.commit()
    _erase(register, sanne.id)
    with register.read() as work:
        assert work.people.get(sanne.id) is None
        assert work.people.guardians_of(sanne.id) == []
        assert work.people.in_groups([five_a.id]) == []
        assert work.ledger.evidence(proof) is None
        assert work.templates.of_persons([sanne.id]) == []
        assert [each.person_id for each in work.ledger.all()] == [sanne.id]
