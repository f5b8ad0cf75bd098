"""Printing who may be shown where."""

from pathlib import Path

from consent_desk.domain.account import Action, require
from consent_desk.messages import Language
from consent_desk.ports import Overview, Vault
from consent_desk.services.journal import note
from consent_desk.services.see_consent import consent_table


def print_overview(vault: Vault, group: str, out: Path, draw: Overview, lang: Language) -> None:
    """Write the overview of one group as a PDF; the print is in the log before it is on paper.

    Raises:
        UnknownGroup: there is no such group this school year.
        FolderUnusable: the file cannot be written.
    """
    require(vault.actor, Action.PRINT_OVERVIEW)
    with vault.register.write() as uow:
        note(uow, vault, "overview.printed", kind="group")
        table = consent_table(uow, vault, group)
        uow.commit()
    draw(
        out,
        school=table.school,
        title=group,
        persons=table.persons,
        purposes=table.purposes,
        verdicts=table.verdicts,
        made_at=vault.clock.now(),
        audit_hash=table.audit_hash,
        lang=lang,
    )
