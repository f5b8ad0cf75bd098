"""Cleared files and what was done to the faces in them."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, exists, select, update

from consent_desk.domain.clearing import Cleared, ClearedFace, ClearedState
from db.repositories.base import Repository, in_portions
from db.tables import ClearedFaceRow, ClearedRow

_LIVE = ClearedRow.state != ClearedState.DELETED


class SqlClearedFiles(Repository):
    """The part of `ports.Photos` that is about cleared files."""

    def announce(self, cleared: Cleared) -> None:
        self._insert(
            ClearedRow(
                id=cleared.id,
                school_id=self._school_id,
                photo_id=cleared.photo_id,
                source_sha256=cleared.source_sha256,
                channel=cleared.channel,
                folder=cleared.folder,
                name=cleared.name,
                sha256=cleared.sha256,
                slot=cleared.slot,
                request=cleared.request,
                state=cleared.state,
                position=cleared.position,
                rule_version=cleared.rule_version,
            )
        )
        faces = enumerate(cleared.faces)
        self._insert(*(_face_row(cleared.id, place, face) for place, face in faces))

    def set_cleared_state(self, cleared_id: str, state: ClearedState) -> None:
        self._row(cleared_id).state = state
        self._session.flush()

    def set_cleared_states(self, cleared_ids: Iterable[str], state: ClearedState) -> None:
        for portion in in_portions(cleared_ids):
            these = (ClearedRow.school_id == self._school_id, ClearedRow.id.in_(portion))
            self._session.execute(update(ClearedRow).where(*these).values(state=state))

    def cleared_state(self, cleared_id: str) -> ClearedState:
        return ClearedState(self._row(cleared_id).state)

    def cleared_in(self, folder: str) -> list[Cleared]:
        return self._where(_LIVE, ClearedRow.folder == folder)

    def cleared_in_slot(self, folder: str, slot: str) -> list[Cleared]:
        return self._where(_LIVE, ClearedRow.folder == folder, ClearedRow.slot == slot)

    def cleared_called(self, folder: str, name: str) -> list[Cleared]:
        return self._where(_LIVE, ClearedRow.folder == folder, ClearedRow.name == name)

    def cleared_these(self, cleared_ids: Iterable[str]) -> list[Cleared]:
        portions = in_portions(cleared_ids)
        return [each for ids in portions for each in self._where(ClearedRow.id.in_(ids))]

    def file_names(self, cleared_ids: Iterable[str]) -> dict[str, str]:
        query = select(ClearedRow.id, ClearedRow.name)
        query = query.where(ClearedRow.school_id == self._school_id)
        portions = in_portions(cleared_ids)
        found = [self._session.execute(query.where(ClearedRow.id.in_(ids))) for ids in portions]
        return {id_: name for rows in found for id_, name in rows}

    def names_in(self, folder: str) -> set[str]:
        query = select(ClearedRow.name).where(
            _LIVE, ClearedRow.school_id == self._school_id, ClearedRow.folder == folder
        )
        return set(self._session.scalars(query))

    def cleared_live(self) -> list[Cleared]:
        return self._where(_LIVE)

    def cleared_showing(self, person_id: str, channel: str) -> list[Cleared]:
        shown = select(ClearedFaceRow.cleared_id).where(
            ClearedFaceRow.person_id == person_id, ClearedFaceRow.show
        )
        return self._where(_LIVE, ClearedRow.id.in_(shown), ClearedRow.channel == channel)

    def cleared_naming(self, person_id: str) -> list[Cleared]:
        named = exists().where(
            ClearedFaceRow.cleared_id == ClearedRow.id, ClearedFaceRow.person_id == person_id
        )
        return self._where(_LIVE, named)

    def channels_showing(self, person_ids: Iterable[str]) -> set[tuple[str, str]]:
        query = (
            select(ClearedFaceRow.person_id, ClearedRow.channel)
            .join(ClearedRow, ClearedFaceRow.cleared_id == ClearedRow.id)
            .where(ClearedRow.school_id == self._school_id, ClearedFaceRow.show)
            .distinct()
        )
        found: set[tuple[str, str]] = set()
        for portion in in_portions(person_ids):
            shown = self._session.execute(query.where(ClearedFaceRow.person_id.in_(portion)))
            found.update((person_id, channel) for person_id, channel in shown if person_id)
        return found

    def cleared_announced(self) -> list[Cleared]:
        return self._where(ClearedRow.state == ClearedState.ANNOUNCED)

    def _row(self, cleared_id: str) -> ClearedRow:
        query = select(ClearedRow).where(
            ClearedRow.school_id == self._school_id, ClearedRow.id == cleared_id
        )
        return self._session.scalars(query).one()

    def _where(self, *conditions: ColumnElement[bool]) -> list[Cleared]:
        query = (
            select(ClearedRow)
            .where(ClearedRow.school_id == self._school_id, *conditions)
            .order_by(ClearedRow.folder, ClearedRow.name, ClearedRow.id)
        )
        rows = self._session.scalars(query).all()
        faces = self._faces([row.id for row in rows])
        return [_cleared(row, tuple(faces[row.id])) for row in rows]

    def _faces(self, cleared_ids: list[str]) -> defaultdict[str, list[ClearedFace]]:
        faces: defaultdict[str, list[ClearedFace]] = defaultdict(list)
        for portion in in_portions(cleared_ids):
            query = (
                select(ClearedFaceRow)
                .where(ClearedFaceRow.cleared_id.in_(portion))
                .order_by(ClearedFaceRow.cleared_id, ClearedFaceRow.place)
            )
            for row in self._session.scalars(query):
                box = (row.x, row.y, row.w, row.h)
                faces[row.cleared_id].append(ClearedFace(box, row.show, row.why, row.person_id))
        return faces


def _face_row(cleared_id: str, place: int, face: ClearedFace) -> ClearedFaceRow:
    x, y, w, h = face.box
    return ClearedFaceRow(
        cleared_id=cleared_id,
        place=place,
        x=x,
        y=y,
        w=w,
        h=h,
        show=face.show,
        why=face.why,
        person_id=face.person_id,
    )


def _cleared(row: ClearedRow, faces: tuple[ClearedFace, ...]) -> Cleared:
    return Cleared(
        id=row.id,
        photo_id=row.photo_id,
        source_sha256=row.source_sha256,
        channel=row.channel,
        folder=row.folder,
        name=row.name,
        sha256=row.sha256,
        slot=row.slot,
        request=row.request,
        state=ClearedState(row.state),
        position=row.position,
        rule_version=row.rule_version,
        faces=faces,
    )
