"""All prints there are: what each is called, what it needs, who may make it, in which forms."""

from dataclasses import dataclass
from enum import StrEnum

from consent_desk.domain.account import Account, Action, may
from consent_desk.messages import Texts
from consent_desk.ports import Format
from consent_desk.sentences import REPORT_TITLES, REPORT_USES
from consent_desk.services.prints.about import Need, Shape
from consent_desk.services.prints.of_answer import answer
from consent_desk.services.prints.of_copies import copies_overview
from consent_desk.services.prints.of_foundation import foundation_overview
from consent_desk.services.prints.of_group import group_overview, pocket_list
from consent_desk.services.prints.of_key import recovery_sheet
from consent_desk.services.prints.of_person import evidence_pack
from consent_desk.services.prints.of_placed import placed_overview
from consent_desk.services.prints.of_rules import accountability
from consent_desk.services.prints.of_school import school_overview
from consent_desk.services.prints.of_withdrawal import confirmation

_PAPER = (Format.PDF,)
_TABLE = (Format.PDF, Format.CSV, Format.XLSX)


class Kind(StrEnum):
    """A kind of print, by the word it is asked for with."""

    GROUP = "group"
    POCKET = "pocket"
    SCHOOL = "school"
    FOUNDATION = "foundation"
    EVIDENCE = "evidence"
    WITHDRAWAL = "withdrawal"
    ANSWER = "answer"
    PLACED = "placed"
    COPIES = "copies"
    ACCOUNTABILITY = "accountability"
    RECOVERY = "recovery"


@dataclass(frozen=True)
class ReportKind:
    """One kind.

    `needs` are what it cannot do without, `takes` what it can be told as well; `in_runs`: there is
    one for each person of a group, or of the school.
    """

    kind: Kind
    action: Action
    shape: Shape
    forms: tuple[Format, ...]
    needs: frozenset[Need] = frozenset()
    takes: frozenset[Need] = frozenset()
    in_runs: bool = False

    def title(self, texts: Texts) -> str:
        """What it is called."""
        return texts(REPORT_TITLES[self.kind])

    def use(self, texts: Texts) -> str:
        """What it is for, in a few words."""
        return texts(REPORT_USES[self.kind])


_GROUP, _PERSON = frozenset({Need.GROUP}), frozenset({Need.PERSON})

REPORT_KINDS: dict[Kind, ReportKind] = {
    each.kind: each
    for each in (
        ReportKind(Kind.GROUP, Action.PRINT_OVERVIEW, group_overview, _TABLE, _GROUP),
        ReportKind(Kind.POCKET, Action.SEE_CONSENT, pocket_list, _TABLE, _GROUP),
        ReportKind(Kind.SCHOOL, Action.PRINT_OVERVIEW, school_overview, (*_TABLE, Format.JSON)),
        ReportKind(
            Kind.FOUNDATION,
            Action.PRINT_OVERVIEW,
            foundation_overview,
            _TABLE,
            frozenset({Need.FILES}),
        ),
        ReportKind(Kind.EVIDENCE, Action.SEE_HISTORY, evidence_pack, _PAPER, _PERSON, in_runs=True),
        ReportKind(Kind.WITHDRAWAL, Action.RECORD_CONSENT, confirmation, _PAPER, _PERSON),
        ReportKind(Kind.ANSWER, Action.ANSWER_PERSON, answer, _PAPER, _PERSON),
        ReportKind(
            Kind.PLACED,
            Action.PRINT_OVERVIEW,
            placed_overview,
            _TABLE,
            takes=frozenset({Need.PERIOD}),
        ),
        ReportKind(Kind.COPIES, Action.PRINT_OVERVIEW, copies_overview, _TABLE),
        ReportKind(Kind.ACCOUNTABILITY, Action.PRINT_OVERVIEW, accountability, _PAPER),
        ReportKind(Kind.RECOVERY, Action.PRINT_RECOVERY, recovery_sheet, _PAPER),
    )
}


def kinds_for(actor: Account) -> list[ReportKind]:
    """The kinds that somebody may print, in the order in which they are shown."""
    return [each for each in REPORT_KINDS.values() if may(actor, each.action)]
