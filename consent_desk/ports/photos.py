"""Storage of photos, cleared files and local copies."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from consent_desk.domain.clearing import Cleared, ClearedState
from consent_desk.domain.local_copy import CopyState, LocalCopy
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.review import Review
from consent_desk.ports.records import Batch, Photo


class Photos(Protocol):
    """Batches, photos and the files that were cleared from them."""

    def open_batch(self, batch: Batch) -> None: ...
    def close_batch(self, batch_id: str) -> None: ...
    def open_batches(self) -> list[Batch]: ...
    def batches_with(self, photo_ids: Iterable[str]) -> dict[str, Batch]:
        """The batches of photos, closed ones too, by the id of the photo."""
        ...

    def closed_before(self, day: date) -> list[str]:
        """The ids of batches that were opened before a day and are closed."""
        ...

    def delete_batches(self, batch_ids: Iterable[str]) -> None:
        """Erase batches with the rows of their photos; cleared files stay known."""
        ...

    def add(self, photo: Photo) -> None: ...
    def of_batch(self, batch_id: str) -> list[Photo]: ...
    def set_state(self, photo_id: str, state: PhotoState, reason: str | None) -> None: ...
    def was_cleared(self, path: str, sha256: str) -> bool:
        """Whether a file has been cleared at least once since it was brought in."""
        ...

    def announce(self, cleared: Cleared) -> None:
        """Keep a cleared file whose place and content are known, before it is put there."""
        ...

    def set_cleared_state(self, cleared_id: str, state: ClearedState) -> None: ...
    def set_cleared_states(self, cleared_ids: Iterable[str], state: ClearedState) -> None: ...
    def cleared_in(self, folder: str) -> list[Cleared]:
        """The cleared files of a folder that are not deleted."""
        ...

    def cleared_in_slot(self, folder: str, slot: str) -> list[Cleared]:
        """The cleared files of a slot in a folder that are not deleted; one, but after a crash."""
        ...

    def file_names(self, cleared_ids: Iterable[str]) -> dict[str, str]:
        """The names of these files, deleted ones too, by id."""
        ...

    def names_in(self, folder: str) -> set[str]:
        """The names of a folder's cleared files that are not deleted."""
        ...

    def cleared_state(self, cleared_id: str) -> ClearedState:
        """Where a cleared file is."""
        ...

    def cleared_live(self) -> list[Cleared]:
        """All cleared files that are not deleted."""
        ...

    def cleared_called(self, folder: str, name: str) -> list[Cleared]:
        """The cleared files with a name in a folder that are not deleted."""
        ...

    def cleared_these(self, cleared_ids: Iterable[str]) -> list[Cleared]:
        """The cleared files with these ids, deleted ones too."""
        ...

    def cleared_showing(self, person_id: str, channel: str) -> list[Cleared]:
        """Cleared files for a channel that show a person and are not deleted."""
        ...

    def cleared_naming(self, person_id: str) -> list[Cleared]:
        """Cleared files in which a person is named, shown or covered, that are not deleted."""
        ...

    def channels_showing(self, person_ids: Iterable[str]) -> set[tuple[str, str]]:
        """Who is shown in files for which channel, deleted ones too, as `(person id, channel)`."""
        ...

    def cleared_announced(self) -> list[Cleared]:
        """Cleared files that may not have reached their place."""
        ...


class Copies(Protocol):
    """Local copies on people's devices."""

    def add(self, copy: LocalCopy) -> None: ...
    def all(self) -> list[LocalCopy]: ...
    def is_noted(self, path: str, sha256: str) -> bool:
        """Whether this file is known and may still be there."""
        ...

    def set_state(self, copy_id: str, state: CopyState) -> None: ...
    def delete(self, copy_ids: Iterable[str]) -> None:
        """Erase the rows of copies, which are paths; the files are not touched."""
        ...


class ReviewRows(Protocol):
    """What teachers said of photos that are not cleared yet."""

    def save(self, review: Review) -> None:
        """Keep a review in place of an earlier one of the same photo."""
        ...

    def of_photo(self, photo_id: str) -> Review | None: ...

    def of_batch(self, batch_id: str) -> list[Review]: ...
