"""Remembering what somebody was called before: texts of that time still say so."""

from dataclasses import replace

from consent_desk.domain.person import FormerName, Person, plain


def with_former_names(before: Person, after: Person) -> Person:
    """`after`, with every name that `before` had or bore and `after` has no more."""
    now = {plain(name.full_name) for name in _borne(after)}
    known = {*before.former_names, *_borne(before)}
    kept = sorted(name for name in known if plain(name.full_name) not in now)
    return replace(after, former_names=tuple(kept))


def _borne(person: Person) -> list[FormerName]:
    whole = FormerName(person.first_name, person.prefix, person.last_name)
    return [whole, *map(FormerName, person.nicknames)]
