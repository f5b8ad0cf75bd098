"""What every repository works with: one session, and the school it is bound to."""

from collections.abc import Iterable, Iterator
from itertools import batched

from sqlalchemy.orm import Session

from consent_desk.ports import Cipher
from db.tables import Base

_IDS_A_QUERY = 500


class Repository:
    """Domain objects go in and out; rows stay inside."""

    def __init__(self, session: Session, school_id: str, cipher: Cipher) -> None:
        self._session = session
        self._school_id = school_id
        self._cipher = cipher

    def _insert(self, *rows: Base) -> None:
        # Flushed at once: rows know each other by id only, so the order of calls is the order
        # that foreign keys need.
        self._session.add_all(rows)
        self._session.flush()


def in_portions(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Distinct ids in portions that fit one query."""
    yield from batched(dict.fromkeys(ids), _IDS_A_QUERY)
