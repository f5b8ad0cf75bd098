"""Sentences of the advice about a post; the reason is in each."""

from consent_desk.domain.advice import Advice
from consent_desk.sentences.marks import mark

ADVICE = {
    Advice.LESSON_TIME: mark(
        "It is lesson time. Place the post after school, unless it is about an excursion that is"
        " going on."
    ),
    Advice.OUTSIDE_HOURS: mark(
        "It is outside working hours. Placing it later shows parents that nobody has to answer now."
    ),
}
