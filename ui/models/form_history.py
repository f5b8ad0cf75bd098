"""A person's decisions put together by the form that they stand on; no widgets."""

from collections import Counter
from collections.abc import Sequence

from babel.dates import format_date

from consent_desk.domain.consent import Answer
from consent_desk.messages import Texts
from consent_desk.services.tell_decision import Told

_ORDER = (Answer.GRANTED, Answer.REFUSED, Answer.WITHDRAWN, Answer.NOT_ANSWERED)


def forms_of(decisions: Sequence[Told], texts: Texts) -> list[tuple[str, str, str]]:
    """The newest first: the day with the school year, the answers counted, and where the form is.

    Entries that were corrected are left out.
    """
    forms: dict[tuple[object, ...], list[Told]] = {}
    for told in decisions:
        if told.corrected_by is None and told.decision.answer is not Answer.NOT_ANSWERED:
            d = told.decision
            key = (d.year, d.signed_on, d.evidence_id, d.answer is Answer.WITHDRAWN)
            forms.setdefault(key, []).append(told)
    return [_line(form, texts) for form in reversed(forms.values())]


def _line(form: Sequence[Told], texts: Texts) -> tuple[str, str, str]:
    first = form[0].decision
    counts = Counter(told.decision.answer for told in form)
    day = format_date(first.signed_on, "d MMM y", locale=texts.lang)
    said = ", ".join(_count(answer, counts[answer], texts) for answer in _ORDER if counts[answer])
    proof = form[0].paper or (texts("form kept as a scan") if form[0].has_proof else "")
    who = texts("recorded by {account}", account=form[0].recorder) if form[0].recorder else ""
    line = " · ".join(part for part in (proof, who) if part)
    return f"{day} · {first.year}", said, line


def _count(answer: Answer, n: int, texts: Texts) -> str:
    if answer is Answer.GRANTED:
        return texts("{n} × yes", n=n)
    return texts("{n} × no", n=n) if answer is Answer.REFUSED else texts("{n} × withdrawn", n=n)
