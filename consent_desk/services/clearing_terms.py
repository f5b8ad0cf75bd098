"""On what terms the photos of a batch are cleared, and whether they still hold."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from consent_desk.domain.consent import RULE_VERSION
from consent_desk.domain.photo import Face
from consent_desk.domain.purpose import OnUnconsented
from consent_desk.domain.treatment import Word
from consent_desk.errors import NotAsConfirmed
from consent_desk.ports import Photo, UnitOfWork, Vault
from consent_desk.services.find_faces import NOBODY, Gallery, gallery_of
from consent_desk.services.keep_cleared import digest_of
from consent_desk.services.whose_device import Devices
from consent_desk.settings import SchoolSettings, read_settings


def _as_said(_: UnitOfWork) -> bool:
    return True


@dataclass(frozen=True)
class Terms:
    """The terms on which a batch is cleared; `groups` are ids, `words` and `found` go by place.

    `found` holds the faces of photos that somebody has reviewed. Such a photo is not searched
    again before it is covered, and a face that the check finds goes back to whoever reviews it.
    `meant` says whether the words are still what the teacher says. `contents` are the SHA-256 that
    the words were said of, by place; a photo that is not there may have any.
    """

    channel: str
    groups: tuple[str, ...]
    group_names: tuple[str, ...]
    out: Path
    words: Mapping[str, Sequence[Word]]
    rule: OnUnconsented
    unattended: bool
    settings: SchoolSettings
    devices: Devices
    found: Mapping[str, Sequence[Face]] = field(default_factory=dict[str, Sequence[Face]])
    meant: Callable[[UnitOfWork], bool] = _as_said
    contents: Mapping[str, Collection[str]] = field(default_factory=dict[str, Collection[str]])

    def words_on(self, photo: Photo) -> Sequence[Word]:
        """What the teacher said of the faces in a photo."""
        return self.words.get(photo.path, ())

    def check_content(self, photo: Photo) -> None:
        """See to it that the words on a photo are about this very photo.

        Raises:
            NotAsConfirmed: they are about another one.
        """
        if set(self.contents.get(photo.path, ())) - {photo.sha256}:
            raise NotAsConfirmed(file=Path(photo.path).name)

    def as_of_now(self, uow: UnitOfWork) -> "Terms":
        """The same with the settings of this moment; how photos are searched stays."""
        now = read_settings(uow.settings.get())
        settings = now.model_copy(update={"detection": self.settings.detection})
        return replace(self, settings=settings, unattended=self.unattended and now.unattended)

    def hold(self, uow: UnitOfWork) -> bool:
        """Whether settings and the teacher's words are what they were."""
        now = self.as_of_now(uow)
        same = (now.settings, now.unattended) == (self.settings, self.unattended)
        return same and self.meant(uow)


def whom_to_compare(uow: UnitOfWork, vault: Vault, terms: Terms, photo: Photo) -> Gallery:
    """Whom faces are compared with; nobody in a photo that was reviewed, where only words count."""
    if photo.path in terms.found:
        return NOBODY
    persons = uow.people.in_groups(terms.groups)
    today = vault.clock.now().date()
    return gallery_of(uow, persons, terms.settings, vault.engine, today)


def slot_of(terms: Terms, photo: Photo) -> str:
    """The slot that a photo's cleared file stands in."""
    return digest_of(photo.path, photo.sha256, terms.channel)


def request_of(terms: Terms, photo: Photo, gallery: Gallery) -> str:
    """The digest of everything that decides how a photo is cleared, but for consent itself."""
    words = [
        (w.box.x, w.box.y, w.box.w, w.box.h, w.person_id, w.saying, w.extent)
        for w in terms.words_on(photo)
    ]
    settings = terms.settings.model_dump_json()
    sure = sorted((p, t.distance, t.margin) for p, t in gallery.thresholds.items() if t is not None)
    return digest_of(
        RULE_VERSION,
        words,
        [face.box for face in terms.found.get(photo.path, ())],
        terms.rule,
        terms.unattended,
        settings,
        terms.groups,
        gallery.template_ids,
        sure,
    )
