"""Printing any overview: one call a print, and each of them in the log."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from consent_desk.domain.account import require
from consent_desk.domain.person import Person
from consent_desk.errors import FolderUnusable, ReportNeeds
from consent_desk.ports import Draw, Vault
from consent_desk.services.find_person import Directory, group_ids
from consent_desk.services.make_print import Order, Way, make_print
from consent_desk.services.print_file import write_print
from consent_desk.services.prints.kinds import REPORT_KINDS

__all__ = ["Order", "Printed", "print_report", "print_run"]


@dataclass(frozen=True)
class Printed:
    """A print: the file, and the log's last hash, which stands on it."""

    out: Path
    audit_hash: str


def print_report(vault: Vault, order: Order, out: Path, draw: Draw) -> Printed:
    """Write one print; it is in the log before it is on the disk.

    Raises:
        as `make_print`.
        FolderUnusable: the file cannot be written.
    """
    made = make_print(vault, order, draw, Way.FILE)
    write_print(out, made.content)
    return Printed(out, made.stamp.audit_hash)


def print_run(vault: Vault, order: Order, folder: Path, draw: Draw) -> Iterator[Printed]:
    """Write one print for each person of a group (none asked: of the school), in a folder.

    Prints are made as they are asked for, one at a time, so that a run of any length takes no more
    memory than its longest print. A file of the same name is written over.

    Raises:
        ReportNeeds: there are no runs of this kind.
        UnknownGroup: there is no such group this school year.
        FolderUnusable: the folder cannot be made or written.
    """
    kind = REPORT_KINDS[order.kind]
    require(vault.actor, kind.action)
    if not kind.in_runs:
        raise ReportNeeds(needs="--person")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnusable(folder=str(folder)) from error
    for person_id, name in _persons(vault, order.about.group):
        about = replace(order.about, person=person_id, group=None)
        yield print_report(vault, replace(order, about=about), folder / name, draw)


def _persons(vault: Vault, group: str | None) -> list[tuple[str, str]]:
    """Ids, and the names of files that tell persons apart."""
    today = vault.clock.now().date()
    with vault.register.read() as uow:
        persons = uow.people.in_groups(group_ids(uow, [group])) if group else uow.people.all()
        here: list[Person] = [person for person in persons if not person.has_left_by(today)]
        directory = Directory.around(uow, here)
        labels = sorted((directory.label(person.id), person.id) for person in here)
    return [(id_, f"{_file_name(label)}.pdf") for label, id_ in labels]


def _file_name(label: str) -> str:
    """A label without what no file's name may hold on any system."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", label).strip(" .")[:120] or "_"
