"""Real group photos with known and unknown people, through a school of its own.

python -m tests.benchmarks.groups --groups DIR [--enrolled 3]

The folder holds photos and `truth.json`: for each face its box, its name (null: a stranger) and
the folder, beside this one, to enrol from. Whoever has no such folder is a stranger to the school.
Everybody else is enrolled as staff, by the services, in a vault made for it; the photos then go the
way of the window: found, compared with the gallery, put together.
"""

import argparse
import json
import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from consent_desk.bootstrap import PASSPHRASE_VARIABLE
from consent_desk.domain.cluster import FaceRef
from consent_desk.domain.person import PersonKind
from consent_desk.domain.photo import Box
from consent_desk.domain.treatment import Named
from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting
from consent_desk.services.cluster_faces import cluster_faces, see_faces
from consent_desk.services.enrol_face import enrol_face
from consent_desk.services.find_faces import Gallery, gallery_of
from consent_desk.services.keep_person import Particulars, add_person
from consent_desk.settings import read_settings
from consent_desk.vision.cluster import Seen
from tests.benchmarks.clusters import Score, score_of
from tests.benchmarks.pictures import files_in, opened, say, tell
from tests.benchmarks.score import pairs
from tests.school import answer, make_school

BORN = date(1985, 5, 5)


@dataclass(frozen=True)
class Known:
    """A face of the truth: where, whose by the name of a folder (None: a stranger's)."""

    box: Box
    name: str | None
    enrol_from: str | None


@dataclass(frozen=True)
class Shown:
    """A face of the truth or a further one, whose it is, and what the program made of it.

    `person`: who was enrolled, by id; None: a stranger to the school. `found`: None where the
    program found no face. `listed`: whether the truth has it.
    """

    person: str | None
    found: Named | None
    listed: bool = True

    @property
    def named(self) -> str | None:
        """Whom the program names without a teacher."""
        return self.found.match.named if self.found and self.found.match else None

    @property
    def suggested(self) -> list[str]:
        """Whom it suggests, nearest first."""
        match = self.found.match if self.found else None
        return [s.person_id for s in match.suggestions] if match else []


def main(words: Sequence[str] | None = None) -> int:
    """Enrol, look at all photos, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=Path, required=True, help="photos and truth.json")
    parser.add_argument("--enrolled", type=int, nargs="+", default=[1, 3], help="photos a person")
    options = parser.parse_args(words)
    truth = truth_in(options.groups)
    for enrolled in options.enrolled:
        tell(
            {"benchmark": "groups", "enrolled": enrolled} | measure(options.groups, truth, enrolled)
        )
    return 0


def truth_in(folder: Path) -> dict[str, list[Known]]:
    """The faces of each photo of the folder."""
    said = json.loads((folder / "truth.json").read_text("utf-8"))
    return {
        file: [Known(Box(*face["box"]), face["name"], face.get("enrol_from")) for face in faces]
        for file, faces in said.items()
    }


def measure(folder: Path, truth: Mapping[str, Sequence[Known]], enrolled: int) -> dict[str, object]:
    """Counts over all faces, in a school made for it."""
    passphrase = {PASSPHRASE_VARIABLE: secrets.token_urlsafe()}
    with TemporaryDirectory() as scratch, patch.dict(os.environ, passphrase):
        vault = make_school(Path(scratch) / "vault")
        persons = _enrolled(vault, folder, truth, enrolled)
        with vault.register.read() as uow:
            everybody, settings = uow.people.all(), read_settings(uow.settings.get())
            today = vault.clock.now().date()
            gallery = gallery_of(uow, everybody, settings, vault.engine, today)
        shown, kept, owners = _looked_at(vault, folder, truth, persons, gallery)
        clusters = score_of(cluster_faces(vault.engine, kept), owners)
        return counts(shown, clusters, gallery)


def _enrolled(
    vault: Vault, folder: Path, truth: Mapping[str, Sequence[Known]], photos: int
) -> dict[str, str]:
    """Everybody whose folder is there, enrolled from the first photos that are fit; their ids."""
    for setting in ("dpia_done", "face_matching"):
        change_setting(vault, setting, "true")
    sources = {f.name: f.enrol_from for own in truth.values() for f in own if f.name}
    persons: dict[str, str] = {}
    for name, source in sorted(sources.items()):
        pictures = folder.parent / (source or "")
        if not source or not pictures.is_dir():
            say(f"not enrolled, no pictures: {name}")
            continue
        first, _, last = name.replace("_", " ").title().partition(" ")
        person = add_person(vault, PersonKind.STAFF, Particulars(first, last or first, "", BORN))
        answer(vault, person.id, "face_matching")
        files = iter(files_in(pictures))
        made = 0
        while made < photos and (file := next(files, None)):
            made = enrol_face(vault, person.id, [file]).templates
        if made:
            persons[name] = person.id
    return persons


def _looked_at(
    vault: Vault,
    folder: Path,
    truth: Mapping[str, Sequence[Known]],
    persons: Mapping[str, str],
    gallery: Gallery,
) -> tuple[list[Shown], list[list[Seen]], dict[FaceRef, str]]:
    """Every face, what may be kept of each photo, and whose each face is that was found."""
    shown: list[Shown] = []
    kept: list[list[Seen]] = []
    owners: dict[FaceRef, str] = {}
    for file, pixels in opened([folder / name for name in truth]):
        named, seen = see_faces(vault.engine, file.name, None, pixels, (), gallery)
        kept.append(seen)
        for number, (face, found) in enumerate(paired(truth[file.name], named)):
            name = face.name if face else None
            person = persons.get(name) if name else None
            shown.append(Shown(person, found, listed=face is not None))
            if found:
                ref = FaceRef(file.name, found.face.box)
                owners[ref] = name or f"{file.name}, stranger {number}"
    return shown, kept, owners


def paired(
    known: Sequence[Known], named: Sequence[Named]
) -> list[tuple[Known | None, Named | None]]:
    """Each face of the truth with what was found there, then what the truth does not have."""
    same = pairs([_row(n.face.box) for n in named], [_row(face.box) for face in known])
    found = {j: named[i] for i, j in same}
    matched = {i for i, _ in same}
    more = [(None, each) for i, each in enumerate(named) if i not in matched]
    return [*((face, found.get(j)) for j, face in enumerate(known)), *more]


def counts(shown: Sequence[Shown], clusters: Score, gallery: Gallery) -> dict[str, object]:
    """How many of how many; `others_found` are faces, or none, that the truth does not have."""
    ours = [one for one in shown if one.person]
    strangers = [one for one in shown if not one.person]
    faces, confirmations, wrong, _ = clusters
    return {
        "gallery": len(gallery.centres),
        "faces": sum(one.listed for one in shown),
        "not_found": sum(one.found is None for one in shown),
        "of_enrolled": len(ours),
        "right_first": sum(one.suggested[:1] == [one.person] for one in ours),
        "right_among_three": sum(one.person in one.suggested for one in ours),
        "named_right": sum(one.named == one.person for one in ours),
        "named_wrong": sum(one.named not in {None, one.person} for one in ours),
        "of_strangers": sum(one.listed for one in strangers),
        "others_found": sum(not one.listed for one in strangers),
        "strangers_named": sum(one.named is not None for one in strangers),
        "clusters": confirmations,
        "clustered": faces,
        "in_a_wrong_cluster": wrong,
    }


def _row(box: Box) -> tuple[int, int, int, int]:
    return box.x, box.y, box.w, box.h


if __name__ == "__main__":
    sys.exit(main())
