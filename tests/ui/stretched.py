"""A language 40 % longer than Dutch, to see that every text has room to grow."""

from typing import override

from consent_desk.messages import Texts

_FILL = "ëxträ lang "


def stretch(text: str) -> str:
    """The text with 40 % more letters, in words like those of a language."""
    more = round(len(text) * 0.4)
    return f"{text} {(_FILL * (more // len(_FILL) + 1))[: max(more - 1, 0)]}".rstrip()


class StretchedTexts(Texts):
    """Texts in Dutch and then some."""

    @override
    def __call__(self, text: str, **params: object) -> str:
        return stretch(super().__call__(text, **params))

    @override
    def several(self, one: str, many: str, n: int, **params: object) -> str:
        return stretch(super().several(one, many, n, **params))
