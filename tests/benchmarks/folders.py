"""Folders of pictures per person: who takes part."""

import random
from pathlib import Path

from tests.benchmarks.halves import twice_in
from tests.benchmarks.pictures import files_in

Files = dict[str, list[Path]]


def people_in(identities: Path, strangers: Path, pictures: int) -> tuple[Files, Files, list[str]]:
    """The pictures of those who may be enrolled, of strangers, and whom another source has too."""
    known, unknown = _by_person(identities, pictures), _by_person(strangers, pictures)
    twice = twice_in(known, unknown)
    return _without(known, twice), _without(unknown, twice), sorted(twice)


def some(people: Files, limit: int | None, seed: int) -> Files:
    """So many of them, chosen by the seed."""
    if limit is None or limit >= len(people):
        return people
    return {
        name: people[name] for name in sorted(random.Random(seed).sample(sorted(people), limit))
    }


def _by_person(folder: Path, pictures: int) -> Files:
    folders = sorted(p for p in folder.iterdir() if p.is_dir())
    return {one.name: files_in(one)[:pictures] for one in folders}


def _without(people: Files, names: set[str]) -> Files:
    return {name: files for name, files in people.items() if name not in names}
