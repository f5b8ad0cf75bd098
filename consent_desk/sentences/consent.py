"""Sentences of decisions and of matching, by the code of the error."""

from consent_desk.sentences.marks import mark

CONSENT = {
    "dpia-needed": mark(
        "Face matching can be on only when the school's DPIA is done. Nothing was changed. Set"
        " dpia_done to true first."
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
    "effective-date-unfit": mark(
        "Only a permission can count from a later day, from {first} to {last}; a no counts at once."
        " Nothing was recorded."
    ),
    "blank-not-recorded": mark(
        "A blank is no answer and is not recorded. Leave it out; the form stays outstanding."
    ),
    "no-may-have-been-said": mark(
        "This would take away a no. Only whoever said no can do that, with a new form. If nobody"
        " said it and it was recorded by mistake, say so: --nobody-said-no. Nothing was recorded."
    ),
    "already-corrected": mark(
        "This entry was corrected already, by no. {position}. Nothing was recorded. Correct that"
        " one."
    ),
    "no-form-yet": mark(
        "No form of this person was recorded this school year. The scan was not kept. Record the"
        " answers on the form first, then drag the scan here again."
    ),
    "scan-kept": mark(
        "The form of this person that was recorded last ({paper}) has another scan already. The new"
        " one was not kept. Look at both, and say so if the new one is to take its place."
    ),
    "signed-date-needed": mark("Add the date on which the form was signed: --signed 2026-09-01"),
    "signer-not-entitled": mark(
        "This signature does not count: up to the age of consent a parent signs, after it the"
        " pupil; staff sign for themselves. Nothing was recorded."
    ),
    "guardian-may-not-sign": mark(
        "“{asked}” may not sign for this pupil: the register says so. Nothing was recorded. If that"
        " is not right, set it first: consent-desk person guardian-change --may-sign yes"
    ),
    "guardian-not-known": mark(
        "“{asked}” is not a parent or guardian of this pupil in the register. There are:"
        " {choices}. Nothing was recorded. If it is one of them, use that name; if not, add the"
        " parent first: consent-desk person guardian-add"
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
}
