"""The data that are held about a person, as plain values for a JSON file."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from consent_desk.domain.audit import Entry
from consent_desk.domain.consent import Decision, Verdict
from consent_desk.domain.post import Post, Takedown
from consent_desk.messages import Texts
from consent_desk.ports import Template
from consent_desk.services.gather_answer import Held, Pictured
from consent_desk.services.see_person import Seen
from consent_desk.services.wordings import said


def record_of(
    held: Held, files: Mapping[str, str], made_at: datetime, texts: Texts
) -> dict[str, Any]:
    """Everything; `files` are the names in the folder by the ids of evidence and cleared files."""
    seen = held.seen
    return {
        "made_at": made_at.isoformat(timespec="seconds"),
        "school": held.school.name,
        "person": _person(seen),
        "groups": [{"year": str(g.year), "name": g.name} for g in seen.all_groups],
        "guardians": [{"id": g.id, "name": g.name, "may_sign": g.may_sign} for g in seen.guardians],
        "today": [_verdict(verdict) for verdict in held.verdicts],
        "decisions": [_decision(held, decision, texts) for decision in held.decisions],
        "evidence": [
            {"id": e.id, "paper": e.paper, "file": files.get(e.id)} for e in held.evidence
        ],
        "face_templates": [_template(template) for template in held.templates],
        "pictures": [_picture(picture, files) for picture in held.pictures],
        "takedowns": [_takedown(takedown) for takedown in held.takedowns],
        "log": [_entry(entry) for entry in held.log],
    }


def _person(seen: Seen) -> dict[str, Any]:
    person = seen.listed.person
    return {
        "id": person.id,
        "kind": person.kind,
        "first_name": person.first_name,
        "prefix": person.prefix,
        "last_name": person.last_name,
        "birth_date": _moment(person.birth_date),
        "left_on": _moment(person.left_on),
        "nicknames": list(person.nicknames),
        "former_names": [name.full_name for name in person.former_names],
        "household": person.household,
        "roster_key": person.roster_key,
        "siblings": len(seen.siblings),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "purpose": verdict.purpose,
        "may_be_shown": verdict.yes,
        "reason": verdict.reason,
        "position": verdict.position,
        "rule_version": verdict.rule_version,
    }


def _decision(held: Held, decision: Decision, texts: Texts) -> dict[str, Any]:
    names = {g.id: g.name for g in held.seen.guardians}
    guardian = decision.signer.guardian_id
    return {
        "id": decision.id,
        "position": decision.position,
        "purpose": decision.purpose,
        "answer": decision.answer,
        "year": str(decision.year),
        "signed_on": decision.signed_on.isoformat(),
        "effective_on": _moment(decision.effective_on),
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
        "placed_at": _moment(post.placed_at),
        "text": post.text,
        "link": post.link,
    }


def _template(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "network": template.model,
        "made_on": _moment(template.made_on),
        "numbers": list(template.descriptor),
    }


def _takedown(takedown: Takedown) -> dict[str, Any]:
    return {
        "id": takedown.id,
        "picture": takedown.cleared_id,
        "cause": takedown.cause,
        "asked_at": _moment(takedown.asked_at),
        "done_at": _moment(takedown.done_at),
        "dropped_at": _moment(takedown.dropped_at),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "position": entry.position,
        "at": entry.at,
        "action": entry.action,
        "about": entry.subject_id,
        "hash": entry.hash,
    }


def _moment(when: date | None) -> str | None:
    """A day, or a moment, as ISO 8601."""
    return when.isoformat() if when else None
