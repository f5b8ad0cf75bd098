"""What codes are called on prints, and what the prints are called."""

from consent_desk.domain.account import Role
from consent_desk.domain.audit import Break
from consent_desk.domain.local_copy import CopyKind
from consent_desk.domain.post import Cause
from consent_desk.domain.tally import Outcome
from consent_desk.sentences.marks import mark

OUTCOMES = {
    Outcome.GIVEN: mark("permission"),
    Outcome.REFUSED: mark("no permission"),
    Outcome.OPEN: mark("no valid form yet"),
}

CAUSES = {
    Cause.WITHDRAWAL: mark("permission withdrawn"),
    Cause.COMPLAINT: mark("complaint"),
    Cause.WRONG_ONE: mark("wrong photo"),
}

COPY_KINDS = {
    CopyKind.ORIGINAL: mark("photo as it was made"),
    CopyKind.CLEARED: mark("photo that was cleared"),
}

ROLES = {
    Role.ADMINISTRATION: mark("administration"),
    Role.TEACHER: mark("teacher"),
    Role.DIRECTOR: mark("director"),
}

BREAKS = {
    Break.CHANGED: mark("entry {n} was changed"),
    Break.MISSING: mark("entry {n} is missing"),
    Break.OUT_OF_ORDER: mark("entry {n} does not follow on the one before it"),
    Break.CUT_OFF: mark("the end is missing, from entry {n}"),
    Break.LEDGER_CHANGED: mark("decision {n} is not the one that was recorded"),
    Break.LEDGER_UNKNOWN: mark("the decision of entry {n} is missing or was changed"),
}

DUE = {
    "leavers": mark("persons who left long ago"),
    "templates": mark("face templates"),
    "files": mark("cleared photos, not placed, of somebody without permission"),
    "evidence": mark("signed forms of earlier school years"),
    "kept": mark("the register's own copies of cleared photos"),
    "texts": mark("texts of messages that were placed"),
    "batches": mark("lists of where photos came from"),
    "copies": mark("places of photos that are gone"),
    "upgrade_copy": mark("the copy of the register of before an upgrade"),
}

LOGGED = {
    "consent": mark("decisions recorded or corrected"),
    "roster": mark("lists of pupils brought in"),
    "person": mark("persons added, changed, left, answered or erased"),
    "guardian": mark("parents and guardians added or changed"),
    "sibling": mark("brothers and sisters noted"),
    "group": mark("groups added or changed"),
    "year": mark("school years started or undone"),
    "purpose": mark("questions added, reworded or retired"),
    "channel": mark("channels added or changed"),
    "setting": mark("settings changed"),
    "source": mark("devices that photos come from"),
    "batch": mark("series of photos"),
    "photo": mark("photos that were blocked or failed"),
    "file": mark("cleared files made or deleted"),
    "template": mark("face templates made"),
    "templates": mark("face templates erased"),
    "model": mark("face models added"),
    "post": mark("messages placed"),
    "takedown": mark("takedowns asked for, looked at and done"),
    "copy": mark("copies on devices noted or deleted"),
    "retention": mark("things erased by retention"),
    "overview": mark("prints made"),
    "school": mark("the register was begun"),
}

REPORT_TITLES = {
    "group": mark("Group overview"),
    "pocket": mark("Pocket list for the teacher"),
    "school": mark("School overview"),
    "foundation": mark("Overview of the foundation"),
    "evidence": mark("Evidence pack of one person"),
    "withdrawal": mark("Confirmation of a withdrawal"),
    "answer": mark("Answer to a request for access"),
    "placed": mark("Placed and taken down"),
    "copies": mark("Copies overdue"),
    "accountability": mark("Accountability file"),
    "recovery": mark("Recovery sheet"),
}

REPORT_USES = {
    "group": mark("who of a group may be shown where"),
    "pocket": mark("who of a group may not be shown, on a small page without reasons"),
    "school": mark("shares by group and purpose, and earlier years; JSON for the foundation"),
    "foundation": mark("several schools side by side, counts only, from their JSON files"),
    "evidence": mark("what was decided for somebody, what was signed, and the scans"),
    "withdrawal": mark("the letter that confirms the last withdrawal of somebody"),
    "answer": mark("everything that is held about somebody, to be read"),
    "placed": mark("what was placed and taken down in a period"),
    "copies": mark("photos on devices that should have been deleted, by teacher"),
    "accountability": mark("rules, retention, roles, log and matching, for an inspector"),
    "recovery": mark("what opens the register on another computer"),
}

PRINTS = {
    "report-needs": mark(
        "This overview needs: {needs}. Nothing was printed. Add it and try again."
    ),
    "format-unfit": mark(
        "This overview comes as {choices}, not as “{asked}”. Nothing was printed. Give the file"
        " another ending."
    ),
    "nothing-withdrawn": mark(
        "Nothing was withdrawn for {person}. Nothing was printed. Look at their history, or choose"
        " somebody else."
    ),
    "bad-counts": mark(
        "{file} is no school overview in JSON. Nothing was printed. Let the school save its school"
        " overview as counts for the foundation (.json)."
    ),
    "printer-refused": mark(
        "The printer did not take all of it, so pages may be missing. Look at the printer and try"
        " again, or save it as PDF and print that."
    ),
    "print-outdated": mark(
        "Something was recorded since this was made, and it may not be right any more. It was not"
        " printed or saved. Make it anew, look at it, and try again."
    ),
}
