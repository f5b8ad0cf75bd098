"""The Dutch words that can be taken for names, as they come with the program."""

from functools import cache
from importlib.resources import files

from consent_desk.domain.names import DutchWords


@cache
def dutch_words() -> DutchWords:
    """Read them; `locale/nl/words.txt` says what its two lists are."""
    file = files("consent_desk") / "locale" / "nl" / "words.txt"
    lists: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = lists.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(line.split())
    return DutchWords(frozenset(lists["common"]), frozenset(lists["ordinary"]))
