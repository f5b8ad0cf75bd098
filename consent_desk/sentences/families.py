"""What a kind of failure is called, and what it means for photos and answers, by error family."""

from consent_desk.sentences.marks import mark

HEADINGS = {
    "WrongUse": mark("This did not work"),
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
    "WrongUse": mark("Photos and answers are as they were."),
    "NotAllowed": mark("Photos and answers are as they were."),
    "VaultError": mark("Nothing was lost or shown: without the register no photo is cleared."),
    "SecretError": mark("Nothing was lost or shown: without the key nobody reads the register."),
    "ConsentError": mark("Until it is recorded, this counts as no: nobody is shown because of it."),
    "MatchingError": mark("Everybody without a name stays covered; you can name faces by hand."),
    "PictureError": mark("Nothing of this photo leaves the computer; other photos are not affected."),
    "ClearingError": mark("Nothing of this photo left the computer; other photos are not affected."),
    "": mark("What was not finished was not cleared; your photos are still where they were."),
}
