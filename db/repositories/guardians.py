"""The guardians of persons, who are of the school that the person is of."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from consent_desk.domain.person import Guardian
from db.repositories.base import Repository
from db.tables import GuardianRow, PersonRow


class SqlGuardians(Repository):
    """Implements what `ports.People` says of guardians; they come by name."""

    def add_guardian(self, guardian: Guardian) -> None:
        self.add_guardians([guardian])

    def add_guardians(self, guardians: Sequence[Guardian]) -> None:
        self._insert(
            *(
                GuardianRow(id=g.id, person_id=g.person_id, name=g.name, may_sign=g.may_sign)
                for g in guardians
            )
        )

    def guardians(self) -> list[Guardian]:
        query = (
            select(GuardianRow)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id)
            .order_by(GuardianRow.name, GuardianRow.id)
        )
        rows = self._session.scalars(query)
        return [Guardian(row.id, row.person_id, row.name, row.may_sign) for row in rows]

    def signers(self) -> dict[str, list[str]]:
        query = (
            select(GuardianRow.person_id, GuardianRow.name)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id, GuardianRow.may_sign)
            .order_by(GuardianRow.name, GuardianRow.id)
        )
        names: defaultdict[str, list[str]] = defaultdict(list)
        for person_id, name in self._session.execute(query):
            names[person_id].append(name)
        return dict(names)

    def update_guardian(self, guardian: Guardian) -> None:
        row = self._guardian(guardian.id)
        row.name, row.may_sign = guardian.name, guardian.may_sign
        self._session.flush()

    def delete_guardian(self, guardian_id: str) -> None:
        self._session.delete(self._guardian(guardian_id))
        self._session.flush()

    def _guardian(self, guardian_id: str) -> GuardianRow:
        query = (
            select(GuardianRow)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id, GuardianRow.id == guardian_id)
        )
        return self._session.scalars(query).one()

    def guardians_of(self, person_id: str) -> list[Guardian]:
        query = (
            select(GuardianRow)
            .join(PersonRow, PersonRow.id == GuardianRow.person_id)
            .where(PersonRow.school_id == self._school_id, PersonRow.id == person_id)
            .order_by(GuardianRow.name, GuardianRow.id)
        )
        rows = self._session.scalars(query)
        return [Guardian(row.id, row.person_id, row.name, row.may_sign) for row in rows]
