"""Whether a text names a person: the one place where takedowns look at texts."""

import re
import unicodedata

from consent_desk.domain.person import Person


def named_in(text: str, person: Person) -> bool:
    """Whether first name, a nickname or surname stands in a text as words of their own.

    Case and accents do not matter, and a possessive s is allowed. What is a namesake's, or a Dutch
    word, counts too: somebody looks at every takedown, and one too many harms nobody.
    """
    plain = _plain(text)
    names = (person.first_name, person.last_name, *person.nicknames)
    return any(
        re.search(rf"(?<!\w){re.escape(_plain(name))}(?:'?s)?(?!\w)", plain)
        for name in names
        if name.strip()
    )


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
