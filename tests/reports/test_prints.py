"""Every print, read back: what all of them have in common, and how they look."""

from dataclasses import replace
from pathlib import Path

import pytest

from consent_desk.domain.account import Account, Role
from consent_desk.errors import FolderUnusable, FormatUnfit, NotAllowed, ReportNeeds
from consent_desk.messages import Language, Texts
from consent_desk.ports import Format, UnitOfWork, Vault
from consent_desk.services.print_report import Order, print_report
from consent_desk.services.prints.about import About, Shaped
from consent_desk.services.prints.kinds import REPORT_KINDS, Kind, kinds_for
from consent_desk.services.verify_audit import verify_audit
from consent_desk.services.withdraw import withdraw
from reports.draw import draw
from tests.reports.filled import EILEEN, Filled
from tests.reports.reading import (
    assert_looks_as_before,
    fonts,
    language,
    overlaps,
    printed,
    read,
    sticks_out,
)
from tests.school import answer

ABOUT = {
    Kind.GROUP: About(group="5A"),
    Kind.POCKET: About(group="5A"),
    Kind.EVIDENCE: About(person="Kind0 van Zes"),
    Kind.WITHDRAWAL: About(person=EILEEN),
    Kind.ANSWER: About(person=EILEEN),
}
SECTIONS = {
    Kind.SCHOOL: ["De hele school", "Per groep", "Jaar op jaar"],
    Kind.PLACED: ["Per kanaal", "Geplaatst", "Te verwijderen"],
    Kind.ACCOUNTABILITY: ["Regels die gelden", "Hoe lang iets bewaard wordt", "Het logboek"],
    Kind.EVIDENCE: ["Wat er is besloten", "Wat er ondertekend is", "Ondertekende formulieren"],
    Kind.RECOVERY: ["De sleutel", "Op een andere computer"],
}


def about(filled: Filled, kind: Kind, out: Path) -> About:
    if kind is not Kind.FOUNDATION:
        return ABOUT.get(kind, About())
    file = printed(filled, Kind.SCHOOL, out, form=Format.JSON)
    other = out / "other.json"
    name = "De Wingerd, openbare basisschool voor daltononderwijs in de binnenstad van Utrecht"
    text = file.read_text(encoding="utf-8").replace("Basisschool De Klimop", name)
    other.write_text(text, encoding="utf-8")
    return About(files=(file, other))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_each_print_is_whole_in_both_languages(
    filled: Filled, out: Path, kind: Kind, lang: Language
) -> None:
    texts = Texts(lang)
    file = printed(filled, kind, out, about(filled, kind, out), lang=lang)
    found = read(file)
    assert language(file) == lang
    assert "Basisschool De Klimop" in found.about["Title"]
    assert found.about["Creator"] == "Consent Desk"
    assert found.bookmarks[0][0] == 0
    assert all(embedded == "yes" for _, embedded in fonts(file))
    with filled.vault.register.read() as uow:
        head = uow.audit.head()
    assert head is not None
    for number, page in enumerate(found.pages, start=1):
        assert texts("page {number} of {of}", number=number, of=len(found.pages)) in page.line
        assert texts("Confidential") in page.text
        by = texts("Printed by {who} on {when} · log {hash}", who=filled.vault.actor.name,
                   when="22-11-2026 10:30", hash=head.hash[:16])  # fmt: skip
        assert by in page.line
        assert overlaps(page) == []
        assert sticks_out(page) == []


@pytest.mark.parametrize("kind", list(SECTIONS))
def test_sections_are_bookmarks_in_the_order_of_the_print(
    filled: Filled, out: Path, kind: Kind
) -> None:
    found = read(printed(filled, kind, out, ABOUT.get(kind)))
    titles = [title for _, title in found.bookmarks]
    assert [title for title in titles if title in SECTIONS[kind]] == SECTIONS[kind]
    heads = [line for page in found.pages for line in page.text.splitlines()]
    assert [line for line in heads if line in SECTIONS[kind]] == SECTIONS[kind]


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (Kind.GROUP, 0),
        (Kind.POCKET, 0),
        (Kind.SCHOOL, 0),
        (Kind.SCHOOL, 1),
        (Kind.SCHOOL, 2),
        (Kind.EVIDENCE, 0),
        (Kind.WITHDRAWAL, 0),
        (Kind.PLACED, 0),
        (Kind.ACCOUNTABILITY, 0),
        (Kind.ACCOUNTABILITY, 5),
    ],
)
def test_pages_look_as_they_did(filled: Filled, out: Path, kind: Kind, page: int) -> None:
    file = printed(filled, kind, out, ABOUT.get(kind))
    assert_looks_as_before(file, page, f"{kind}-{page + 1}")


def test_each_print_is_in_the_log_and_the_log_stays_whole(filled: Filled, out: Path) -> None:
    printed(filled, Kind.EVIDENCE, out, About(person="Kind0 van Zes"))
    with filled.vault.register.read() as uow:
        last = uow.audit.entries({"overview.printed"})[-1]
        person = uow.people.get(last.subject_id)
    assert person is not None
    assert person.full_name == "Kind0 van Zes"
    assert last.details == {"kind": "evidence", "form": "pdf", "way": "file"}
    assert verify_audit(filled.vault).whole


def test_what_is_not_said_or_does_not_exist_is_a_sentence(filled: Filled, out: Path) -> None:
    with pytest.raises(ReportNeeds):
        printed(filled, Kind.GROUP, out)
    with pytest.raises(FormatUnfit):
        printed(filled, Kind.EVIDENCE, out, ABOUT[Kind.EVIDENCE], Format.CSV)
    order = Order(Kind.GROUP, About(group="5A"))
    with pytest.raises(FolderUnusable):
        print_report(filled.vault, order, out / "no" / "5a.pdf", draw)


def test_a_teacher_prints_the_pocket_list_and_nothing_else(filled: Filled) -> None:
    teacher = Account("t", "T", frozenset({Role.TEACHER}))
    assert [each.kind for each in kinds_for(teacher)] == [Kind.POCKET]
    director = Account("d", "D", frozenset({Role.DIRECTOR}))
    assert Kind.RECOVERY in [each.kind for each in kinds_for(director)]


def test_who_may_not_print_something_prints_nothing(filled: Filled, out: Path) -> None:
    teacher = replace(filled.vault, actor=Account("t", "T", frozenset({Role.TEACHER})))
    for kind in set(Kind) - {Kind.POCKET}:
        with pytest.raises(NotAllowed):
            print_report(teacher, Order(kind, ABOUT.get(kind, About())), out / "x.pdf", draw)
    assert list(out.iterdir()) == []


def test_every_kind_has_words_in_both_languages() -> None:
    for kind in REPORT_KINDS.values():
        for lang in ("nl", "en"):
            assert kind.title(Texts(lang)) and kind.use(Texts(lang))


def test_what_is_withdrawn_meanwhile_is_on_the_print(
    school: Vault, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(school)
    kind = REPORT_KINDS[Kind.GROUP]
    looks: list[str] = []

    def shape(uow: UnitOfWork, vault: Vault, what: About, texts: Texts) -> Shaped:
        shaped = kind.shape(uow, vault, what, texts)
        if not looks:
            withdraw(school, EILEEN, ["portal.photo"])
        looks.append("looked")
        return shaped

    monkeypatch.setitem(REPORT_KINDS, Kind.GROUP, replace(kind, shape=shape))
    file = printed(Filled(school, out), Kind.GROUP, out, ABOUT[Kind.GROUP])
    assert f"{EILEEN} ×" in read(file).text
    assert len(looks) == 2
