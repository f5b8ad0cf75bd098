"""How long 5,000 pupils take to come in, from EDEXML and from a table of answers.

`python -m tests.benchmarks.rosters [--pupils N] [--runs N]` makes its own school; one JSON line a
step, with seconds on the clock (the median of the runs, and all of them) and of processor time,
which says more on a machine that does other things too, and the size of the register.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from consent_desk import bootstrap
from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Vault
from consent_desk.services.import_answers import import_answers, read_answers
from consent_desk.services.import_roster import import_roster
from consent_desk.services.preview_roster import preview_roster
from consent_desk.services.read_roster import read_roster
from tests.rosters.samples import edexml, pupil
from tests.school import FixedClock

Times = dict[str, list[tuple[float, float]]]
FIRST = ("Sanne", "Tim", "Noor", "Daan", "Zoë", "Sem", "Fleur", "Mees", "Yara", "Ismaël")
LAST = ("Vries", "Jansen", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Vos", "Şahin", "Yıldız")
PREFIXES = ("", "", "de", "van der", "van 't")
PURPOSES = ("portal.photo", "portal.video", "portal.name", "website.photo")


def a_school(pupils: int, year: int) -> str:
    """The pupils of a school in one year: groups of 25, who move up together."""
    chance = random.Random(1)
    told: list[str] = []
    for number in range(pupils):
        born = date(2014, 10, 1) + timedelta(days=chance.randrange(8 * 365))
        prefix, last = chance.choice(PREFIXES), f"{chance.choice(LAST)}{number % 97}"
        group = f'<voorvoegsel>{prefix}</voorvoegsel><groep key="g{(number // 25 + year) % 400}"/>'
        told.append(pupil(number, chance.choice(FIRST), last, born.isoformat(), group))
    return "".join(told)


def a_file(pupils: int, year: int) -> bytes:
    """An EDEXML file of such a school."""
    groups = "".join(
        f'<groep key="g{n}"><naam>{n % 8 + 1}-{n}</naam><jaargroep>{n % 8 + 1}</jaargroep></groep>'
        for n in range(400)
    )
    return edexml(a_school(pupils, year), "", groups)


def answers_for(vault: Vault, lines: int) -> str:
    """A table of answers of the first persons."""
    with vault.register.read() as uow:
        people = uow.people.all()[:lines]
    header = ";".join(("Naam", "Geboortedatum", "Ondertekend op", "Bewijs", *PURPOSES))
    told = [
        f"{p.full_name};{p.birth_date};2026-09-01;map {n};" + ";".join("ja" for _ in PURPOSES)
        for n, p in enumerate(people)
    ]
    return "\n".join((header, *told))


def _timed(times: Times, step: str, work: Callable[[], object]) -> None:
    began, spent = time.perf_counter(), time.process_time()
    work()
    took = (time.perf_counter() - began, time.process_time() - spent)
    times.setdefault(step, []).append(took)


def _run(folder: Path, pupils: int, lines: int, times: Times) -> int:
    made = bootstrap.make_vault(folder / "vault", "Proef", SchoolYear(2026))
    vault = replace(made, clock=FixedClock())
    first, second = folder / "first.xml", folder / "second.xml"
    first.write_bytes(a_file(pupils, 0))
    second.write_bytes(a_file(pupils, 1))
    rows = read_roster(vault, first).rows
    assert len(rows) == pupils

    def bring_in(file: Path) -> None:
        done = import_roster(vault, read_roster(vault, file).rows)
        assert not done.doubtful

    _timed(times, "read", lambda: read_roster(vault, first))
    _timed(times, "preview of all new", lambda: preview_roster(vault, rows))
    _timed(times, "read and import, all new", lambda: bring_in(first))
    _timed(times, "read and import, unchanged", lambda: bring_in(first))
    _timed(times, "read and import, all in another group", lambda: bring_in(second))
    table = folder / "answers.csv"
    table.write_text(answers_for(vault, lines), encoding="utf-8")
    answers = read_answers(vault, table)
    _timed(times, f"{lines * len(PURPOSES)} answers", lambda: import_answers(vault, answers))
    return sum(file.stat().st_size for file in vault.folder.glob("register.db*"))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=5000)
    parser.add_argument("--answered", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args(argv)
    times: Times = {}
    size = 0
    for _ in range(args.runs):
        with tempfile.TemporaryDirectory() as folder:
            size = _run(Path(folder), args.pupils, args.answered, times)
    for step, seconds in times.items():
        clock, spent = zip(*seconds, strict=True)
        told = {"step": step, "pupils": args.pupils, "seconds": round(median(clock), 2)}
        told |= {"runs": [round(s, 2) for s in clock], "processor": round(median(spent), 2)}
        print(json.dumps(told))
    print(json.dumps({"step": "size of the register in bytes", "bytes": size}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
