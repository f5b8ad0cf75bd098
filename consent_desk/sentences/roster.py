"""Sentences and words of rosters and of imported answers."""

from consent_desk.sentences.marks import mark

ROSTER = {
    "bad-roster-file": mark(
        "{file} cannot be imported: {problem}. Nothing was imported. Export the list again, or"
        " choose another file."
    ),
    "bad-roster-person": mark(
        "{file}, person number {number}: {problem}. Nothing was imported. Mend it in the pupil"
        " administration and export the list again."
    ),
    "columns-unclear": mark(
        "It is not clear which columns of {file} hold: {missing}. Nothing was imported. The columns"
        ' are: {choices}. Say which is which, as in --map "Roepnaam=first_name".'
    ),
    "no-answer-column": mark(
        "It is not clear which columns of {file} hold an answer. Nothing was recorded. The columns"
        ' are: {choices}. Say of each what it answers, as in --map "{example}=website.photo"; the'
        " codes are in consent-desk purpose list."
    ),
    "unknown-column": mark("The file has no column “{asked}”. Its columns are: {choices}."),
    "unknown-field": mark("A column cannot be taken for “{asked}”. Choose one of: {choices}."),
    "preview-outdated": mark(
        "The register has changed since you looked. Nothing was imported. Look at the preview"
        " again."
    ),
    "row-not-doubtful": mark(
        "Row {row} is not in doubt (any more). Nothing was imported. Look at the preview again."
    ),
    "same-person-unclear": mark(
        "Row {row} can be more than one person. Nothing was imported. Say which, as in --same"
        ' "{row}=NAME". There are: {choices}.'
    ),
    "not-somebody-new": mark(
        "Row {row} is {person}, who has left the school, and nobody new: name and birth date are"
        " the same. Nothing was imported. If this child is back, say so: --same {row}"
    ),
    "same-person-twice": mark(
        "Row {row} would be {person}, whom another row is already. Nothing was imported. Look at"
        " the preview again."
    ),
}

ROSTER_CODES = {
    "roster-empty": mark("the file is empty"),
    "roster-encoding": mark("the text is neither UTF-8, UTF-16 nor Windows-1252"),
    "roster-name": mark("the first name is missing"),
    "roster-not-a-name": mark("a name or a group is a formula, or has unprintable characters"),
    "roster-date": mark("the birth date is not a date such as 2016-03-24 or 24-03-2016"),
    "roster-left-date": mark("the day of leaving is not a date such as 2026-10-01 or 01-10-2026"),
    "roster-twins": mark(
        "this name is in two groups and has no birth date to tell two pupils apart"
    ),
    "roster-group": mark("the group is missing"),
    "roster-group-unknown": mark("the group is not among the groups in the file"),
    "roster-kind": mark("the kind is neither pupil nor staff"),
    "roster-key": mark("the person has no key"),
    "roster-key-twice": mark("two different persons have the same key"),
    "roster-columns": mark("the line has more or fewer columns than the first line"),
    "roster-column-twice": mark("two columns have the same name"),
    "roster-citizen-number": mark(
        "the column of keys holds citizen numbers, which have no place here; leave it out"
    ),
    "roster-xml": mark("the file is damaged or cut off"),
    "roster-doctype": mark("it declares a document type, which a list of pupils never needs"),
    "roster-xml-encoding": mark("its text is in an encoding that cannot be read"),
    "roster-no-edexml": mark("there are no pupils in it as in EDEXML or UWLR"),
    "roster-no-users": mark("there is no users.csv with persons in it"),
    "roster-oneroster-header": mark("a column that OneRoster needs is missing"),
    "roster-schools": mark("it is of more than one school; export one school"),
    "roster-strange-zip": mark("the zip holds neither a workbook nor OneRoster"),
    "roster-zip-damaged": mark("the zip is damaged or cut off"),
    "roster-zip-locked": mark("it is locked with a password"),
    "roster-zip-paths": mark("the zip has entries that point outside it, or one name twice"),
    "roster-workbook": mark("the workbook is damaged"),
    "roster-old-office": mark(
        "it is an old or a locked Excel file; save it as .xlsx or CSV, without a password"
    ),
    "roster-too-large": mark("it is too large to open safely"),
    "other-name": mark("the file's key belongs to somebody of another name in the register"),
    "near-birth-date": mark("same name, and a birth date that may be a slip"),
    "no-birth-date": mark("same name, and no birth date to compare"),
    "similar-name": mark("same birth date, and nearly the same name"),
    "other-surname": mark("same first name and birth date, another surname"),
    "has-left": mark(
        "has left according to the register, or leaves earlier; say so only if that has changed"
    ),
    "namesakes": mark("more than one person it can be"),
    "blank": mark("left blank"),
    "not-understood": mark("neither yes nor no"),
    "no-evidence": mark("no reference to the signed form"),
    "no-signed-date": mark("no date on which it was signed"),
    "bad-signed-date": mark("the date of signing is not a date"),
    "signed-outside-year": mark("signed for another school year"),
    "signed-in-future": mark("signed on a day that has not come yet"),
    "not-entitled": mark("signed by somebody who may not sign for this"),
    "guardian-may-not-sign": mark("signed by a parent who may not sign for this pupil"),
    "guardian-not-known": mark(
        "signed by somebody who is not a parent of this pupil in the register; add them first:"
        " consent-desk person guardian-add"
    ),
    "already-recorded": mark("recorded already"),
    "unknown-person": mark("nobody in the register fits"),
    "ambiguous-person": mark("more than one person fits"),
}
