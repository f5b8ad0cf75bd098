"""The two prints about a group: who may be shown where, and who may not."""

from collections.abc import Sequence

from consent_desk.domain.person import Person
from consent_desk.messages import Texts
from consent_desk.ports import GroupOverview, Named, PocketList, UnitOfWork, Vault
from consent_desk.services.prints.about import About, Shaped
from consent_desk.services.see_consent import ConsentTable, consent_table
from consent_desk.settings import read_settings


def group_overview(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Persons × purposes.

    Raises:
        UnknownGroup: there is no such group this school year.
    """
    table = consent_table(uow, vault, about.group)
    return Shaped(
        GroupOverview(
            group=about.group or "",
            persons=_named(table, table.persons),
            channels=uow.purposes.channels(),
            purposes=table.purposes,
            verdicts=table.verdicts,
            age_of_consent=read_settings(uow.settings.get()).age_of_consent,
        )
    )


def pocket_list(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Whoever has no yes for something that is seen or read; matching is not, and stays out.

    Raises:
        UnknownGroup: there is no such group this school year.
    """
    table = consent_table(uow, vault, about.group)
    purposes = [purpose for purpose in table.purposes if purpose.channel is not None]
    not_for = {
        person.id: frozenset(p.code for p in purposes if not table.verdicts[person.id, p.code].yes)
        for person in table.persons
    }
    persons = [person for person in table.persons if not_for[person.id]]
    return Shaped(
        PocketList(
            group=about.group or "",
            members=len(table.persons),
            channels=uow.purposes.channels(),
            purposes=purposes,
            persons=_named(table, persons),
            not_for=not_for,
        )
    )


def _named(table: ConsentTable, persons: Sequence[Person]) -> list[Named]:
    return [Named(person.id, table.labels[person.id]) for person in persons]
