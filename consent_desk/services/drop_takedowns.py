"""Dropping what a withdrawal asked back that turns out to have been a mistake."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from consent_desk.domain.consent import Decision, noes_standing
from consent_desk.domain.decision import standing, versions
from consent_desk.domain.post import Takedown
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.journal import note_all


def drop_takedowns(uow: UnitOfWork, vault: Vault, correction: Decision) -> list[Takedown]:
    """Drop the open takedowns that the corrected entry alone asked for.

    None where the correction is a no itself, for whichever school year. A no that stands today, and
    any that was said later, would have asked for them too: then they stay, and so does what was
    taken down already.

    Args:
        uow: the transaction, with the correction in its ledger.
        vault: the opened vault.
        correction: the entry that took the other one's place.
    """
    about = uow.ledger.of_persons([correction.person_id])
    ledger = [entry for entry in about if entry.purpose == correction.purpose]
    chain = versions(correction, ledger)
    if correction.answer.is_no or _is_still_asked(vault, chain[-1], ledger):
        return []
    asked_by = {entry.id for entry in chain}
    now = vault.clock.now().astimezone(UTC)
    dropped = [
        replace(takedown, dropped_at=now)
        for takedown in uow.posts.takedowns_about(correction.person_id)
        if takedown.is_open and takedown.decision_id in asked_by
    ]
    for takedown in dropped:
        uow.posts.update_takedown(takedown)
    why = {"why": "asked-by-mistake", "correction": correction.id}
    note_all(uow, vault, [("takedown.dropped", each.id, why) for each in dropped])
    return dropped


def _is_still_asked(vault: Vault, mistake: Decision, ledger: Sequence[Decision]) -> bool:
    entries = standing(ledger)
    later = any(e.answer.is_no and e.position > mistake.position for e in entries)
    return later or bool(noes_standing(entries, vault.clock.now().date()))
