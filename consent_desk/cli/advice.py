"""Advice about a post, as lines and as records."""

from collections.abc import Sequence
from typing import Any

from consent_desk.domain.advice import Advice, Warned
from consent_desk.messages import Texts
from consent_desk.sentences import ADVICE


def lines_of(warned: Sequence[Warned], texts: Texts) -> list[str]:
    """A line for each warning."""
    return [f"▲ {_sentence(each, texts)}" for each in warned]


def records_of(warned: Sequence[Warned], texts: Texts) -> list[dict[str, Any]]:
    """A record for each warning; `group` is None where it is about no group of its own."""
    return [
        {
            "code": each.advice,
            "group": each.group or None,
            "count": each.count or None,
            "sentence": _sentence(each, texts),
        }
        for each in warned
    ]


def _sentence(warned: Warned, texts: Texts) -> str:
    if warned.advice is Advice.ONE_PUPIL:
        return texts.several(
            "In {n} photo just one pupil is shown. Posts are about the group: choose one with more"
            " children in it.",
            "In {n} photos just one pupil is shown. Posts are about the group: choose some with"
            " more children in them.",
            warned.count,
        )
    if warned.advice is Advice.WEEK_IS_FULL:
        return texts.several(
            "Group {group} has had {n} post here this week. Keep this one for next week, or put it"
            " with another.",
            "Group {group} has had {n} posts here this week. Keep this one for next week, or put it"
            " with another.",
            warned.count,
            group=warned.group,
        )
    return texts(ADVICE[warned.advice])
