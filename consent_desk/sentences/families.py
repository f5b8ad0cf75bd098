"""What a kind of failure is called, and what it means for photos and answers, by error family.

The key is the name of the class; "" is a bug.
"""

from consent_desk.sentences.marks import mark

HEADINGS = {
    "KnownError": mark("This did not work"),
    "NotAllowed": mark("You may not do this here"),
    "VaultError": mark("The register does not open"),
    "SecretError": mark("The register stays locked"),
    "ConsentError": mark("This answer was not recorded"),
    "MatchingError": mark("Faces were not compared"),
    "PictureError": mark("This photo cannot be used"),
    "ClearingError": mark("This photo was not cleared"),
    "": mark("Something went wrong in the program itself"),
}

MEANINGS = {
    "KnownError": mark("What was not finished was not cleared: nobody is shown because of this."),
    "NotAllowed": mark("Nothing was changed."),
    "VaultError": mark("Without the register no photo is cleared: nobody is shown by mistake."),
    "SecretError": mark("Without the key nobody reads the register, and no photo is cleared."),
    "ConsentError": mark("Until it is recorded it counts as no: nobody is shown because of it."),
    "MatchingError": mark("Everybody without a name stays covered; you can name faces by hand."),
    "PictureError": mark("Nothing of this photo leaves this computer. Other photos can go on."),
    "ClearingError": mark("Nothing of this photo left this computer. Other photos can go on."),
    "": mark("What was not finished was not cleared; your photos are still where they were."),
}
