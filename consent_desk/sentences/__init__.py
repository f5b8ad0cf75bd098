"""What every code means, in English; the catalogues hold it in other languages."""

from consent_desk.sentences.codes import CODES, REASONS, WHYS
from consent_desk.sentences.consent import CONSENT
from consent_desk.sentences.marks import mark
from consent_desk.sentences.picture import PICTURE
from consent_desk.sentences.roster import ROSTER
from consent_desk.sentences.use import USE
from consent_desk.sentences.vault import VAULT

ERRORS = {**USE, **VAULT, **CONSENT, **PICTURE, **ROSTER}

__all__ = ["CODES", "ERRORS", "REASONS", "WHYS", "mark"]
