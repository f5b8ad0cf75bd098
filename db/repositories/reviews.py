"""What teachers said of photos that are not cleared yet."""

from pydantic import TypeAdapter
from sqlalchemy import Select, select

from consent_desk.domain.photo import Face
from consent_desk.domain.review import Review
from consent_desk.domain.treatment import Word
from db.repositories.base import Repository
from db.tables import BatchRow, PhotoRow, ReviewRow

_FACES = TypeAdapter(tuple[Face, ...])
_WORDS = TypeAdapter(tuple[Word, ...])


class SqlReviews(Repository):
    """Implements `ports.ReviewRows`."""

    def save(self, review: Review) -> None:
        self._session.merge(
            ReviewRow(
                photo_id=review.photo_id,
                faces=_FACES.dump_json(review.faces).decode(),
                words=_WORDS.dump_json(review.words).decode(),
                signed_off=review.signed_off,
            )
        )
        self._session.flush()

    def of_photo(self, photo_id: str) -> Review | None:
        row = self._session.scalar(self._rows().where(ReviewRow.photo_id == photo_id))
        return None if row is None else _review(row)

    def of_batch(self, batch_id: str) -> list[Review]:
        rows = self._session.scalars(self._rows().where(BatchRow.id == batch_id))
        return [_review(row) for row in rows]

    def _rows(self) -> Select[ReviewRow]:
        return (
            select(ReviewRow)
            .join(PhotoRow, PhotoRow.id == ReviewRow.photo_id)
            .join(BatchRow, BatchRow.id == PhotoRow.batch_id)
            .where(BatchRow.school_id == self._school_id)
        )


def _review(row: ReviewRow) -> Review:
    return Review(
        row.photo_id,
        _FACES.validate_json(row.faces),
        _WORDS.validate_json(row.words),
        row.signed_off,
    )
