"""The data that are held about a person, to be read by that person or the parents."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from consent_desk.domain.audit import Entry
from consent_desk.domain.consent import Decision, Reason, SignerKind
from consent_desk.domain.post import Takedown
from consent_desk.messages import Texts
from consent_desk.sentences import LOGGED
from consent_desk.services.gather_answer import Held, Pictured
from consent_desk.services.wordings import said


def lines_of(
    held: Held, files: Mapping[str, str], made_at: datetime, texts: Texts
) -> Iterator[str]:
    """The text, line by line."""
    _ = texts
    name = held.person.full_name
    yield _("What {school} holds about {person}", school=held.school.name, person=name)
    yield _("Made on {day}.", day=_day(made_at.date()))
    for heading, lines in sections_of(held, files, texts):
        yield ""
        if heading:
            yield heading
        yield from (f"  {line}" if heading else line for line in lines)


def sections_of(
    held: Held, files: Mapping[str, str], texts: Texts
) -> Iterator[tuple[str, list[str]]]:
    """Headings with their lines, those without lines left out; the first has no heading.

    Args:
        held: what is held.
        files: what scans and photos are called, by the ids of evidence and cleared files.
        texts: the language.
    """
    _ = texts
    yield "", list(_about(held, _))
    parts: list[tuple[str, Iterator[str]]] = [
        (_("May be shown today"), _today(held, _)),
        (_("What was decided"), (_decided(held, d, _) for d in held.decisions)),
        (_("What was asked"), _asked(held, _)),
        (_("Signed forms"), _proofs(held, files, _)),
        (_("Face templates"), _templates(held, _)),
        (_("Photos"), (_picture(held, p, files, _) for p in held.pictures)),
        (_("Taken off a channel"), (_takedown(t, _) for t in held.takedowns)),
        (_("Entries in the log"), (_logged(e, _) for e in held.log)),
    ]
    for heading, lines in parts:
        found = list(lines)
        if found:
            yield heading, found


def _logged(entry: Entry, _: Texts) -> str:
    day = _day(datetime.fromisoformat(entry.at).astimezone().date())
    kind = entry.action.partition(".")[0]
    what = _(LOGGED[kind]) if kind in LOGGED else _("other entries")
    return f"{entry.position} · {day} · {what}"


def _templates(held: Held, _: Texts) -> Iterator[str]:
    for each in held.templates:
        day = _day(each.made_on)
        yield _("Made on {day} by the network {name}.", day=day, name=each.model)


def _about(held: Held, _: Texts) -> Iterator[str]:
    person, seen = held.person, held.seen
    if person.birth_date:
        yield _("Born on {day}.", day=_day(person.birth_date))
    if person.nicknames:
        yield _("Also called: {names}.", names=", ".join(person.nicknames))
    if person.former_names:
        names = ", ".join(name.full_name for name in person.former_names)
        yield _("Formerly called: {names}.", names=names)
    if person.left_on:
        yield _("Left the school on {day}.", day=_day(person.left_on))
    if person.roster_key:
        yield _("Known in another system as {key}.", key=person.roster_key)
    for group in seen.all_groups:
        yield _("Group {group} in {year}.", group=group.name, year=group.year)
    for guardian in seen.guardians:
        words = _("may sign") if guardian.may_sign else _("may not sign")
        yield _("Parent or guardian: {name} ({words}).", name=guardian.name, words=words)
    if seen.siblings:
        yield _.several(
            "{n} brother or sister at this school.",
            "{n} brothers and sisters at this school.",
            len(seen.siblings),
        )


def _today(held: Held, _: Texts) -> Iterator[str]:
    for verdict in held.verdicts:
        yield f"{_name(held, verdict.purpose, _)}: {_.reason(verdict.reason)}"


def _decided(held: Held, decision: Decision, _: Texts) -> str:
    names = {g.id: g.name for g in held.seen.guardians}
    by = _("the person") if decision.signer.kind is SignerKind.SELF else _("a parent")
    line = _(
        "{day}, {who}, for {year}: {purpose} – {answer} (wording {version}).",
        day=_day(decision.signed_on),
        who=names.get(decision.signer.guardian_id or "", by),
        year=decision.year,
        purpose=_name(held, decision.purpose, _),
        answer=_.reason(Reason(decision.answer)),
        version=decision.wording_version,
    )
    recorded = _("Recorded on {day}.", day=_day(decision.recorded_on))
    return f"{line} {recorded}"


def _asked(held: Held, _: Texts) -> Iterator[str]:
    for purpose, version in sorted({(d.purpose, d.wording_version) for d in held.decisions}):
        sentence = said(held.wordings, purpose, version, _.lang)
        if sentence:
            yield _(
                "{purpose}, wording {version}: {sentence}",
                purpose=_name(held, purpose, _),
                version=version,
                sentence=sentence,
            )


def _proofs(held: Held, files: Mapping[str, str], _: Texts) -> Iterator[str]:
    for proof in held.evidence:
        if proof.paper:
            yield _("On paper: {place}.", place=proof.paper)
        if proof.id in files:
            yield _("Scan: {file}", file=files[proof.id])


def _picture(held: Held, picture: Pictured, files: Mapping[str, str], _: Texts) -> str:
    channels = {c.code: _.channel_name(c) for c in held.channels}
    code = picture.cleared.channel
    parts = [
        f"{picture.cleared.name} ({channels.get(code, code)})",
        _("shown") if picture.shown else _("covered"),
    ]
    if picture.cleared.id in files:
        parts.append(_("Photo: {file}", file=files[picture.cleared.id]))
    elif picture.shown:
        parts.append(_("not given here: others are visible in it, or it is not kept any more"))
    for post in picture.posts:
        if post.placed_at:
            parts.append(_("placed on {day}", day=_day(post.placed_at.date())))
        if post.text:
            parts.append(f"“{post.text}”")
    return " · ".join(parts)


def _takedown(takedown: Takedown, _: Texts) -> str:
    asked = _("asked on {day}", day=_day(takedown.asked_at.date()))
    if takedown.done_at is not None:
        return f"{asked} · {_('done on {day}', day=_day(takedown.done_at.date()))}"
    if takedown.dropped_at is not None:
        dropped = _("dropped on {day}: asked by mistake", day=_day(takedown.dropped_at.date()))
        return f"{asked} · {dropped}"
    return f"{asked} · {_('still to be done')}"


def _name(held: Held, code: str, _: Texts) -> str:
    purposes = {p.code: p for p in held.purposes}
    return _.purpose_name(purposes[code]) if code in purposes else code


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
