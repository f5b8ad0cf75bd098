"""Channels and purposes, in the order in which the school lists them, and what is signed."""

from sqlalchemy import func, select

from consent_desk.domain.purpose import Audience, Channel, OnUnconsented, Purpose, Subject, Wording
from db.repositories.base import Repository
from db.tables import ChannelRow, PurposeRow, PurposeWordingRow


class SqlPurposes(Repository):
    """Implements `ports.Purposes`."""

    def add_channel(self, channel: Channel) -> None:
        place = self._next_place(ChannelRow)
        row = ChannelRow(school_id=self._school_id, code=channel.code, place=place)
        _fill_channel(row, channel)
        self._insert(row)

    def update_channel(self, channel: Channel) -> None:
        _fill_channel(self._session.get_one(ChannelRow, (self._school_id, channel.code)), channel)
        self._session.flush()

    def add(self, purpose: Purpose) -> None:
        place = self._next_place(PurposeRow)
        row = PurposeRow(school_id=self._school_id, code=purpose.code, place=place)
        _fill_purpose(row, purpose)
        self._insert(row)

    def update(self, purpose: Purpose) -> None:
        _fill_purpose(self._session.get_one(PurposeRow, (self._school_id, purpose.code)), purpose)
        self._session.flush()

    def channels(self) -> list[Channel]:
        query = (
            select(ChannelRow)
            .where(ChannelRow.school_id == self._school_id)
            .order_by(ChannelRow.place)
        )
        return [
            Channel(
                row.code,
                Audience(row.audience),
                OnUnconsented(row.on_unconsented),
                row.name_nl,
                row.name_en,
            )
            for row in self._session.scalars(query)
        ]

    def all(self) -> list[Purpose]:
        query = (
            select(PurposeRow)
            .where(PurposeRow.school_id == self._school_id)
            .order_by(PurposeRow.place)
        )
        return [
            Purpose(
                row.code,
                row.channel,
                Subject(row.subject),
                row.active,
                row.wording_version,
                row.name_nl,
                row.name_en,
            )
            for row in self._session.scalars(query)
        ]

    def add_wording(self, wording: Wording) -> None:
        self._insert(
            PurposeWordingRow(
                school_id=self._school_id,
                purpose=wording.purpose,
                version=wording.version,
                language=wording.language,
                text=wording.text,
            )
        )

    def wordings(self) -> list[Wording]:
        query = (
            select(PurposeWordingRow)
            .where(PurposeWordingRow.school_id == self._school_id)
            .order_by(
                PurposeWordingRow.purpose, PurposeWordingRow.version, PurposeWordingRow.language
            )
        )
        return [
            Wording(row.purpose, row.version, row.language, row.text)
            for row in self._session.scalars(query)
        ]

    def _next_place(self, table: type[ChannelRow | PurposeRow]) -> int:
        query = select(func.max(table.place)).where(table.school_id == self._school_id)
        return (self._session.scalar(query) or 0) + 1


def _fill_channel(row: ChannelRow, channel: Channel) -> None:
    row.audience, row.on_unconsented = channel.audience, channel.on_unconsented
    row.name_nl, row.name_en = channel.name_nl, channel.name_en


def _fill_purpose(row: PurposeRow, purpose: Purpose) -> None:
    row.channel, row.subject, row.active = purpose.channel, purpose.subject, purpose.active
    row.wording_version = purpose.wording_version
    row.name_nl, row.name_en = purpose.name_nl, purpose.name_en
