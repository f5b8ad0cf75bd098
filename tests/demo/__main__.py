"""`make demo`: the main job on example photos, told in five lines."""

import json
import os
import secrets
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from consent_desk.media.files import sha256
from tests.demo.command import run
from tests.demo.example import CHANNELS, Example, group_photos, own_photos
from tests.demo.sheet import contact_sheet

Records = list[dict[str, Any]]


def main(out: Path) -> int:
    """Make an example school, clear its photos for two channels, and leave the results."""
    shutil.rmtree(out, ignore_errors=True)
    photos = out / "photos"
    photos.mkdir(parents=True)
    example = Example()
    own_photos(photos, example)
    group_photos(photos, example)
    with tempfile.TemporaryDirectory() as vault:
        os.environ["CONSENT_DESK_VAULT"] = str(Path(vault) / "vault")
        os.environ["CONSENT_DESK_PASSPHRASE"] = secrets.token_urlsafe(16)
        enrolled = _school(example, Path(vault))
        reports = {channel: _clear(channel, photos, out, example) for channel in CHANNELS}
        run("report", "group", "--group", "5A", "--out", out / "overview-5A.pdf")
        entries = run("audit", "verify")["entries"]
    (out / "report.json").write_text(json.dumps(reports, indent=1, ensure_ascii=False))
    contact_sheet(out / "contact-sheet.jpg", reports)
    _tell(out, example, enrolled, reports, entries)
    return 0


def _school(example: Example, scratch: Path) -> int:
    """The register of the example school; says how many photos were enrolled."""
    run("init", "--school", "De Voorbeeldschool", "--year", "2026-2027")
    roster = scratch / "roster.csv"
    roster.write_text(example.roster(), encoding="utf-8")
    run("roster", "import", roster)
    for person, purposes in example.granted.items():
        words = [word for purpose in purposes for word in ("--purpose", purpose)]
        signed = ("--signed", example.signed, "--paper", "example")
        run("consent", "record", "--person", person, *words, "--answer", "granted", *signed)
    for setting in ("dpia_done", "face_matching"):
        run("settings", "set", setting, "true")
    results = [run("enrol", "--person", p, *files) for p, files in example.enrol.items()]
    return sum(record["state"] == "enrolled" for records in results for record in records)


def _clear(channel: str, photos: Path, out: Path, example: Example) -> Records:
    word = out / "teachers-word.json"
    digests = {photo.name: sha256(photo.read_bytes()) for photo in photos.iterdir()}
    words = [said | {"sha256": digests[said["file"]]} for said in example.words]
    word.write_text(json.dumps(words, indent=1))
    where = ("--group", "5A", "--channel", channel, "--out", out / channel, "--school-device")
    return run("clear", photos, *where, "--confirm", word)


def _tell(
    out: Path, example: Example, enrolled: int, reports: dict[str, Records], entries: int
) -> None:
    counts = "; ".join(f"{channel}: {_count(records)}" for channel, records in reports.items())
    lines = {
        "School": f"{len(example.persons)} persons, {len(example.granted)} with a signed form;"
        f" {enrolled} face photos enrolled. Whoever signed nothing may not be shown.",
        "Photos": f"{len(reports[CHANNELS[0]])} photos, and the teacher's word on"
        f" {len(example.words)} faces in them.",
        "Cleared": f"{counts}.",
        "Checked": "every file was read back and searched for faces again; the log is whole,"
        f" {entries} entries.",
        "Look at": f"{out}/contact-sheet.jpg, report.json, overview-5A.pdf, and the files in"
        f" {' and '.join(reports)}.",
    }
    for title, line in lines.items():
        print(f"{title:<9}{line}")


def _count(records: Records) -> str:
    treatments = Counter(face["treatment"] for record in records for face in record["faces"])
    cleared = sum(record["state"] == "cleared" for record in records)
    return f"{cleared} files, {treatments['show']} faces shown and {treatments['cover']} covered"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo-output")))
