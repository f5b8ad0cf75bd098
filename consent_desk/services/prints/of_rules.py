"""The accountability file: how the school works, and whether its register is whole."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from consent_desk.domain.audit import Entry
from consent_desk.domain.consent import RULE_VERSION
from consent_desk.domain.person import PersonKind
from consent_desk.messages import Texts
from consent_desk.ports import (
    Accountability,
    Holdings,
    LogSummary,
    Matching,
    MatchingFigures,
    UnitOfWork,
    Vault,
)
from consent_desk.services.find_due import find_due
from consent_desk.services.prints.about import About, Shaped
from consent_desk.services.verify_audit import check_log
from consent_desk.services.wordings import known_wordings, said
from consent_desk.settings import read_settings
from consent_desk.vision.calibration import Band, read_calibration


def accountability(uow: UnitOfWork, vault: Vault, about: About, texts: Texts) -> Shaped:
    """Bring it together; the log is checked from its first entry on."""
    purposes, wordings = uow.purposes.all(), known_wordings(uow)
    sentences = {
        p.code: said(wordings, p.code, p.wording_version, texts.lang) for p in purposes if p.active
    }
    return Shaped(
        Accountability(
            rule_version=RULE_VERSION,
            settings=read_settings(uow.settings.get()),
            channels=uow.purposes.channels(),
            purposes=purposes,
            wordings={code: sentence for code, sentence in sentences.items() if sentence},
            accounts=uow.accounts.all(),
            due=find_due(uow, vault).counts,
            log=_log(uow),
            matching=_matching(vault.engine.model),
            held=_holdings(uow, vault),
        )
    )


def _log(uow: UnitOfWork) -> LogSummary:
    entries, decisions = uow.audit.entries(), uow.ledger.all()
    head = uow.audit.head()
    return LogSummary(
        entries=len(entries),
        decisions=len(decisions),
        first_day=datetime.fromisoformat(entries[0].at).date() if entries else None,
        latest=head.hash if head else "",
        by_action=_kinds(entries),
        findings=check_log(entries, head, decisions),
    )


def _kinds(entries: Sequence[Entry]) -> dict[str, int]:
    """How many entries there are of each kind, the part of the action before its dot."""
    return dict(Counter(entry.action.partition(".")[0] for entry in entries).most_common())


def _matching(network: str) -> Matching:
    calibration = read_calibration()
    if calibration.model != network:
        return Matching(network, None, [])
    return Matching(network, calibration.made_on, [_figures(band) for band in calibration.bands])


def _figures(band: Band) -> MatchingFigures:
    measured = band.measured
    return MatchingFigures(
        from_age=band.from_age,
        distance=band.distance,
        margin=band.margin,
        strangers=measured.strangers,
        named=measured.named,
        rate=measured.rate,
        upper=measured.upper,
        named_share=measured.named_share,
        names_unattended=band.age_band.threshold is not None,
    )


def _holdings(uow: UnitOfWork, vault: Vault) -> Holdings:
    today = vault.clock.now().date()
    persons = uow.people.all()
    here = [person.kind for person in persons if not person.has_left_by(today)]
    return Holdings(
        pupils=here.count(PersonKind.PUPIL),
        staff=here.count(PersonKind.STAFF),
        decisions=uow.ledger.position(),
        templates=len(uow.templates.of_persons(person.id for person in persons)),
        accounts=len(uow.accounts.all()),
    )
