"""Names of persons in a text: where they stand, whose they may be, and the text without them."""

from consent_desk.domain.names.find import find_names
from consent_desk.domain.names.finding import Finding, Sureness, Writing
from consent_desk.domain.names.gate import Gated, gate
from consent_desk.domain.names.index import DutchWords, NameIndex
from consent_desk.domain.names.leave_out import Placeholders, cut_out, leave_out
from consent_desk.domain.names.passage import passage_of
from consent_desk.domain.names.skim import Skimmer

__all__ = [
    "DutchWords",
    "Finding",
    "Gated",
    "NameIndex",
    "Placeholders",
    "Skimmer",
    "Sureness",
    "Writing",
    "cut_out",
    "find_names",
    "gate",
    "leave_out",
    "passage_of",
]
