"""Asking that what was placed comes off its channel again."""

from collections.abc import Sequence
from datetime import UTC
from uuid import uuid4

from consent_desk.domain.person import Person
from consent_desk.domain.post import Cause, Placed, Takedown
from consent_desk.domain.purpose import Purpose, Subject
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note_all
from consent_desk.services.named_in import named_in


def ask_takedowns(
    uow: UnitOfWork, vault: Vault, person: Person, purpose: Purpose, decision_id: str
) -> list[Takedown]:
    """Ask, for a decision, for every release that shows or names a person; each once."""
    if purpose.channel is None:
        return []
    if purpose.subject is Subject.NAME:
        placed = _naming(uow, person, purpose.channel)
    elif purpose.subject is Subject.PHOTO:
        placed = uow.posts.out_showing(person.id, purpose.channel)
    else:
        return []
    return ask_for(uow, vault, placed, Cause.WITHDRAWAL, person.id, decision_id)


def ask_for(
    uow: UnitOfWork,
    vault: Vault,
    placed: Sequence[Placed],
    cause: Cause,
    person_id: str | None,
    decision_id: str | None = None,
) -> list[Takedown]:
    """Enter takedowns, each for whoever placed it."""
    now = vault.clock.now().astimezone(UTC)
    takedowns = [
        Takedown(
            id=uuid4().hex,
            post_id=each.post_id,
            cleared_id=each.cleared_id,
            person_id=person_id,
            cause=cause,
            asked_at=now,
            asked_by=vault.actor.id,
            assigned_to=each.placed_by,
            decision_id=decision_id,
        )
        for each in placed
    ]
    uow.posts.add_takedowns(takedowns)
    note_all(
        uow,
        vault,
        [("takedown.asked", t.id, {"post": t.post_id, "file": t.cleared_id}) for t in takedowns],
    )
    return takedowns


def _naming(uow: UnitOfWork, person: Person, channel: str) -> list[Placed]:
    texts = uow.posts.texts_out(channel)
    if not texts:
        return []
    named = named_in(person)
    about = uow.posts.takedowns_about(person.id)
    asked = {t.post_id for t in about if not t.cleared_id and t.dropped_at is None}
    return [each for each, text in texts if each.post_id not in asked and named(text)]
