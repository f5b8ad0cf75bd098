"""Whether a text names a person: the one place where takedowns look at texts."""

from collections.abc import Callable

from consent_desk.domain.names import NameIndex, Skimmer, find_names
from consent_desk.domain.person import Person
from consent_desk.services.dutch_words import dutch_words


def named_in(person: Person) -> Callable[[str], bool]:
    """A test whether a text may name a person, in any of the spellings that the gate knows.

    What is a namesake's, or only perhaps a name, counts too: somebody looks at every takedown, and
    one too many harms nobody.
    """
    index = NameIndex([person], dutch_words())
    skimmer = Skimmer(index)
    return lambda text: skimmer.may_name(text) and bool(find_names(text, index))
