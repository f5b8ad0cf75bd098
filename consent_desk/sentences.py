"""What every code means, in English; the catalogues hold it in other languages."""

from consent_desk.domain.consent import Reason
from consent_desk.domain.treatment import Why


def mark(text: str) -> str:
    """Mark a text for the catalogues where it is kept before it is shown."""
    return text


REASONS = {
    Reason.GRANTED: mark("permission given"),
    Reason.NOT_ANSWERED: mark("form not returned yet"),
    Reason.REFUSED: mark("no permission"),
    Reason.WITHDRAWN: mark("permission withdrawn"),
    Reason.NO_EVIDENCE: mark("no signed form"),
    Reason.SIGNED_OUTSIDE_YEAR: mark("form is not of this school year"),
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
    "print-overview": mark("print overviews"),
    "confirm-json": mark("it is no JSON list"),
    "confirm-form": mark("an entry has a file, a box of four numbers, and is"),
    "confirm-person": mark("nobody, or more than one person, has that name"),
    "confirm-photo": mark("more than one photo has that name; write its folder too"),
    "roster-empty": mark("the file is empty"),
    "roster-header": mark(
        "the first line must name the columns first_name, last_name, birth_date and group"
    ),
    "roster-encoding": mark("the text is neither UTF-8 nor Windows-1252"),
    "roster-name": mark("the first name is missing"),
    "roster-date": mark("the birth date is not a date such as 2016-03-24 or 24-03-2016"),
    "roster-twins": mark(
        "this name is in two groups and has no birth date to tell two pupils apart"
    ),
    "roster-group": mark("the group is missing"),
    "roster-kind": mark("the kind is neither pupil nor staff"),
    "roster-columns": mark("the line has more or fewer columns than the first line"),
}

