"""What followed from a change, as a record and as lines."""

from collections.abc import Sequence
from typing import Any

from consent_desk.messages import Texts
from consent_desk.services.take_effect import Consequences

NOT_ALL = 3


def followed_record(followed: Sequence[Consequences]) -> dict[str, Any]:
    """Files that went, files to look after, and how many templates went."""
    return {
        "deleted": [str(file) for each in followed for file in each.deleted],
        "out_of_reach": [str(file) for each in followed for file in each.out_of_reach],
        "templates_deleted": sum(each.templates for each in followed),
    }


def followed_lines(followed: Sequence[Consequences], _: Texts) -> list[str]:
    """The same in words."""
    lines: list[str] = []
    if deleted := sum(len(each.deleted) for each in followed):
        lines.append(
            _.several(
                "{n} cleared photo that was not placed yet was deleted.",
                "{n} cleared photos that were not placed yet were deleted.",
                deleted,
            )
        )
    left = [file for each in followed for file in each.out_of_reach]
    lines += [_("Delete this one yourself: {file}", file=file) for file in left]
    if any(each.templates for each in followed):
        lines.append(_("The face templates were deleted."))
    return lines


def status_of(followed: Sequence[Consequences]) -> int:
    """The exit status: 3 where somebody has to delete something."""
    return NOT_ALL if any(each.out_of_reach for each in followed) else 0
