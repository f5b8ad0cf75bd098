"""What became of a photo, as a record and as lines."""

from typing import Any

from consent_desk.cli.progress import STATES
from consent_desk.domain.photo import PhotoState
from consent_desk.domain.treatment import Treatment
from consent_desk.messages import Texts
from consent_desk.services.clear_photos import PhotoReport
from consent_desk.services.find_person import Directory


def record_of(report: PhotoReport, directory: Directory, texts: Texts) -> dict[str, Any]:
    """The record of one file; boxes are `[x, y, w, h]` in upright pixels of the original."""
    return {
        "file": str(report.file),
        "sha256": report.sha256,
        "state": report.state,
        "out": str(report.out) if report.out else None,
        "code": report.error.code if report.error else None,
        "reason": _reason(report, texts),
        "left": [str(file) for file in report.left],
        "faces": [_face(t, directory, texts) for t in report.treatments],
    }


def lines_of(report: PhotoReport, directory: Directory, texts: Texts) -> list[str]:
    """A line for the photo, and one for each face in it."""
    reason = _reason(report, texts)
    target = f" → {report.out.name}" if report.out else ""
    lines = [f"{texts(STATES[report.state])} {report.file}{target}"]
    if reason:
        lines.append(f"    {reason}")
    lines += [f"    {texts('Delete this one yourself: {file}', file=file)}" for file in report.left]
    return lines + [f"    {_face_line(t, directory, texts)}" for t in report.treatments]


def _reason(report: PhotoReport, texts: Texts) -> str | None:
    if report.error is not None:
        return texts.sentence(report.error)
    if report.state is PhotoState.BLOCKED:
        # Says why, not who (R18).
        return texts(
            "{file}: not everybody in it may be shown here, and this channel blocks such photos."
            " Choose another photo or another channel.",
            file=report.file.name,
        )
    return None


def _face(treatment: Treatment, directory: Directory, texts: Texts) -> dict[str, Any]:
    box = treatment.face.box
    return {
        "box": [box.x, box.y, box.w, box.h],
        "treatment": "show" if treatment.show else "cover",
        "person": directory.label(treatment.person_id) if treatment.person_id else None,
        "suggestions": [
            {"person": directory.label(s.person_id), "distance": round(s.distance, 3)}
            for s in treatment.suggestions
        ],
        "reason": _why(treatment, texts),
        "code": treatment.why,
    }


def _why(treatment: Treatment, texts: Texts) -> str:
    verdict = treatment.verdict
    return texts.why(treatment.why, verdict.reason if verdict else None)


def _face_line(treatment: Treatment, directory: Directory, texts: Texts) -> str:
    mark = "●" if treatment.show else "■"
    state = texts("show") if treatment.show else texts("cover")
    name = directory.label(treatment.person_id) if treatment.person_id else "–"
    return f"{mark} {state}  {name}  ({_why(treatment, texts)})"
