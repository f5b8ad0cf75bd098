"""What every code means that stands inside a sentence."""

from consent_desk.domain.consent import Reason
from consent_desk.domain.treatment import Why
from consent_desk.sentences.marks import mark
from consent_desk.sentences.roster import ROSTER_CODES

REASONS = {
    Reason.GRANTED: mark("permission given"),
    Reason.NOT_ANSWERED: mark("not answered yet"),
    Reason.REFUSED: mark("no permission"),
    Reason.WITHDRAWN: mark("permission withdrawn"),
    Reason.NO_EVIDENCE: mark("no signed form"),
    Reason.SIGNED_OUTSIDE_YEAR: mark("form is not of this school year"),
    Reason.NOT_YET: mark("permission counts from a later day"),
    Reason.NOT_ENTITLED: mark("signed by somebody who may not sign for this"),
    Reason.OLD_WORDING: mark("the question has changed since it was signed"),
    Reason.LEFT: mark("has left the school"),
    Reason.PURPOSE_OFF: mark("not asked at this school"),
}

WHYS = {
    Why.CONSENTED: mark("confirmed, permission given"),
    Why.MATCHED: mark("recognised, permission given"),
    Why.NO_YES: mark("no permission"),
    Why.UNKNOWN: mark("nobody named"),
    Why.SUGGESTED: mark("not confirmed yet"),
    Why.ASKED: mark("covered on request"),
    Why.NAMED_TWICE: mark("the same person named twice in one photo"),
    Why.DISMISSED: mark("not a face"),
    Why.FOUND_LATER: mark("found in the check afterwards"),
}

CODES = {
    "no-face": mark("there is no face in it"),
    "several-faces": mark("there is more than one face in it"),
    "too-small": mark("the face is too small"),
    "too-blurred": mark("the face is not sharp"),
    "too-dark": mark("the face is too dark"),
    "too-bright": mark("the face is too bright"),
    "turned-away": mark("the face is turned away"),
    "metadata": mark("data about the photo was left in it"),
    "unreadable": mark("it could not be read back"),
    "wrong-size": mark("it has the wrong size"),
    "not-covered": mark("a cover is not whole"),
    "pixels-differ": mark("it differs from the photo"),
    "face-left": mark("a face is still visible"),
    "network": mark("a network"),
    "import-roster": mark("import pupils"),
    "record-consent": mark("record permission"),
    "see-consent": mark("see permissions"),
    "enrol-face": mark("add face photos"),
    "clear-photos": mark("clear photos"),
    "delete-copies": mark("delete copies"),
    "change-settings": mark("change settings"),
    "add-model": mark("add a face model"),
    "verify-audit": mark("check the log"),
    "see-history": mark("see what was decided over the years"),
    "place-post": mark("note what was placed"),
    "see-posts": mark("see what was placed"),
    "take-down": mark("take down what was placed"),
    "print-overview": mark("print overviews"),
    "print-recovery": mark("print the recovery sheet"),
    "keep-people": mark("change persons and groups"),
    "see-people": mark("see persons"),
    "start-year": mark("start a school year"),
    "keep-purposes": mark("change what is asked"),
    "answer-person": mark("give somebody their data"),
    "erase-person": mark("erase somebody"),
    "see-retention": mark("see what will be erased"),
    "keep-retention": mark("erase what was kept long enough"),
    "prepare-post": mark("prepare posts"),
    "confirm-json": mark("it is no JSON list"),
    "confirm-form": mark(
        "an entry has a file, a box of four numbers, and is; its sha256, if there, has 64 digits"
        " (0-9, a-f)"
    ),
    "confirm-person": mark("nobody, or more than one person, has that name"),
    "confirm-photo": mark("more than one photo has that name; write its folder too"),
    **ROSTER_CODES,
}
