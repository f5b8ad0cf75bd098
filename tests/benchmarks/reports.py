"""Prints of a large school: seconds for the overview, memory of a long run of evidence packs.

python -m tests.benchmarks.reports [--persons 1000] [--runs 3] [--pages 500 5000]

The register is made through the repositories, with three school years of decisions. The overview is
timed as printed, in each form; medians, by the clock and in processor time. A run prints packs of
pupils over and over in a process of its own until the pages are reached, and tells its peak memory.
"""

import argparse
import os
import resource
import secrets
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pypdfium2
from PIL import Image

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Evidence, Format, Vault
from consent_desk.services.print_report import Order, print_report, print_run
from consent_desk.services.prints.about import About
from consent_desk.services.prints.kinds import Kind
from reports.draw import draw
from tests.benchmarks.pictures import tell
from tests.benchmarks.register import THIS_YEAR, decide, median_of, people, timed
from tests.school import FixedClock

YEARS = 3
PURPOSES = 16
SCANNED = 200


def main(words: Sequence[str] | None = None) -> int:
    """Measure both, or (for a process of its own) one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs="*", default=[500, 5000])
    parser.add_argument("--only-run", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    if options.only_run:
        return _run(options.folder, options.only_run)
    with TemporaryDirectory() as scratch:
        passphrase = {bootstrap.PASSPHRASE_VARIABLE: secrets.token_hex(16)}
        with patch.dict(os.environ, passphrase):
            folder = Path(scratch)
            vault = _school(folder / "vault", options.persons)
            _overview(vault, folder, options.persons, options.runs)
            for pages in options.pages:
                _in_a_process(folder, pages)
    return 0


def _school(folder: Path, persons: int) -> Vault:
    made = bootstrap.make_vault(folder, "De Grote Klimop", SchoolYear(THIS_YEAR))
    vault = replace(made, clock=FixedClock())
    pupils = people(vault, persons, years=YEARS)
    for year in range(THIS_YEAR - YEARS + 1, THIS_YEAR + 1):
        decide(vault, pupils, SchoolYear(year), PURPOSES)
    scan = _scan()
    with vault.register.write() as uow:
        for pupil in pupils[:SCANNED]:
            uow.ledger.add_evidence(Evidence(secrets.token_hex(16), pupil.id, scan=scan))
        uow.commit()
    return vault


def _scan() -> bytes:
    """A form of two pages with a scanner's noise, some hundreds of kilobytes."""
    noise = Image.effect_noise((1240, 1754), 24)
    out = BytesIO()
    noise.save(out, "PDF", save_all=True, append_images=[noise], resolution=150)
    return out.getvalue()


def _overview(vault: Vault, folder: Path, persons: int, runs: int) -> None:
    for form in (Format.PDF, Format.CSV, Format.XLSX):
        out = folder / f"school.{form}"
        order = Order(Kind.SCHOOL, form=form)
        took = [
            timed(lambda o=order, f=out: print_report(vault, o, f, draw))[0] for _ in range(runs)
        ]
        tell({"school_overview": persons, "form": form, **median_of(took)})


def _in_a_process(folder: Path, pages: int) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.reports", "--only-run", str(pages)]
    subprocess.run([*command, "--folder", str(folder)], check=True)


def _run(folder: Path, pages: int) -> int:
    vault = replace(bootstrap.open_vault(folder / "vault"), clock=FixedClock())
    groups = [f"G{n}" for n in range(SCANNED // 25)]
    out = folder / "packs"
    done = files = 0
    took, _ = timed(lambda: None)
    while done < pages:
        for group in groups:
            order = Order(Kind.EVIDENCE, About(group=group))
            spent, printed = timed(lambda o=order: list(print_run(vault, o, out, draw)))
            took += spent
            files += len(printed)
            done += sum(_pages(each.out) for each in printed)
            if done >= pages:
                break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell({"evidence_pages": done, "files": files, "peak_rss_mib": round(peak, 1),
          "clock_s": round(took.wall / 1000, 1), "cpu_s": round(took.cpu / 1000, 1)})  # fmt: skip
    return 0


def _pages(file: Path) -> int:
    pdf: Any = pypdfium2.PdfDocument(file)
    try:
        return len(pdf)
    finally:
        pdf.close()


if __name__ == "__main__":
    sys.exit(main())
