"""Sentences of what cannot be done as it was asked, by the code of the error."""

from consent_desk.sentences.marks import mark

USE = {
    "unknown-person": mark(
        "There is nobody called “{asked}” in the register. Check the spelling, or import the"
        " pupil first."
    ),
    "ambiguous-person": mark("“{asked}” can be more than one person. Choose one of: {choices}."),
    "unknown-group": mark("There is no group “{asked}” this school year. There are: {choices}."),
    "unknown-purpose": mark("There is no purpose “{asked}”. There are: {choices}."),
    "unknown-decision": mark(
        "There is no decision “{asked}”. Look up its number with: consent-desk consent history"
    ),
    "not-in-stack": mark(
        "“{asked}” is not in group {group}, or handed in no form. Nothing was recorded. Check the"
        " name."
    ),
    "stack-needs-number": mark(
        "Say where each form is, with {n} for its number, counted from 1 or more: --paper “map 3,"
        " blad {n}”. Nothing was recorded."
    ),
    "unknown-channel": mark("There is no channel “{asked}”. There are: {choices}."),
    "unknown-setting": mark("There is no setting “{asked}”. There are: {choices}."),
    "bad-setting": mark(
        "“{value}” is not possible for the setting “{setting}”. Nothing was changed. Rules can be"
        " made stricter, not looser."
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
    "hours-invalid": mark(
        "“{asked}” are no hours of the week. Nothing was changed. Write them as mo-fr 08:30-14:30,"
        " we 08:30-12:15."
    ),
    "free-days-invalid": mark(
        "“{asked}” are no days. Nothing was changed. Write days as 2027-04-27, and holidays as"
        " 2026-12-21/2027-01-03, with commas between them."
    ),
    "text-unreadable": mark("{file} is no text. Save it as plain text (UTF-8) and try again."),
    "not-allowed": mark(
        "Your account may not do this: {action}. Ask the director for the right role."
    ),
}
