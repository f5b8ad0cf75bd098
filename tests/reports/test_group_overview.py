"""The overview on paper, read back."""

import re
import subprocess
from pathlib import Path

import pytest

from consent_desk.domain.consent import Answer
from consent_desk.errors import FolderUnusable
from consent_desk.messages import Language
from consent_desk.ports import Vault
from consent_desk.rosters.table import read_table
from consent_desk.services.import_roster import import_roster
from consent_desk.services.print_overview import print_overview
from reports.group_overview import draw_group_overview
from tests.school import answer


def text_of(pdf: Path) -> str:
    read = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return read.stdout.decode()


def printed(vault: Vault, out: Path, group: str = "5A", lang: Language = "nl") -> str:
    print_overview(vault, group, out, draw_group_overview, lang)
    return text_of(out)


def test_the_overview_has_every_name_and_verdict(school: Vault, tmp_path: Path) -> None:
    answer(school)
    answer(school, "Grace Hopper", given=Answer.REFUSED)
    text = printed(school, tmp_path / "5a.pdf")
    rows = {name: re.findall(r"[✓×–]", line) for line in text.splitlines()
            for name in ("Eileen Collins", "Grace Hopper") if name in line}  # fmt: skip
    assert rows["Eileen Collins"] == ["✓", *["–"] * 15]
    assert rows["Grace Hopper"] == ["×", *["–"] * 15]
    assert "Zoë van der Wörter-Şahin" in text
    assert "Noor" not in text


def test_the_overview_carries_the_logs_latest_hash(school: Vault, tmp_path: Path) -> None:
    text = printed(school, tmp_path / "5a.pdf")
    with school.register.read() as uow:
        head = uow.audit.head()
    assert head is not None
    assert head.hash[:16] in text


def test_it_prints_in_the_language_asked_for(school: Vault, tmp_path: Path) -> None:
    assert "Vertrouwelijk" in printed(school, tmp_path / "nl.pdf")
    assert "Confidential" in printed(school, tmp_path / "en.pdf", lang="en")


@pytest.mark.parametrize(("pupils", "pages"), [(0, 1), (34, 1), (120, 3)])
def test_many_pupils_flow_to_further_pages(
    school: Vault, tmp_path: Path, pupils: int, pages: int
) -> None:
    surnames = [f"Nguyễn-Łukaszewicz {'de ' * (n % 4 == 0)}Boer" for n in range(pupils)]
    lines = [f"Leerling{n},{name},2016-01-01,7C" for n, name in enumerate(surnames)]
    header = "first_name,last_name,birth_date,group\n"
    import_roster(school, read_table(f"{header}Noor,de Vries,2016-05-06,7C\n".encode(), "r"))
    import_roster(school, read_table((header + "\n".join(lines)).encode(), "r"))
    text = printed(school, tmp_path / "7c.pdf", "7C")
    assert f"pagina 1 van {pages}" in text
    assert len(set(re.findall(r"Leerling\d+", text))) == pupils


def test_a_folder_that_is_not_there_is_a_sentence(school: Vault, tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable):
        printed(school, tmp_path / "no" / "5a.pdf")
