"""Dutch surnames: the voorvoegsel apart from the name that it is sorted under."""

_PREFIXES = (
    "a à aan af al an am ben bij d da dal dalla de degli dei del della den der des di die "
    "do don dos du el het i im in la las le les lo los of onder op over s t te ten ter thoe "
    "tho to toe tot uit uijt van vanden vander ver vom von voor vor y zu zum zur"
)
_PREFIX_WORDS = frozenset(_PREFIXES.split(" "))


def split_surname(text: str) -> tuple[str, str]:
    """Part a surname as it is written: "van der Berg" is "van der" and "Berg".

    Only words in lower case count as a voorvoegsel, and the last word never does: "Van Dam" and
    "de" are names as they stand.
    """
    words = text.split()
    count = 0
    for word in words[:-1]:
        if word != word.lower() or not is_prefix_word(word):
            break
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def is_prefix_word(word: str) -> bool:
    """Whether a word in lower case can stand in a voorvoegsel."""
    return set(word.strip("'’`").replace("'", "-").split("-")) <= _PREFIX_WORDS
