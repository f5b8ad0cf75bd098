"""How each page works, in three to five sentences; no widgets."""

from collections.abc import Mapping, Sequence

from consent_desk.sentences import mark

HOW: Mapping[str, Sequence[str]] = {
    "today": (
        mark("Here is what waits for somebody: photos, forms, posts that have to come off."),
        mark("Press a card to go to the page that deals with it."),
        mark("The numbers are counted anew each time you come here."),
        mark("Drag photos onto this page to begin with them at once."),
    ),
    "photos": (
        mark("Choose groups and a channel, and bring in the photos of a lesson."),
        mark("Everybody is covered; say who somebody is, and a yes for this channel shows them."),
        mark("Drag on the photo to draw a face that was missed."),
        mark("Press Space when a photo is right: only those are cleared."),
        mark("Each file is read back and checked before it counts as cleared."),
    ),
    "consent": (
        mark("The table shows everybody and all that is asked: yes, no, or no form yet."),
        mark("Without a signed form of this school year the answer is no."),
        mark("Begin with Record forms: say where the paper is, then type Y for yes or N for no."),
        mark("A form is written when you go on to the next person; Ctrl+Z takes it back."),
        mark("A withdrawal needs no form and works at once."),
    ),
    "people": (
        mark("The list from your administration brings in pupils and groups; you see first how."),
        mark("Whoever is not in the list stays: nobody is deleted by it."),
        mark("Choose somebody to change the group, who may sign, or brothers and sisters."),
        mark("Who leaves the school is not shown in anything new from that day on."),
        mark("The next school year is shown beforehand, and can be undone at first."),
    ),
    "overviews": (
        mark("Choose an overview, look at it, and print or save it."),
        mark("It tells what the register holds at that moment, and says when that was."),
        mark("Every print is in the log, with the number that stands at its bottom."),
        mark("The page for in the classroom gives no reasons, so that nobody is singled out."),
    ),
    "settings": (
        mark("What you choose counts at once, and the log keeps that it was chosen."),
        mark("A school can be stricter than the rules, and never looser."),
        mark("With another sentence for a question everybody signs anew; a no stays a no."),
        mark("For a question that is asked no more nobody has a yes."),
    ),
}
"""By the key of the page in `ui.places`."""
