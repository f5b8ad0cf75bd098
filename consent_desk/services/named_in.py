"""Whether a text names a person: the one place where takedowns look at texts."""

import re
import unicodedata
from collections.abc import Callable

from consent_desk.domain.person import Person


def named_in(person: Person) -> Callable[[str], bool]:
    """A test whether first name, a nickname or surname stands in a text as words of their own.

    Case and accents do not matter, and a possessive s is allowed. What is a namesake's, or a Dutch
    word, counts too: somebody looks at every takedown, and one too many harms nobody.
    """
    names = [_plain(n) for n in (person.first_name, person.last_name, *person.nicknames)]
    words = [name for name in names if name.strip()]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?:'?s)?(?!\w)")

    def names_them(text: str) -> bool:
        plain = _plain(text)
        return any(word in plain for word in words) and pattern.search(plain) is not None

    return names_them


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
