"""Advice about a post, as lines and as records."""

from collections.abc import Sequence
from typing import Any

from consent_desk.domain.advice import Warned
from consent_desk.messages import Texts


def lines_of(warned: Sequence[Warned], texts: Texts) -> list[str]:
    """A line for each warning."""
    return [f"▲ {texts.advice(each)}" for each in warned]


def records_of(warned: Sequence[Warned], texts: Texts) -> list[dict[str, Any]]:
    """A record for each warning; `group` is None where it is about no group of its own."""
    return [
        {
            "code": each.advice,
            "group": each.group or None,
            "count": each.count or None,
            "sentence": texts.advice(each),
        }
        for each in warned
    ]
