"""The nouns of the command line, in the order in which its help tells them."""

from consent_desk.cli import (
    audit,
    clear,
    consent,
    copies,
    enrol,
    init,
    models,
    report,
    roster,
    settings,
)

NOUNS = (init, roster, consent, enrol, clear, copies, audit, settings, models, report)
