"""How an import of a roster is told, before and after."""

from collections.abc import Sequence
from typing import Any

from consent_desk.domain.person import Person
from consent_desk.messages import Texts
from consent_desk.rosters.roster import Roster
from consent_desk.sentences import CODES, mark
from consent_desk.services.import_roster import Imported
from consent_desk.services.roster_steps import Preview, Step

FIELDS = {
    "first_name": mark("first name"),
    "prefix": mark("prefix of the surname"),
    "last_name": mark("surname"),
    "birth_date": mark("birth date"),
    "left_on": mark("left on"),
    "nicknames": mark("also called"),
    "roster_key": mark("key"),
}


def preview_record(roster: Roster, preview: Preview) -> dict[str, Any]:
    """A preview for `--json`."""
    return {
        "format": roster.format,
        "year": str(roster.year) if roster.year else None,
        "columns": dict(roster.columns),
        "sheets_not_read": list(roster.left_out),
        "new": [_base(s) | {"groups": list(s.joins)} for s in preview.new],
        "changed": [_base(s) | {"changes": _changes(s)} for s in preview.changed],
        "moved": [_base(s) | {"from": list(s.leaves), "to": list(s.joins)} for s in preview.moved],
        "left": [_base(s) | {"on": str(s.leaves_on)} for s in preview.left],
        "back": [_base(s) for s in preview.back],
        "doubtful": [_base(s) | _doubt(s, preview) for s in preview.doubtful],
        "unlikely_age": [_base(s) for s in preview.unlikely],
        "gone": [_person(person, preview) for person in preview.gone],
        "unchanged": len(preview.unchanged),
        "left_out": len(preview.left_out),
        "groups": [group.name for group in preview.new_groups],
    }


def _base(step: Step) -> dict[str, Any]:
    known = step.before
    return {
        "row": step.row.line,
        "person": _name(step),
        "person_id": known.id if known else None,
        "birth_date": str(step.row.birth_date) if step.row.birth_date else None,
    }


def _name(step: Step) -> str:
    return step.before.full_name if step.before else step.row.full_name


def _changes(step: Step) -> list[dict[str, str]]:
    told = [{"field": c.field, "from": c.before, "to": c.after} for c in step.changes]
    return told + [{"field": "guardian", "from": "", "to": name} for name in step.guardians]


def _doubt(step: Step, preview: Preview) -> dict[str, Any]:
    return {
        "reason": step.doubt,
        "candidates": [_person(person, preview) for person in step.candidates],
    }


def _person(person: Person, preview: Preview) -> dict[str, str]:
    return {"person": preview.labels[person.id], "person_id": person.id}


def where_it_came_from(roster: Roster, _: Texts) -> list[str]:
    """What is worth knowing of the file itself."""
    lines: list[str] = []
    if roster.is_of_other_year:
        lines.append(
            _(
                "Mind: the file is of school year {year}, the register works in another one. Its"
                " groups are taken as groups of the register's year.",
                year=roster.year,
            )
        )
    if roster.left_out:
        sheets = ", ".join(roster.left_out)
        lines.append(_("Only the first sheet is read, not: {sheets}.", sheets=sheets))
    return lines


def preview_lines(preview: Preview, _: Texts) -> list[str]:
    """A preview for people."""
    lines = [
        *_part(_("New"), [_row(s, _, _in_groups(s, _)) for s in preview.new]),
        *_part(_("Changed"), [_row(s, _, _told_changes(s, _)) for s in preview.changed]),
        *_part(_("Moved to another group"), [_row(s, _, _move(s)) for s in preview.moved]),
        *_part(_("Left the school"), [_row(s, _, str(s.leaves_on)) for s in preview.left]),
        *_part(_("Came back"), [_row(s, _, "") for s in preview.back]),
        *_part(
            _("In the register, not in the file (nothing happens to them)"),
            [f"  {preview.labels[person.id]}" for person in preview.gone],
        ),
        *_part(_("Unclear"), [_row(s, _, _told_doubt(s, preview, _)) for s in preview.doubtful]),
        *_part(
            _("A pupil younger than 3 or older than 25: check the birth date"),
            [_row(s, _, "") for s in preview.unlikely],
        ),
    ]
    if preview.unchanged:
        lines.append(_.several("{n} unchanged.", "{n} unchanged.", len(preview.unchanged)))
    if preview.left_out:
        lines.append(_left_out(len(preview.left_out), _))
    if preview.doubtful:
        lines.append(_how_to_say(_))
    return lines


def import_lines(done: Imported, _: Texts) -> list[str]:
    """What was imported, for people."""
    lines = [
        _(
            "{new} new, {moved} moved to another group, {unchanged} unchanged.",
            new=done.new,
            moved=done.moved,
            unchanged=done.unchanged,
        )
    ]
    if done.changed or done.left or done.back:
        lines.append(
            _(
                "{changed} with changed particulars, {left} left the school, {back} came back.",
                changed=done.changed,
                left=done.left,
                back=done.back,
            )
        )
    if done.not_in_file:
        lines.append(
            _.several(
                "{n} person in the register is not in this file and was kept.",
                "{n} persons in the register are not in this file and were kept.",
                done.not_in_file,
            )
        )
    if done.left_out:
        lines.append(_left_out(done.left_out, _))
    if done.doubtful:
        lines.append(
            _(
                "Nothing was done with these rows, because it is not clear who they are: {rows}.",
                rows=", ".join(map(str, done.doubtful)),
            )
        )
        lines.append(_how_to_say(_))
    return lines


def _part(title: str, lines: Sequence[str]) -> list[str]:
    return [f"{title} ({len(lines)}):", *lines] if lines else []


def _row(step: Step, _: Texts, more: str) -> str:
    born = f" ({step.row.birth_date})" if step.row.birth_date else ""
    told = f": {more}" if more else ""
    return _("  row {row}  {name}", row=step.row.line, name=f"{_name(step)}{born}{told}")


def _in_groups(step: Step, _: Texts) -> str:
    return ", ".join(step.joins) or _("no group")


def _move(step: Step) -> str:
    return f"{', '.join(step.leaves) or '–'} → {', '.join(step.joins) or '–'}"


def _told_changes(step: Step, _: Texts) -> str:
    told = [
        f"{_(FIELDS[c.field])} {c.before or '–'} → {c.after or '–'}"
        for c in step.changes
        if c.field != "left_on"
    ]
    told += [_("parent or guardian {name} added", name=name) for name in step.guardians]
    return "; ".join(told)


def _told_doubt(step: Step, preview: Preview, _: Texts) -> str:
    names = "; ".join(preview.labels[person.id] for person in step.candidates)
    return f"{_(CODES[str(step.doubt)])} – {names}"


def _left_out(n: int, _: Texts) -> str:
    return _.several(
        "{n} person in the file had left before ever being in the register, and is left out.",
        "{n} persons in the file had left before ever being in the register, and are left out.",
        n,
    )


def _how_to_say(_: Texts) -> str:
    return _(
        "Say of each row whether it is the person in the register (--same ROW) or somebody new"
        " (--new ROW), and import the file again."
    )
