"""Dropping what a photo suggests of somebody who may not be compared with any more (R5, R10)."""

from collections.abc import Collection
from dataclasses import replace

from consent_desk.domain.matching import Match
from consent_desk.ports import Batch, Vault
from consent_desk.services.find_faces import who_granted_matching
from consent_desk.services.look_at_photo import Sight
from consent_desk.settings import read_settings
from consent_desk.vision.cluster import Seen, person_near


def whom_to_match(vault: Vault, batch: Batch) -> frozenset[str]:
    """The ids of those in the batch's groups whom faces may be compared with today."""
    with vault.register.read() as uow:
        persons = uow.people.in_groups(batch.group_ids)
        settings = read_settings(uow.settings.get())
        today = vault.clock.now().date()
        return frozenset(who_granted_matching(uow, persons, settings, today))


def drop_matches(sight: Sight, willing: Collection[str]) -> Sight:
    """The sight without anybody else: no suggestion, no name, and no descriptor kept for them.

    Where there was nobody else, it is the very same sight.
    """
    matches = {box: _match(match, willing) for box, match in sight.matches.items()}
    seen = tuple(_seen(face, willing) for face in sight.seen)
    if matches == sight.matches and seen == sight.seen:
        return sight
    return replace(sight, matches=matches, seen=seen)


def _match(match: Match, willing: Collection[str]) -> Match:
    named = match.named if match.named in willing else None
    return Match(named, tuple(s for s in match.suggestions if s.person_id in willing))


def _seen(face: Seen, willing: Collection[str]) -> Seen:
    suggestions = tuple(s for s in face.suggestions if s.person_id in willing)
    if len(suggestions) == len(face.suggestions):
        return face
    # A descriptor was kept because of one person; without that one there is no reason for it.
    kept = face.descriptor if person_near(face.suggestions) in willing else None
    return replace(face, suggestions=suggestions, descriptor=kept)
