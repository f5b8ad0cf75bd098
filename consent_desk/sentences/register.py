"""Sentences of persons, groups, years and purposes, by the code of the error."""

from consent_desk.sentences.marks import mark

REGISTER = {
    "person-known": mark(
        "{person} is in the register already. Nothing was changed. Is it somebody else of that"
        " name, add the birth date."
    ),
    "bad-birth-date": mark("{day} cannot be a birth date. Nothing was changed."),
    "last-day-past": mark("{day} is over. Nothing was changed. Choose today or a later day."),
    "sheet-not-made": mark("First save the recovery sheet, and print it."),
    "name-needed": mark("A name is missing. Nothing was changed."),
    "already-left": mark(
        "{person} left the school on {day}. A day to come would bring them back. Nothing was"
        " changed. Are they back? Say so first: consent-desk person return"
    ),
    "not-left": mark("{person} has not left. Nothing was changed."),
    "unknown-guardian": mark("There is no parent or guardian “{asked}”. There are: {choices}."),
    "guardian-known": mark("“{asked}” is a parent or guardian of this pupil already."),
    "guardian-has-signed": mark(
        "“{asked}” has signed, and what was signed stays. Nothing was removed. If this person may"
        " not sign any more, set that: consent-desk person guardian-change --may-sign no"
    ),
    "no-pupil": mark("{person} is not a pupil. Only pupils have parents and siblings here."),
    "group-known": mark("There is a group “{asked}” this school year already."),
    "not-in-group": mark("{person} is not in group {group}. Nothing was changed."),
    "year-not-next": mark(
        "{asked} cannot be started now: the next school year is {next}. Nothing was changed."
    ),
    "year-too-early": mark(
        "{asked} can be started, or looked at in a preview, from {first} on; before that day nobody"
        " can sign for it. Nothing was changed."
    ),
    "year-not-started": mark("No school year was started here, so there is nothing to undo."),
    "year-in-use": mark(
        "{year} is in use: something was recorded since it was started. It cannot be undone any"
        " more. Nothing was changed."
    ),
    "bad-code": mark(
        "“{asked}” is no code. Use small letters and underscores only, such as class_photo."
    ),
    "channel-known": mark(
        "There is a channel “{asked}” already, and who can see it stays as it is. Add a channel"
        " with another code."
    ),
    "purpose-known": mark(
        "There is a purpose “{asked}” already. Change its wording or its name, or add a channel of"
        " your own for it."
    ),
    "wording-known": mark(
        "The sentence of “{asked}” is that one already. Nothing was changed, and nobody has to be"
        " asked again."
    ),
    "still-here": mark(
        "{person} is still at the school. Nothing was erased. First record that this person leaves,"
        " or add --although-here if the parents asked for it."
    ),
    "withdraw-first": mark(
        "{person} still has a permission. Nothing was erased. Record first that it is withdrawn,"
        " so that what was placed is taken away."
    ),
    "takedown-open": mark(
        "Something with {person} in it still has to come off its channel. Nothing was erased. Do"
        " that first."
    ),
    "erasure-needs-yes": mark("Add --yes to erase somebody for good."),
}
