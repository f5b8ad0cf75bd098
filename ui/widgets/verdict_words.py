"""What is said of somebody's verdict for this channel before that person is chosen."""

from consent_desk.domain.consent import Verdict
from consent_desk.messages import Texts
from ui.widgets.labels import Tone


def verdict_words(
    texts: Texts, verdict: Verdict, channel: str, *, hides_reasons: bool = False
) -> tuple[Tone, str]:
    """The meaning of a verdict, and its words.

    Args:
        texts: the language.
        verdict: for a photo in the channel.
        channel: its name in that language.
        hides_reasons: others look at this screen, so only what happens is said, not why (R18).
    """
    tone = Tone.SHOWN if verdict.yes else Tone.COVERED
    if hides_reasons:
        return tone, texts("show") if verdict.yes else texts("cover")
    if verdict.yes:
        return tone, texts("photo {channel}: yes", channel=channel)
    return tone, texts.reason(verdict.reason)
