"""Codes into sentences, in the reader's language, for window, command line and prints alike."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Literal

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from consent_desk.domain.advice import Advice, Warned
from consent_desk.domain.consent import Reason
from consent_desk.domain.purpose import Channel, Purpose, Subject
from consent_desk.domain.treatment import Why
from consent_desk.errors import KnownError
from consent_desk.sentences import (
    ADVICE,
    CHANNEL_NAMES,
    CHANNELS_IN_TEXT,
    CODES,
    ERRORS,
    HEADINGS,
    MEANINGS,
    PURPOSE_NAMES,
    PURPOSES_IN_TEXT,
    REASONS,
    SUBJECT_NAMES,
    WHYS,
    WORDINGS,
)

Language = Literal["nl", "en"]


@cache
def catalogue(lang: Language) -> NullTranslations:
    """The texts of a language; English is what the code says itself."""
    if lang == "en":
        return NullTranslations()
    po = files("consent_desk") / "locale" / lang / "LC_MESSAGES" / "consent_desk.po"
    compiled = BytesIO()
    with po.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=lang))
    compiled.seek(0)
    return GNUTranslations(compiled)


class Texts:
    """The texts of one language: `_ = Texts("nl")`, then `_("Photo {n}", n=3)`."""

    def __init__(self, lang: Language = "nl") -> None:
        self.lang: Language = lang
        self._catalogue = catalogue(lang)

    def __call__(self, text: str, **params: object) -> str:
        translated = self._catalogue.gettext(text)
        return translated.format(**params) if params else translated

    def several(self, one: str, many: str, n: int, **params: object) -> str:
        """A text that depends on a number; both forms may use `{n}`."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **params)

    def sentence(self, error: KnownError) -> str:
        """What happened, and the next step."""
        params = {name: self._shown(value) for name, value in error.params.items()}
        return self(ERRORS[error.code], **params)

    def heading(self, error: BaseException) -> str:
        """What kind of failure it is, in a few words; anything but a `KnownError` is a bug."""
        return self(HEADINGS[_family(error)])

    def meaning(self, error: BaseException) -> str:
        """What it means for the photos and the answers."""
        return self(MEANINGS[_family(error)])

    def why(self, why: Why, reason: Reason | None = None) -> str:
        """Why a face is shown or covered; where consent decided, why there is no yes."""
        if why is Why.NO_YES and reason is not None:
            return self(REASONS[reason])
        return self(WHYS[why])

    def channel_name(self, channel: Channel) -> str:
        """What a channel is called: the school's own name for it, or the usual one."""
        return self._own(channel.name_nl, channel.name_en) or self._usual(
            CHANNEL_NAMES, channel.code
        )

    def own_purpose_name(self, purpose: Purpose) -> str | None:
        """What the school itself calls a purpose; None: it has the usual name."""
        return self._own(purpose.name_nl, purpose.name_en)

    def purpose_name(self, purpose: Purpose) -> str:
        """What a purpose is called: the school's own name for it, or the usual one."""
        return self.own_purpose_name(purpose) or self._usual(PURPOSE_NAMES, purpose.code)

    def subject(self, subject: Subject) -> str:
        """What of a person is shown, in a word."""
        return self(SUBJECT_NAMES[subject])

    def wording(self, purpose_code: str) -> str | None:
        """The sentence that is usually signed for a purpose; None: the school has its own."""
        return self(WORDINGS[purpose_code]) if purpose_code in WORDINGS else None

    def _own(self, dutch: str | None, english: str | None) -> str | None:
        return (english or dutch) if self.lang == "en" else (dutch or english)

    def _usual(self, names: Mapping[str, str], code: str) -> str:
        return self(names[code]) if code in names else code

    def reason(self, reason: Reason) -> str:
        """Why a verdict is what it is."""
        return self(REASONS[reason])

    def advice(self, warned: Warned) -> str:
        """A warning about a post, with its reason."""
        if warned.advice is Advice.ONE_PUPIL:
            return self.several(
                "In {n} photo just one pupil is shown. Posts are about the group: choose one with"
                " more children in it.",
                "In {n} photos just one pupil is shown. Posts are about the group: choose some with"
                " more children in them.",
                warned.count,
            )
        if warned.advice is Advice.WEEK_IS_FULL:
            return self.several(
                "Group {group} has had {n} post here this week. Keep this one for next week, or put"
                " it with another.",
                "Group {group} has had {n} posts here this week. Keep this one for next week, or"
                " put it with another.",
                warned.count,
                group=warned.group,
            )
        return self(ADVICE[warned.advice])

    def day(self, day: date) -> str:
        """A date as it is written in a letter."""
        return format_date(day, "d MMMM y", locale=self.lang)

    def purpose(self, purpose: Purpose) -> str:
        """What a purpose is called inside a sentence."""
        return self._own(purpose.name_nl, purpose.name_en) or self._usual(
            PURPOSES_IN_TEXT, purpose.code
        )

    def channel(self, channel: Channel) -> str:
        """What a channel is called inside a sentence."""
        return self._own(channel.name_nl, channel.name_en) or self._usual(
            CHANNELS_IN_TEXT, channel.code
        )

    def _shown(self, value: object) -> str:
        text = str(value)
        if isinstance(value, date):
            return self.day(value)
        return self(CODES[text]) if text in CODES else text


def _family(error: BaseException) -> str:
    """The branch of the error tree that an error hangs on; "" for a bug."""
    names = (kind.__name__ for kind in type(error).__mro__)
    return next((name for name in names if name in HEADINGS), "")
