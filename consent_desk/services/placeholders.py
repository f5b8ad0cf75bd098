"""What stands in a text instead of a name."""

from consent_desk.domain.names import Placeholders
from consent_desk.messages import Texts


def placeholders(texts: Texts) -> Placeholders:
    """The words in a language; none of them says who it was, nor that somebody said no (R18)."""
    _ = texts

    def one(staff: bool) -> str:
        return _("a member of staff") if staff else _("a pupil")

    def bare(staff: bool) -> str:
        return _("member of staff") if staff else _("pupil")

    def plural(staff: bool) -> str:
        return _("members of staff") if staff else _("pupils")

    def many(staff: bool, count: int) -> str:
        numbers = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five")}
        number = numbers.get(count, str(count))
        if staff:
            return _("{number} members of staff", number=number)
        return _("{number} pupils", number=number)

    def titled(title: str) -> str:
        return _("the {title}", title=title)

    return Placeholders(one, bare, plural, many, _("someone's"), titled)
