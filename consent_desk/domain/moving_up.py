"""What becomes of each group when the next school year begins."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from consent_desk.domain.person import Group

LAST_LEVEL = 8
_CLASS = re.compile(r"(?:(?:jaargroep|groep|gr\.?|klas)\s*)?([1-8])(?!\d)\D*")


class Fate(StrEnum):
    """What a group does: its pupils go on together, leave the school, or go on elsewhere."""

    MOVES = "moves"
    LEAVES = "leaves"
    ENDS = "ends"


@dataclass(frozen=True)
class Move:
    """A group of the ending year and what becomes of it; `name` and `level` are the next ones.

    Not `sure`: the name tells no single group number, so that somebody has to look.
    """

    group: Group
    fate: Fate
    name: str = ""
    level: int | None = None
    sure: bool = True


def level_of(name: str) -> int | None:
    """The Dutch group number (1 to 8) in a name such as "5A"; None where there is not just one.

    It stands in front, or behind the word for group: the number of a room or a building ("Unit 8")
    says nothing about who is in it.
    """
    match = _CLASS.fullmatch(name.strip().casefold())
    return int(match[1]) if match else None


def propose(group: Group) -> Move:
    """What a group does by itself: "5A" becomes "6A", group 8 leaves.

    A combined group ends, for its pupils go on in the classes they are in beside it. A name without
    a number stays.
    """
    if group.combined:
        return Move(group, Fate.ENDS)
    level = group.level or level_of(group.name)
    if level is None:
        return Move(group, Fate.MOVES, group.name, sure=False)
    if level >= LAST_LEVEL:
        return Move(group, Fate.LEAVES)
    name = re.sub(rf"(?<!\d){level}(?!\d)", str(level + 1), group.name, count=1)
    return Move(group, Fate.MOVES, name, level + 1, sure=name != group.name)


def decide(
    groups: Sequence[Group], renamed: Mapping[str, str], leaving: Collection[str]
) -> list[Move]:
    """The fate of each group: what somebody said of it, or else what is proposed.

    Args:
        groups: of the ending year.
        renamed: group id to the name in the next year.
        leaving: ids of groups whose pupils leave.
    """
    return [
        Move(group, Fate.LEAVES)
        if group.id in leaving
        else Move(group, Fate.MOVES, renamed[group.id], level_of(renamed[group.id]))
        if group.id in renamed
        else propose(group)
        for group in groups
    ]
