"""Whether cleared files show, today, just the people whom they may show."""

from collections.abc import Iterable, Sequence

from consent_desk.domain.clearing import Cleared
from consent_desk.domain.purpose import Subject, purpose_code
from consent_desk.domain.treatment import Why
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.verdicts import purpose_called, verdicts_for


def still_right(uow: UnitOfWork, vault: Vault, cleared: Cleared) -> bool:
    """Look at consent again for everybody named in the file, shown or covered for lack of a yes."""
    yes = _with_yes(uow, vault, cleared.channel, [cleared])
    return all(
        (face.person_id in yes) == face.show
        for face in cleared.faces
        if face.person_id is not None and face.why != Why.NAMED_TWICE
    )


def shown_without_yes(uow: UnitOfWork, vault: Vault, cleared: Sequence[Cleared]) -> list[Cleared]:
    """The files that show somebody who has no yes today: a year that ended, a pupil who left."""
    wrong: list[Cleared] = []
    for channel in sorted({c.channel for c in cleared}):
        files = [c for c in cleared if c.channel == channel]
        yes = _with_yes(uow, vault, channel, files)
        wrong += [
            c
            for c in files
            if any(f.show and f.person_id and f.person_id not in yes for f in c.faces)
        ]
    return wrong


def _with_yes(uow: UnitOfWork, vault: Vault, channel: str, cleared: Iterable[Cleared]) -> set[str]:
    named = {f.person_id for c in cleared for f in c.faces if f.person_id is not None}
    persons = uow.people.these(sorted(named))
    purpose = purpose_called(uow, purpose_code(channel, Subject.PHOTO))
    today = vault.clock.now().date()
    verdicts = verdicts_for(uow, persons, [purpose], today)
    return {person_id for (person_id, _), verdict in verdicts.items() if verdict.yes}
