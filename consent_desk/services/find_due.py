"""What has been kept long enough (R20): the preview and the deletion ask here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from consent_desk.domain.clearing import Cleared
from consent_desk.domain.local_copy import CopyState
from consent_desk.domain.person import Person
from consent_desk.domain.post import Post
from consent_desk.domain.purpose import FACE_MATCHING
from consent_desk.domain.retention import (
    Periods,
    evidence_kept_from,
    leaver_goes,
    months_later,
    template_goes,
)
from consent_desk.ports import Template, UnitOfWork, Vault
from consent_desk.services.forget_person import in_open_takedown
from consent_desk.services.still_right import shown_without_yes
from consent_desk.services.take_away import finished, not_placed
from consent_desk.services.verdicts import purpose_called, verdicts_for
from consent_desk.settings import read_settings

_FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_GONE = (CopyState.DELETED, CopyState.VERIFIED_GONE)


@dataclass(frozen=True)
class Due:
    """What goes: persons who left long ago, and ids of everything else.

    `files` show somebody without a yes today and were not placed; `kept` are sealed copies of
    cleared files; `batches` and `copies` are rows with the places of photos, never the photos.
    """

    leavers: tuple[Person, ...]
    templates: tuple[Template, ...]
    files: tuple[Cleared, ...]
    evidence: tuple[str, ...]
    kept: tuple[str, ...]
    texts: tuple[Post, ...]
    batches: tuple[str, ...]
    copies: tuple[str, ...]
    upgrade_copy: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {
            "leavers": len(self.leavers),
            "templates": len(self.templates),
            "files": len(self.files),
            "evidence": len(self.evidence),
            "kept": len(self.kept),
            "texts": len(self.texts),
            "batches": len(self.batches),
            "copies": len(self.copies),
            "upgrade_copy": int(self.upgrade_copy),
        }


def find_due(uow: UnitOfWork, vault: Vault) -> Due:
    """Look at everything with a period; what an open takedown needs is never due."""
    periods = read_settings(uow.settings.get()).periods
    today = vault.clock.now().date()
    held = in_open_takedown(uow)
    places_before = today - timedelta(days=periods.photo_places_days)
    batches = uow.photos.closed_before(places_before)
    return Due(
        leavers=tuple(
            p
            for p in uow.people.all()
            if p.left_on and leaver_goes(p.left_on, periods, today) and p.id not in held
        ),
        templates=tuple(_templates(uow, periods, today)),
        files=tuple(not_placed(uow, shown_without_yes(uow, vault, finished(uow)))),
        evidence=tuple(uow.ledger.evidence_from_before(evidence_kept_from(periods, today))),
        kept=tuple(_kept(uow, vault, periods, today)),
        texts=(*_texts(uow, periods, today), *_drafts(uow, batches)),
        batches=tuple(batches),
        copies=tuple(
            c.id for c in uow.copies.all() if c.state in _GONE and c.due_on < places_before
        ),
        upgrade_copy=_upgrade_copy(vault, periods),
    )


def _templates(uow: UnitOfWork, periods: Periods, today: date) -> Iterator[Template]:
    persons = {p.id: p for p in uow.people.all()}
    templates = uow.templates.of_persons(persons)
    owners = [persons[i] for i in sorted({t.person_id for t in templates})]
    verdicts = verdicts_for(uow, owners, [purpose_called(uow, FACE_MATCHING)], today)
    for template in templates:
        reason = verdicts[template.person_id, FACE_MATCHING].reason
        if template_goes(template.made_on, reason, periods, today):
            yield template


def _kept(uow: UnitOfWork, vault: Vault, periods: Periods, today: date) -> Iterator[str]:
    """Sealed copies, counted from the last of clearing and placing."""
    kept = set(vault.kept.ids())
    if not kept:
        return
    held = {t.cleared_id for t in uow.posts.takedowns(open_only=True)}
    last = {
        entry.subject_id: datetime.fromisoformat(entry.at)
        for entry in uow.audit.entries({"file.cleared"})
    }
    for post in uow.posts.placed_between(_FIRST_MOMENT, vault.clock.now()):
        for cleared_id in post.cleared_ids:
            if post.placed_at is not None and cleared_id in last:
                last[cleared_id] = max(last[cleared_id], post.placed_at)
    before = today - timedelta(days=periods.kept_copies_days)
    for cleared_id in sorted((kept & last.keys()) - held):
        if last[cleared_id].date() <= before:
            yield cleared_id


def _texts(uow: UnitOfWork, periods: Periods, today: date) -> Iterator[Post]:
    held = {t.post_id for t in uow.posts.takedowns(open_only=True)}
    last = datetime.combine(today + timedelta(days=1), datetime.min.time(), UTC)
    for post in uow.posts.placed_between(_FIRST_MOMENT, last):
        if not post.text or post.placed_at is None or post.id in held:
            continue
        if today >= months_later(post.placed_at.date(), periods.post_texts_months):
            yield post


def _drafts(uow: UnitOfWork, batches: Collection[str]) -> Iterator[Post]:
    """Texts that were never placed go with the batch they belong to."""
    yield from (post for post in uow.posts.not_placed() if post.text and post.id in batches)


def _upgrade_copy(vault: Vault, periods: Periods) -> bool:
    made_at = vault.register.copy_made_at()
    if made_at is None:
        return False
    now = vault.clock.now()
    age = now.date() - made_at.astimezone(now.tzinfo).date()
    return age >= timedelta(days=periods.upgrade_copy_days)
