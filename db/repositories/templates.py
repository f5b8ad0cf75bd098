"""Face templates, sealed and bound to their row."""

import struct
from collections.abc import Iterable

from sqlalchemy import delete, func, select, update

from consent_desk.domain.photo import Descriptor
from consent_desk.ports import Template
from db.repositories.base import Repository, in_portions
from db.tables import TemplateRow


class SqlTemplates(Repository):
    """Implements `ports.Templates`."""

    def add(self, template: Template) -> None:
        packed = struct.pack(f"<{len(template.descriptor)}d", *template.descriptor)
        self._insert(
            TemplateRow(
                id=template.id,
                school_id=self._school_id,
                person_id=template.person_id,
                model=template.model,
                descriptor=self._cipher.seal(packed, _seal_of(template.id)),
                made_on=template.made_on,
                look_alike=template.look_alike,
            )
        )

    def of_persons(self, person_ids: Iterable[str]) -> list[Template]:
        templates: list[Template] = []
        for portion in in_portions(person_ids):
            query = (
                select(TemplateRow)
                .where(TemplateRow.school_id == self._school_id, TemplateRow.person_id.in_(portion))
                .order_by(TemplateRow.person_id, TemplateRow.made_on, TemplateRow.id)
            )
            templates += [self._template(row) for row in self._session.scalars(query)]
        return templates

    def mark_look_alikes(self, person_ids: Iterable[str]) -> None:
        for portion in in_portions(person_ids):
            self._session.execute(
                update(TemplateRow)
                .where(TemplateRow.school_id == self._school_id, TemplateRow.person_id.in_(portion))
                .values(look_alike=True)
            )

    def delete(self, template_ids: Iterable[str]) -> None:
        for portion in in_portions(template_ids):
            self._session.execute(
                delete(TemplateRow).where(
                    TemplateRow.school_id == self._school_id, TemplateRow.id.in_(portion)
                )
            )

    def delete_of(self, person_id: str) -> int:
        mine = (TemplateRow.school_id == self._school_id, TemplateRow.person_id == person_id)
        count = self._session.scalar(select(func.count(TemplateRow.id)).where(*mine)) or 0
        self._session.execute(delete(TemplateRow).where(*mine))
        return count

    def _template(self, row: TemplateRow) -> Template:
        packed = self._cipher.unseal(row.descriptor, _seal_of(row.id))
        descriptor: Descriptor = struct.unpack(f"<{len(packed) // 8}d", packed)
        return Template(row.id, row.person_id, row.model, descriptor, row.made_on, row.look_alike)


def _seal_of(template_id: str) -> str:
    return f"template:{template_id}"
