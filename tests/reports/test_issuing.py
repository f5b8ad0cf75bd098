"""From the screen to paper or a file: the very same print, and each step of it in the log."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consent_desk.domain.account import Account, Role
from consent_desk.domain.audit import Entry
from consent_desk.errors import FolderUnusable, FormatUnfit, NotAllowed, PrintOutdated
from consent_desk.ports import Format, Vault
from consent_desk.services.issue_print import issue_to_printer, preview_print, save_print
from consent_desk.services.keep_group import add_group
from consent_desk.services.make_print import Made, Order
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from consent_desk.services.verify_audit import verify_audit
from consent_desk.services.withdraw import withdraw
from reports.draw import draw
from tests.reports.reading import read
from tests.school import FixedClock, answer


def previewed(vault: Vault, kind: Kind = Kind.GROUP) -> Made:
    return preview_print(vault, Order(kind, About(group="5A", person="Eileen Collins")), draw)


def logged(vault: Vault) -> list[Entry]:
    with vault.register.read() as uow:
        return [e for e in uow.audit.entries() if e.action.startswith("overview.")]


def test_what_was_looked_at_is_what_is_saved(school: Vault, out: Path) -> None:
    answer(school)
    made = previewed(school)
    save_print(school, made, Format.PDF, out / "5a.pdf", draw)
    assert (out / "5a.pdf").read_bytes() == made.content
    seen, saved = logged(school)
    assert seen.details == {"kind": "group", "form": "pdf", "way": "screen"}
    assert seen.hash == made.stamp.audit_hash
    assert saved.action == "overview.issued"
    assert saved.details == {
        "kind": "group",
        "form": "pdf",
        "way": "file",
        "print": made.stamp.audit_hash,
        "sha256": hashlib.sha256(made.content).hexdigest(),
    }
    assert verify_audit(school).whole


def test_a_table_tells_what_was_looked_at_under_the_same_hash(school: Vault, out: Path) -> None:
    answer(school)
    made = previewed(school)
    for form in (Format.CSV, Format.XLSX):
        save_print(school, made, form, out / f"5a.{form}", draw)
    assert "Eileen Collins;toestemming;" in (out / "5a.csv").read_text("utf-8-sig")
    assert [entry.details["print"] for entry in logged(school)[1:]] == [made.stamp.audit_hash] * 2
    digest = hashlib.sha256((out / "5a.xlsx").read_bytes()).hexdigest()
    assert logged(school)[-1].details["sha256"] == digest


def test_a_printer_is_in_the_log_with_whom_it_was_about(school: Vault) -> None:
    made = previewed(school, Kind.EVIDENCE)
    issue_to_printer(school, made)
    issue_to_printer(school, made)
    first, *others = logged(school)
    assert [entry.details["way"] for entry in others] == ["printer", "printer"]
    assert {entry.subject_id for entry in others} == {first.subject_id} != {""}


def test_nothing_leaves_that_is_not_true_any_more(school: Vault, out: Path) -> None:
    answer(school)
    made = previewed(school)
    withdraw(school, "Eileen Collins")
    for leave in (
        lambda: issue_to_printer(school, made),
        lambda: save_print(school, made, Format.PDF, out / "5a.pdf", draw),
    ):
        with pytest.raises(PrintOutdated):
            leave()
    assert [file.name for file in out.iterdir()] == ["vault"]
    assert len(logged(school)) == 1


def test_a_preview_that_was_left_open_overnight_does_not_leave_with_consents_of_last_year(
    school: Vault, out: Path
) -> None:
    answer(school)
    evening = datetime(2027, 7, 31, 23, 50, tzinfo=ZoneInfo("Europe/Amsterdam"))
    made = previewed(replace(school, clock=FixedClock(evening)))
    later = replace(school, clock=FixedClock(evening + timedelta(minutes=5)))
    save_print(later, made, Format.PDF, out / "5a.pdf", draw)
    morning = replace(school, clock=FixedClock(evening + timedelta(hours=9)))
    with pytest.raises(PrintOutdated):
        issue_to_printer(morning, made)


def test_what_the_print_does_not_tell_of_keeps_nothing_back(school: Vault, out: Path) -> None:
    made = previewed(school)
    add_group(school, "9Z")
    save_print(school, made, Format.PDF, out / "5a.pdf", draw)
    assert "Groep 5A" in read(out / "5a.pdf").text


def test_what_cannot_be_had_leaves_nothing(school: Vault, out: Path) -> None:
    made = previewed(school, Kind.EVIDENCE)
    with pytest.raises(FormatUnfit):
        save_print(school, made, Format.CSV, out / "x.csv", draw)
    with pytest.raises(FolderUnusable):
        save_print(school, made, Format.PDF, out / "no" / "x.pdf", draw)
    teacher = replace(school, actor=Account("t", "T", frozenset({Role.TEACHER})))
    with pytest.raises(NotAllowed):
        save_print(teacher, made, Format.PDF, out / "x.pdf", draw)
    with pytest.raises(NotAllowed):
        previewed(teacher)
    assert [file.name for file in out.iterdir()] == ["vault"]


def test_a_print_in_memory_shows_nothing_of_itself_in_a_crash_file(school: Vault) -> None:
    assert "Collins" not in repr(previewed(school))
