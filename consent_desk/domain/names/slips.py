"""Names as they are written with one slip of the pen, or by ear."""

from collections.abc import Iterable

_BY_EAR = (
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("ij", "i"), ("ei", "i"), ("ie", "i"), ("y", "i"),
    ("dt", "t"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("j", "i"),
)  # fmt: skip
_SHORTEST_BY_EAR = 3


def by_ear(word: str) -> str:
    """How a folded word sounds, roughly: Thijs, Tijs and Thys are one."""
    for written, heard in _BY_EAR:
        word = word.replace(written, heard)
    return "".join(c for c, before in zip(word, " " + word, strict=False) if c != before)


def one_slip_apart(one: str, other: str) -> bool:
    """Whether a letter too many, too few, wrong, or two letters swapped tell two words apart."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = _common(one, other)
    one, other = one[start:], other[start:]
    end = _common(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


class Slips:
    """Finds the names that a word may be meant for.

    Each name is kept under itself and under itself without each of its letters (as in SymSpell by
    W. Garbe), so that looking up does not depend on how many names there are.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names, folded."""
        self._near: dict[str, list[str]] = {}
        self._heard: dict[str, list[str]] = {}
        for name in names:
            for key in _shorter(name):
                self._near.setdefault(key, []).append(name)
            self._heard.setdefault(by_ear(name), []).append(name)

    def meant(self, word: str) -> set[str]:
        """The names one slip away from a folded word, or that sound like it."""
        near = {name for key in _shorter(word) for name in self._near.get(key, ())}
        found = {name for name in near if _likely(word, name) and one_slip_apart(word, name)}
        sound = by_ear(word)
        if len(sound) >= _SHORTEST_BY_EAR:
            found.update(self._heard.get(sound, ()))
        return found - {word}


def _shorter(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _likely(word: str, name: str) -> bool:
    """A slip in the first letter is rare, and in a short name it makes another word."""
    return word[0] == name[0] or min(len(word), len(name)) >= 6
