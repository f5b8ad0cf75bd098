"""What every code means, in English; the catalogues hold it in other languages."""

from consent_desk.sentences.advice import ADVICE
from consent_desk.sentences.codes import CODES, REASONS, WHYS
from consent_desk.sentences.consent import CONSENT
from consent_desk.sentences.families import HEADINGS, MEANINGS
from consent_desk.sentences.marks import mark
from consent_desk.sentences.picture import PICTURE
from consent_desk.sentences.posts import POSTS
from consent_desk.sentences.prints import (
    BREAKS,
    CAUSES,
    COPY_KINDS,
    DUE,
    LOGGED,
    OUTCOMES,
    PRINTS,
    REPORT_TITLES,
    REPORT_USES,
    ROLES,
)
from consent_desk.sentences.purposes import CHANNELS_IN_TEXT, PURPOSES_IN_TEXT
from consent_desk.sentences.register import REGISTER
from consent_desk.sentences.roster import ROSTER
from consent_desk.sentences.use import USE
from consent_desk.sentences.vault import VAULT
from consent_desk.sentences.wordings import (
    CHANNEL_NAMES,
    PURPOSE_NAMES,
    READ_AS_ME,
    SUBJECT_NAMES,
    WORDINGS,
)

ERRORS = {**USE, **VAULT, **CONSENT, **PICTURE, **REGISTER, **POSTS, **ROSTER, **PRINTS}

__all__ = [
    "ADVICE",
    "BREAKS",
    "CAUSES",
    "CHANNELS_IN_TEXT",
    "CHANNEL_NAMES",
    "CODES",
    "COPY_KINDS",
    "DUE",
    "ERRORS",
    "HEADINGS",
    "LOGGED",
    "MEANINGS",
    "OUTCOMES",
    "PURPOSES_IN_TEXT",
    "PURPOSE_NAMES",
    "READ_AS_ME",
    "REASONS",
    "REPORT_TITLES",
    "REPORT_USES",
    "ROLES",
    "SUBJECT_NAMES",
    "WHYS",
    "WORDINGS",
    "mark",
]
