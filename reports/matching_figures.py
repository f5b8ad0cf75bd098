"""What is known of matching: its thresholds, and what they did when they were measured."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from consent_desk.messages import Texts
from consent_desk.ports import Accountability, MatchingFigures
from reports.blocks import gap, remark, sentence
from reports.tables import listing


def matching(content: Accountability, width: float, texts: Texts) -> Iterator[Flowable]:
    """Whether it is on, and the figures by age; none where the network was not measured."""
    settings, known = content.settings, content.matching
    yield sentence(
        texts("Matching is on at this school.")
        if settings.face_matching
        else texts("Matching is off at this school. These are the figures of what it would use.")
    )
    if not known.bands:
        yield sentence(
            texts("Nothing was measured of the network in use ({name}): it names nobody by itself.",
                  name=known.network)
        )  # fmt: skip
        return
    measured = texts.day(known.measured_on) if known.measured_on else "–"
    yield remark(texts("Network {name}, measured on {day}.", name=known.network, day=measured))
    yield gap(1)
    head = [texts("from age"), texts("distance below"), texts("margin above"),
            texts("strangers tried"), texts("of them named"), texts("rate"),
            texts("95 % bound"), texts("alone")]  # fmt: skip
    rows = [_band(band, settings.match_strictness, texts) for band in known.bands]
    each = width / len(head)
    yield listing(head, rows, [each] * len(head), range(7))
    yield gap(1)
    yield remark(
        texts(
            "Rate: strangers who were taken for somebody of the group. Bound: with 95 % certainty"
            " the rate is not above it. Alone: whether a sure match may stand without a teacher,"
            " where the director allows that; it may not while the bound is above 1 %."
        )
    )
    shares = [b for b in known.bands if b.names_unattended and b.named_share is not None]
    for band in shares:
        yield remark(
            texts("From age {age}: {share} of those who agreed are recognised.",
                  age=band.from_age, share=_share(band.named_share or 0, texts))
        )  # fmt: skip


def _band(band: MatchingFigures, strictness: float, texts: Texts) -> list[str]:
    return [
        str(band.from_age),
        _decimal(f"{band.distance * strictness:.3f}", texts),
        _decimal(f"{band.margin:.2f}", texts),
        str(band.strangers),
        str(band.named),
        _share(band.rate, texts),
        _share(band.upper, texts),
        texts("yes") if band.names_unattended else texts("no"),
    ]


def _share(share: float, texts: Texts) -> str:
    return _decimal(f"{100 * share:.2f} %", texts)


def _decimal(text: str, texts: Texts) -> str:
    return text.replace(".", ",") if texts.lang == "nl" else text
