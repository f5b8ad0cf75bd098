from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from consent_desk.errors import SealBroken
from consent_desk.ports import Evidence, Template
from db.register import SqlRegister
from tests.db.samples import new_id, pupil, raw

SHARED = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_scan_and_a_template_are_sealed_to_their_row(register: SqlRegister, file: Path) -> None:
    sanne, one, other = pupil(), new_id(), new_id()
    with register.write() as work:
        work.people.add(sanne)
        work.ledger.add_evidence(Evidence(one, sanne.id, scan=b"handtekening"))
        work.ledger.add_evidence(Evidence(other, sanne.id, paper="map 3"))
        work.templates.add(Template(one, sanne.id, "net", (0.25, -1.5), date(2026, 9, 1)))
        work.templates.add(Template(other, sanne.id, "net", (7.0,), date(2026, 9, 2)))
        work.commit()
    with register.read() as work:
        assert work.ledger.evidence(one) == Evidence(one, sanne.id, scan=b"handtekening")
        assert work.ledger.evidence(other) == Evidence(other, sanne.id, paper="map 3")
        assert work.ledger.evidence(new_id()) is None
        assert len(work.templates.of_persons([sanne.id])) == 2
    with raw(file) as connection:
        scan = connection.execute("SELECT scan FROM evidence WHERE id = ?", (one,)).fetchone()[0]
        assert b"handtekening" not in scan
        connection.execute("UPDATE evidence SET scan = ? WHERE id = ?", (scan, other))
        connection.execute(
            "UPDATE template SET descriptor = (SELECT descriptor FROM template WHERE id = ?)",
            (one,),
        )
    with register.read() as work:
        with pytest.raises(SealBroken):
            work.ledger.evidence(other)
        with pytest.raises(SealBroken):
            work.templates.of_persons([sanne.id])


@SHARED
@given(descriptor=st.lists(st.floats(allow_nan=False), max_size=128).map(tuple))
def test_a_template_keeps_every_bit_until_it_is_deleted(
    register: SqlRegister, descriptor: tuple[float, ...]
) -> None:
    sanne = pupil()
    template = Template(new_id(), sanne.id, "net", descriptor, date(2026, 9, 1))
    with register.write() as work:
        work.people.add(sanne)
        work.templates.add(template)
        assert work.templates.of_persons([sanne.id]) == [template]
        work.templates.mark_look_alikes([sanne.id])
        assert work.templates.of_persons([sanne.id]) == [replace(template, look_alike=True)]
        assert work.templates.delete_of(sanne.id) == 1
        assert work.templates.delete_of(sanne.id) == 0
        assert work.templates.of_persons([sanne.id]) == []
