"""The data that are held about a person, as plain values for a JSON file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from consent_desk.domain.consent import Decision
from consent_desk.domain.post import Post
from consent_desk.messages import Texts
from consent_desk.services.gather_answer import Held, Pictured
from consent_desk.services.wordings import said


def record_of(
    held: Held, files: Mapping[str, str], made_at: datetime, texts: Texts
) -> dict[str, Any]:
    """Everything; `files` are the names in the folder by the ids of evidence and cleared files."""
    seen, person = held.seen, held.person
    return {
        "made_at": made_at.isoformat(timespec="seconds"),
        "school": held.school.name,
        "person": {
            "id": person.id,
            "kind": person.kind,
            "first_name": person.first_name,
            "prefix": person.prefix,
            "last_name": person.last_name,
            "birth_date": person.birth_date.isoformat() if person.birth_date else None,
            "left_on": person.left_on.isoformat() if person.left_on else None,
            "nicknames": list(person.nicknames),
            "household": person.household,
            "roster_key": person.roster_key,
            "siblings": len(seen.siblings),
        },
        "groups": [{"year": str(g.year), "name": g.name} for g in seen.all_groups],
        "guardians": [{"id": g.id, "name": g.name, "may_sign": g.may_sign} for g in seen.guardians],
        "today": [
            {
                "purpose": verdict.purpose,
                "may_be_shown": verdict.yes,
                "reason": verdict.reason,
                "position": verdict.position,
                "rule_version": verdict.rule_version,
            }
            for verdict in held.verdicts
        ],
        "decisions": [_decision(held, decision, texts) for decision in held.decisions],
        "evidence": [
            {"id": e.id, "paper": e.paper, "file": files.get(e.id)} for e in held.evidence
        ],
        "face_templates": [
            {
                "id": t.id,
                "network": t.model,
                "made_on": t.made_on.isoformat(),
                "numbers": list(t.descriptor),
            }
            for t in held.templates
        ],
        "pictures": [_picture(picture, files) for picture in held.pictures],
        "takedowns": [
            {
                "id": t.id,
                "picture": t.cleared_id,
                "cause": t.cause,
                "asked_at": t.asked_at.isoformat(),
                "done_at": t.done_at.isoformat() if t.done_at else None,
            }
            for t in held.takedowns
        ],
        "log": [
            {
                "position": e.position,
                "at": e.at,
                "action": e.action,
                "about": e.subject_id,
                "hash": e.hash,
            }
            for e in held.log
        ],
    }


def _decision(held: Held, decision: Decision, texts: Texts) -> dict[str, Any]:
    names = {g.id: g.name for g in held.seen.guardians}
    guardian = decision.signer.guardian_id
    effective = decision.effective_on
    return {
        "id": decision.id,
        "position": decision.position,
        "purpose": decision.purpose,
        "answer": decision.answer,
        "year": str(decision.year),
        "signed_on": decision.signed_on.isoformat(),
        "effective_on": effective.isoformat() if effective else None,
        "recorded_on": decision.recorded_on.isoformat(),
        "signed_by": decision.signer.kind,
        "guardian": names.get(guardian) if guardian else None,
        "evidence": decision.evidence_id,
        "wording_version": decision.wording_version,
        "wording": said(held.wordings, decision.purpose, decision.wording_version, texts.lang),
        "corrects": decision.corrects,
    }


def _picture(picture: Pictured, files: Mapping[str, str]) -> dict[str, Any]:
    cleared = picture.cleared
    return {
        "id": cleared.id,
        "channel": cleared.channel,
        "name": cleared.name,
        "shown": picture.shown,
        "file": files.get(cleared.id),
        "posts": [_post(post) for post in picture.posts],
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "id": post.id,
        "channel": post.channel,
        "placed_at": post.placed_at.isoformat() if post.placed_at else None,
        "text": post.text,
        "link": post.link,
    }
