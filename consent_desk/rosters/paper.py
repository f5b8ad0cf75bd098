"""Whether a text says where a signed form is, or only that there is one, or none."""

from consent_desk.rosters.likeness import folded

# Said anywhere, there is no form: "geen formulier", "nog niet binnen".
_NONE = (
    "geen nee niet niets nooit zonder ontbreekt ontbreken ontbrekend vermist mist kwijt "
    "onbekend volgt none not nothing never without missing lost unknown"
)
# With nothing else beside them, these answer a question or tick a box.
_MERE = (
    "ja j yes y x v true waar akkoord ok oke okay onwaar false n no nog leeg empty "
    "ondertekend getekend ontvangen aanwezig binnen ingeleverd gezien signed received present "
    "nvt na tbd"
)
_NONE_WORDS = frozenset(_NONE.split(" "))
_MERE_WORDS = frozenset(_MERE.split(" "))


def points_to_paper(text: str) -> bool:
    """Whether a text can be the reference of a signed form (R3).

    A yes or a no, a tick, signs only, or that the form is missing points to no paper; a number can
    be that of a sheet.
    """
    words = [word for word in folded(text).split() if word.isalnum()]
    if _NONE_WORDS.intersection(words) or "".join(words) in _MERE_WORDS:
        return False
    return not _MERE_WORDS.issuperset(words)
