"""The ledger of decisions, and their evidence."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, cast, delete, func, insert, select, update

from consent_desk.domain.consent import Answer, Decision, Signer, SignerKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import EntrySort, Evidence
from db.repositories.base import Repository, in_portions
from db.tables import DecisionRow, EvidenceRow

_Fields = tuple[Any, ...]  # `select` is typed for ten columns at most


class SqlLedger(Repository):
    """Implements `ports.Ledger`."""

    def append(self, decision: Decision) -> Decision:
        return self.append_all([decision])[0]

    def append_all(self, decisions: Sequence[Decision]) -> list[Decision]:
        if not decisions:
            return []
        line = insert(DecisionRow).returning(DecisionRow.position, sort_by_parameter_order=True)
        values = [{"school_id": self._school_id, **_values(d)} for d in decisions]
        positions = self._session.scalars(line, values).all()
        return [replace(d, position=p) for d, p in zip(decisions, positions, strict=True)]

    def add_evidence(self, *evidence: Evidence) -> None:
        self._insert(
            *(
                EvidenceRow(
                    id=each.id,
                    school_id=self._school_id,
                    person_id=each.person_id,
                    paper=each.paper,
                    scan=self._sealed(each),
                )
                for each in evidence
            )
        )

    def _sealed(self, evidence: Evidence) -> bytes | None:
        if evidence.scan is None:
            return None
        return self._cipher.seal(evidence.scan, _seal_of(evidence.id))

    def add_scan(self, evidence_id: str, scan: bytes) -> None:
        sealed = self._cipher.seal(scan, _seal_of(evidence_id))
        self._session.execute(
            update(EvidenceRow)
            .where(EvidenceRow.school_id == self._school_id, EvidenceRow.id == evidence_id)
            .values(scan=sealed)
        )

    def evidence(self, evidence_id: str) -> Evidence | None:
        query = select(EvidenceRow).where(
            EvidenceRow.school_id == self._school_id, EvidenceRow.id == evidence_id
        )
        row = self._session.scalars(query).one_or_none()
        return None if row is None else self._evidence(row)

    def evidence_of(self, person_id: str) -> list[Evidence]:
        query = select(EvidenceRow).where(
            EvidenceRow.school_id == self._school_id, EvidenceRow.person_id == person_id
        )
        return [self._evidence(row) for row in self._session.scalars(query)]

    def evidence_from_before(self, year: SchoolYear) -> list[str]:
        mine = (DecisionRow.school_id == self._school_id, DecisionRow.evidence_id.is_not(None))
        proofs = select(DecisionRow.evidence_id).where(*mine)
        query = (
            select(EvidenceRow.id)
            .where(
                EvidenceRow.school_id == self._school_id,
                EvidenceRow.id.in_(proofs.where(DecisionRow.year < year.start)),
                EvidenceRow.id.not_in(proofs.where(DecisionRow.year >= year.start)),
            )
            .order_by(EvidenceRow.id)
        )
        return list(self._session.scalars(query))

    def delete_evidence(self, evidence_ids: Iterable[str]) -> None:
        for portion in in_portions(evidence_ids):
            self._session.execute(
                delete(EvidenceRow).where(
                    EvidenceRow.school_id == self._school_id, EvidenceRow.id.in_(portion)
                )
            )

    def _evidence(self, row: EvidenceRow) -> Evidence:
        scan = None if row.scan is None else self._cipher.unseal(row.scan, _seal_of(row.id))
        return Evidence(row.id, row.person_id, row.paper, scan)

    def papers_of(self, person_id: str) -> dict[str, str | None]:
        query = select(EvidenceRow.id, EvidenceRow.paper).where(
            EvidenceRow.school_id == self._school_id, EvidenceRow.person_id == person_id
        )
        return {id_: paper for id_, paper in self._session.execute(query)}

    def called(self, asked: str) -> Decision | None:
        is_it = DecisionRow.id == asked
        if asked.isascii() and asked.isdigit() and len(asked) < _LEAST_DIGITS_OF_AN_ID:
            is_it = DecisionRow.position == int(asked)
        return next(self._read(self._lines().where(is_it)), None)

    def wording_seen(self, purpose: str, position: int) -> int:
        query = select(func.max(DecisionRow.wording_version)).where(
            DecisionRow.school_id == self._school_id,
            DecisionRow.purpose == purpose,
            DecisionRow.position <= position,
        )
        return self._session.scalar(query) or 0

    def of_persons(
        self, person_ids: Iterable[str], years: Iterable[SchoolYear] | None = None
    ) -> list[Decision]:
        lines = self._lines()
        if years is not None:
            lines = lines.where(DecisionRow.year.in_([year.start for year in years]))
        decisions = [
            decision
            for portion in in_portions(person_ids)
            for decision in self._read(lines.where(DecisionRow.person_id.in_(portion)))
        ]
        return sorted(decisions, key=lambda d: d.position)

    def in_short(self, year: SchoolYear) -> Iterator[tuple[str, str, EntrySort]]:
        query = select(
            DecisionRow.person_id,
            DecisionRow.purpose,
            DecisionRow.answer,
            cast(DecisionRow.signed_on, String),
            DecisionRow.signer_kind,
            cast(DecisionRow.evidence_id.is_not(None), Integer),
            DecisionRow.wording_version,
            cast(DecisionRow.effective_on, String),
            DecisionRow.corrects,
        ).where(DecisionRow.school_id == self._school_id, DecisionRow.year == year.start)
        sorts: dict[tuple[Any, ...], EntrySort] = {}
        # By the connection: what a session adds to each row takes longer than to fetch it.
        for row in self._session.connection().execute(query).all():
            fields = row[2:]
            if (sort := sorts.get(fields)) is None:
                sort = sorts[fields] = _sort(*fields)
            yield row[0], row[1], sort

    def answered_in(self, year: SchoolYear, answers: Collection[Answer]) -> set[tuple[str, str]]:
        query = select(DecisionRow.person_id, DecisionRow.purpose).where(
            DecisionRow.school_id == self._school_id,
            DecisionRow.year == year.start,
            DecisionRow.answer.in_(answers),
        )
        return {(person_id, purpose) for person_id, purpose in self._session.execute(query)}

    def all(self) -> list[Decision]:
        return list(self._read(self._lines().order_by(DecisionRow.position)))

    def position(self) -> int:
        query = select(func.max(DecisionRow.position)).where(
            DecisionRow.school_id == self._school_id
        )
        return self._session.scalar(query) or 0

    def _lines(self) -> Select[*_Fields]:
        # Plain columns: ten years of a large school are hundreds of thousands of lines.
        return select(
            DecisionRow.id,
            DecisionRow.position,
            DecisionRow.person_id,
            DecisionRow.purpose,
            DecisionRow.answer,
            DecisionRow.year,
            DecisionRow.signed_on,
            DecisionRow.recorded_on,
            DecisionRow.signer_kind,
            DecisionRow.guardian_id,
            DecisionRow.evidence_id,
            DecisionRow.wording_version,
            DecisionRow.recorded_by,
            DecisionRow.effective_on,
            DecisionRow.corrects,
        ).where(DecisionRow.school_id == self._school_id)

    def _read(self, query: Select[*_Fields]) -> Iterator[Decision]:
        return (_decision(fields) for fields in self._session.execute(query))


_LEAST_DIGITS_OF_AN_ID = 16


def _sort(
    answer: str,
    signed: str,
    kind: str,
    has_evidence: int,
    wording: int,
    effective: str | None,
    corrects: str | None,
) -> EntrySort:
    return EntrySort(
        answer=Answer(answer),
        signed_on=date.fromisoformat(signed),
        signer_kind=SignerKind(kind),
        has_evidence=bool(has_evidence),
        wording_version=wording,
        effective_on=date.fromisoformat(effective) if effective else None,
        is_correction=corrects is not None,
    )


def _values(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "person_id": decision.person_id,
        "purpose": decision.purpose,
        "answer": decision.answer,
        "year": decision.year.start,
        "signed_on": decision.signed_on,
        "recorded_on": decision.recorded_on,
        "signer_kind": decision.signer.kind,
        "guardian_id": decision.signer.guardian_id,
        "evidence_id": decision.evidence_id,
        "wording_version": decision.wording_version,
        "recorded_by": decision.recorded_by,
        "effective_on": decision.effective_on,
        "corrects": decision.corrects,
    }


def _decision(fields: Sequence[Any]) -> Decision:
    (
        id_,
        position,
        person,
        purpose,
        answer,
        year,
        signed,
        recorded,
        kind,
        guardian,
        proof,
        words,
        by,
        effective,
        corrects,
    ) = fields
    return Decision(
        id=id_,
        position=position,
        person_id=person,
        purpose=purpose,
        answer=Answer(answer),
        year=SchoolYear(year),
        signed_on=signed,
        recorded_on=recorded,
        signer=Signer(SignerKind(kind), guardian),
        evidence_id=proof,
        wording_version=words,
        recorded_by=by,
        effective_on=effective,
        corrects=corrects,
    )


def _seal_of(evidence_id: str) -> str:
    return f"evidence:{evidence_id}"
