"""Whether a cleared file shows, today, just the people whom it may show."""

from consent_desk.domain.clearing import Cleared
from consent_desk.domain.purpose import Subject, purpose_code
from consent_desk.domain.treatment import Why
from consent_desk.ports import UnitOfWork, Vault
from consent_desk.services.verdicts import purpose_called, verdicts_for


def still_right(uow: UnitOfWork, vault: Vault, cleared: Cleared) -> bool:
    """Look at consent again for everybody named in the file, shown or covered for lack of a yes."""
    named = {f.person_id for f in cleared.faces if f.person_id is not None}
    persons = [p for p in map(uow.people.get, named) if p is not None]
    purpose = purpose_called(uow, purpose_code(cleared.channel, Subject.PHOTO))
    today = vault.clock.now().date()
    verdicts = verdicts_for(uow, persons, [purpose], today)
    yes = {person_id for (person_id, _), verdict in verdicts.items() if verdict.yes}
    return all(
        (face.person_id in yes) == face.show
        for face in cleared.faces
        if face.person_id is not None and face.why != Why.NAMED_TWICE
    )
