"""The confirmation of the last withdrawal of somebody, as the letter that is sent."""

from consent_desk.messages import Texts
from consent_desk.ports import Letter, UnitOfWork, Vault
from consent_desk.services.prints.about import About, Shaped
from consent_desk.services.see_withdrawal import last_withdrawal
from consent_desk.services.write_letter import paragraphs, subject


def confirmation(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Write it again from ledger and log.

    Raises:
        UnknownPerson, AmbiguousPerson: not the name of one person.
        NothingWithdrawn: there is nothing to confirm.
    """
    withdrawn = last_withdrawal(uow, about.person or "")
    words = subject(withdrawn, texts)
    letter = Letter(words[:1].upper() + words[1:], list(paragraphs(withdrawn, texts)))
    return Shaped(letter, withdrawn.person.id)
