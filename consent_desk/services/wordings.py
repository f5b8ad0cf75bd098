"""The sentences that are signed, by version and language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import get_args

from consent_desk.domain.purpose import Wording
from consent_desk.messages import Language, Texts
from consent_desk.ports import UnitOfWork

FIRST = 1
REWORDED = "purpose.reworded"
LANGUAGES: tuple[Language, ...] = get_args(Language)


def usual_wordings(purpose_code: str) -> list[Wording]:
    """What is signed for a purpose until the school says it otherwise, in every language."""
    sentences = {lang: Texts(lang).wording(purpose_code) for lang in LANGUAGES}
    return [
        Wording(purpose_code, FIRST, lang, sentence)
        for lang, sentence in sentences.items()
        if sentence is not None
    ]


def known_wordings(uow: UnitOfWork) -> list[Wording]:
    """Every wording of every purpose; registers of before wordings were kept had the usual ones."""
    stored = uow.purposes.wordings()
    have = {(w.purpose, w.version) for w in stored}
    missing = [p.code for p in uow.purposes.all() if (p.code, FIRST) not in have]
    return [*stored, *(w for code in missing for w in usual_wordings(code))]


def said(wordings: Iterable[Wording], purpose: str, version: int, lang: Language) -> str | None:
    """The sentence in a language, or in the one there is; None: it is not known any more."""
    texts = {w.language: w.text for w in wordings if (w.purpose, w.version) == (purpose, version)}
    return texts.get(lang) or next(iter(texts.values()), None)


def days_reworded(uow: UnitOfWork, zone: tzinfo | None) -> Mapping[str, Sequence[date]]:
    """The days on which the sentence of each purpose was changed, at the school's clock."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for entry in uow.audit.entries({REWORDED}):
        days[entry.subject_id].append(datetime.fromisoformat(entry.at).astimezone(zone).date())
    return days


def version_signed(reworded: Iterable[date], signed_on: date) -> int:
    """The version that was asked on the day of a form for certain: on the day itself, the old one.

    A form has no hour: what was signed on the day of the change may be the sentence of before.
    """
    return FIRST + sum(day < signed_on for day in reworded)
