"""Sentences of pictures and of clearing, by the code of the error."""

from consent_desk.sentences.marks import mark

PICTURE = {
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
    "face-found-later": mark(
        "The check found one more face in {file}. It was not cleared. Look at the photo again: the"
        " new face is covered; name it if it may be shown."
    ),
    "consent-changed": mark(
        "A permission changed while {file} was being cleared. It was not cleared. Try again."
    ),
    "review-changed": mark(
        "You changed something on {file} while it was being cleared. It was not cleared. Look at"
        " it, sign it off and clear again."
    ),
    "not-as-confirmed": mark(
        "{file} is not the photo that your confirmations are about. It was not cleared. Look at it"
        " and confirm its faces again, or choose the photo that was meant."
    ),
    "unexpected": mark(
        "Something went wrong in the program with {file}. It was not cleared. Try again; if it"
        " stays, tell us."
    ),
    "stopped": mark("{file} was not reached before you stopped. Run the same command again."),
}