ERRORS = {
    "unknown-person": mark(
        "There is nobody called “{asked}” in the register. Check the spelling, or import the"
        " pupil first."
    ),
    "ambiguous-person": mark("“{asked}” can be more than one person. Choose one of: {choices}."),
    "unknown-group": mark("There is no group “{asked}” this school year. There are: {choices}."),
    "unknown-purpose": mark("There is no purpose “{asked}”. There are: {choices}."),
    "unknown-channel": mark("There is no channel “{asked}”. There are: {choices}."),
    "unknown-setting": mark("There is no setting “{asked}”. There are: {choices}."),
    "bad-setting": mark(
        "“{value}” is not possible for the setting “{setting}”. Nothing was changed. Rules can be"
        " made stricter, not looser."
    ),
    "dpia-needed": mark(
        "Face matching can be on only when the school's DPIA is done. Nothing was changed. Set"
        " dpia_done to true first."
    ),
    "bad-confirm-file": mark(
        "The file with your confirmations, {file}, cannot be used (entry {entry}): {problem}."
        " Nothing was cleared. Mend the file and try again."
    ),
    "bad-roster": mark(
        "{file}, line {line}: {problem}. Nothing was imported. Mend the line and import the file"
        " again."
    ),
    "bad-evidence": mark(
        "The scan {file} is empty or too large. Nothing was recorded. Scan the form again, at most"
        " 20 MB."
    ),
    "file-missing": mark("There is no file {file}. Check the name and try again."),
    "folder-unusable": mark(
        "The folder {folder} cannot be written. Nothing was put there. Choose another folder."
    ),
    "out-among-photos": mark(
        "The cleared photos cannot go to {folder}: the photos themselves are there. Nothing was"
        " cleared. Choose a folder of their own for them."
    ),
    "file-in-the-way": mark(
        "There is a file {file} already, and it is left as it is. Choose another name."
    ),
    "disk-trouble": mark("{file} cannot be read or written. Check the name and the rights to it."),
    "needs-yes": mark("Add --yes to delete for good without being asked first."),
    "nothing-to-clear": mark("No photo was given. Name photos, or a folder with photos in it."),
    "school-year-invalid": mark("“{asked}” is not a school year. Write it as 2026-2027."),
    "not-allowed": mark(
        "Your account may not do this: {action}. Ask the director for the right role."
    ),
    "vault-missing": mark(
        "There is no register in {folder} yet. Make one with: consent-desk init --school NAME"
    ),
    "vault-exists": mark(
        "There is a register in {folder} already. Nothing was changed. Choose another folder."
    ),
    "vault-in-shared-folder": mark(
        "The register cannot be in {folder}: that is copied to other computers ({why}). Choose a"
        " folder on this computer only."
    ),
    "vault-busy": mark(
        "Somebody else is writing in the register. Nothing was changed. Try again in a minute."
    ),
    "vault-damaged": mark(
        "The register cannot be opened: the file is damaged, or the key does not fit. Nothing was"
        " changed. Put back a copy of the whole folder that you made before."
    ),
    "vault-newer": mark(
        "This register was written by a newer version of Consent Desk. Nothing was changed. Install"
        " the new version here too."
    ),
    "clearing-elsewhere": mark(
        "Photos are being cleared on this computer already. Wait until that is done, then try"
        " again."
    ),
    "keyring-absent": mark(
        "This computer has no keyring to keep the key in. Set a passphrase to protect the register."
    ),
    "keyring-denied": mark(
        "The computer's keyring did not give the key: it is locked, or access was refused. Unlock"
        " it (log in again if need be) and try again. No new key was made."
    ),
    "key-missing": mark(
        "The key of this register is not on this computer. Open the register on the computer where"
        " it was made."
    ),
    "passphrase-needed": mark(
        "A passphrase is needed to open the register. Type it when asked, or set"
        " CONSENT_DESK_PASSPHRASE."
    ),
    "passphrase-wrong": mark("That passphrase does not open the register. Try again."),
    "seal-broken": mark(
        "A protected file in the register was damaged or changed, and is not used. Put back a copy"
        " of the whole folder that you made before."
    ),
    "evidence-needed": mark(
        "Permission counts only with a signed form. Add the scan (--scan) or where the paper is"
        " (--paper)."
    ),
    "signed-outside-year": mark(
        "A form signed on {signed} does not count for {year}: it must be signed from {first} to"
        " {last}. Nothing was recorded."
    ),
    "signed-in-future": mark("{signed} has not come yet. Check the date on the form."),
    "signed-date-needed": mark("Add the date on which the form was signed: --signed 2026-09-01"),
    "signer-not-entitled": mark(
        "This signature does not count: up to the age of consent a parent signs, after it the"
        " pupil; staff sign for themselves. Nothing was recorded."
    ),
    "matching-off": mark(
        "Face matching is off at this school. The director can switch it on once the DPIA is done:"
        " consent-desk settings set dpia_done true, then face_matching true."
    ),
    "matching-not-granted": mark(
        "There is no permission for face matching for this person. Nothing was kept. Record the"
        " signed permission (face_matching) first."
    ),
    "unattended-off": mark(
        "Clearing without a teacher's confirmation is not allowed at this school. Leave out"
        " --unattended, or ask the director to allow it in the settings."
    ),
    "model-unfit": mark(
        "{file} cannot describe faces here, or is not the file that was added. Nothing is compared"
        " with it. Add the model again: consent-desk models add FILE --sha256 HASH"
    ),
    "model-not-as-said": mark(
        "{file} is not the file that the hash belongs to. It was not added. Get the file again from"
        " its maker."
    ),
    "enrolment-refused": mark(
        "{file} cannot be used: {flaw}. Nothing was kept of it. Take a new photo of one face, from"
        " the front, in good light."
    ),
    "picture-missing": mark(
        "{file} is not there (any more). Connect the phone or the card again, or choose the photo"
        " again."
    ),
    "picture-unreadable": mark(
        "{file} cannot be read. It was not cleared. Copy it to this computer and choose it again."
    ),
    "picture-damaged": mark(
        "{file} is damaged or cut off. It was not cleared. Copy it from the phone again."
    ),
    "picture-too-large": mark(
        "{file} is too large to open safely. It was not cleared. Save it smaller and try again."
    ),
    "format-not-supported": mark(
        "{file} is not a photo that can be opened here. It was not cleared. Save it as JPEG and try"
        " again."
    ),
    "disk-full": mark(
        "There is no room left in {folder}. What was not finished is not there. Make room and try"
        " again; what is done stays done."
    ),
    "verification-failed": mark(
        "{file} did not pass the check afterwards: {finding}. It was not cleared. Look at the"
        " photo, cover by hand what was missed, and try again."
    ),
    "consent-changed": mark(
        "A permission changed while {file} was being cleared. It was not cleared. Try again."
    ),
    "unexpected": mark(
        "Something went wrong in the program with {file}. It was not cleared. Try again; if it"
        " stays, tell us."
    ),
    "stopped": mark("{file} was not reached before you stopped. Run the same command again."),
    "copy-changed": mark("{file} has changed since, and was left alone. Look at it yourself."),
}
