"""Channels and purposes, in the order in which the school lists them."""

from sqlalchemy import func, select

from consent_desk.domain.purpose import Audience, Channel, OnUnconsented, Purpose, Subject
from db.repositories.base import Repository
from db.tables import ChannelRow, PurposeRow


class SqlPurposes(Repository):
    """Implements `ports.Purposes`."""

    def add_channel(self, channel: Channel) -> None:
        self._insert(
            ChannelRow(
                school_id=self._school_id,
                code=channel.code,
                place=self._next_place(ChannelRow),
                audience=channel.audience,
                on_unconsented=channel.on_unconsented,
            )
        )

    def add(self, purpose: Purpose) -> None:
        self._insert(
            PurposeRow(
                school_id=self._school_id,
                code=purpose.code,
                place=self._next_place(PurposeRow),
                channel=purpose.channel,
                subject=purpose.subject,
                active=purpose.active,
                wording_version=purpose.wording_version,
            )
        )

    def channels(self) -> list[Channel]:
        query = (
            select(ChannelRow)
            .where(ChannelRow.school_id == self._school_id)
            .order_by(ChannelRow.place)
        )
        return [
            Channel(row.code, Audience(row.audience), OnUnconsented(row.on_unconsented))
            for row in self._session.scalars(query)
        ]

    def all(self) -> list[Purpose]:
        query = (
            select(PurposeRow)
            .where(PurposeRow.school_id == self._school_id)
            .order_by(PurposeRow.place)
        )
        return [
            Purpose(row.code, row.channel, Subject(row.subject), row.active, row.wording_version)
            for row in self._session.scalars(query)
        ]

    def _next_place(self, table: type[ChannelRow | PurposeRow]) -> int:
        query = select(func.max(table.place)).where(table.school_id == self._school_id)
        return (self._session.scalar(query) or 0) + 1
