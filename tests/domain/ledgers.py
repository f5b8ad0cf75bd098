"""Decisions and strategies for the tests of the rules."""

from datetime import date, timedelta

from hypothesis import strategies as st

from consent_desk.domain.consent import Answer, Decision, Signer, SignerKind
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.purpose import DEFAULT_PURPOSES
from consent_desk.domain.school_year import SchoolYear

YEAR = SchoolYear(2026)
TODAY = date(2026, 11, 22)
PURPOSE = DEFAULT_PURPOSES[0]
PUPIL = Person("p1", PersonKind.PUPIL, "Sanne", "Jansen", date(2016, 3, 4))
GUARDIAN = Signer(SignerKind.GUARDIAN)
MOTHER = Signer(SignerKind.GUARDIAN, "g1")
FATHER = Signer(SignerKind.GUARDIAN, "g2")
SELF = Signer(SignerKind.SELF)


def decision(
    answer: Answer = Answer.GRANTED,
    *,
    position: int = 1,
    person: str = "p1",
    purpose: str = PURPOSE.code,
    year: SchoolYear = YEAR,
    signed: date = date(2026, 9, 1),
    signer: Signer = GUARDIAN,
    evidence: str | None = "e1",
    wording: int = 1,
    effective: date | None = None,
    corrects: int | None = None,
) -> Decision:
    return Decision(
        id=f"d{position}",
        position=position,
        person_id=person,
        purpose=purpose,
        answer=answer,
        year=year,
        signed_on=signed,
        recorded_on=signed,
        signer=signer,
        evidence_id=evidence,
        wording_version=wording,
        effective_on=effective,
        corrects=None if corrects is None else f"d{corrects}",
    )


def _build(parts: list[tuple[object, ...]]) -> list[Decision]:
    return [
        decision(
            answer,  # type: ignore[arg-type]
            position=index,
            person=person,  # type: ignore[arg-type]
            purpose=purpose,  # type: ignore[arg-type]
            year=SchoolYear(year),  # type: ignore[arg-type]
            signed=date(2025, 1, 1) + timedelta(days=day),  # type: ignore[arg-type]
            signer=signer,  # type: ignore[arg-type]
            evidence=evidence,  # type: ignore[arg-type]
            effective=_after(day, wait),
            corrects=corrects,  # type: ignore[arg-type]
        )
        for index, (answer, person, purpose, year, day, signer, evidence, wait, corrects) in (
            enumerate(parts, 1)
        )
    ]


def _after(day: object, wait: object) -> date | None:
    return None if wait is None else date(2025, 1, 1) + timedelta(days=day + wait)  # type: ignore[operator]


ledgers = st.lists(
    st.tuples(
        st.sampled_from(Answer),
        st.sampled_from(["p1", "p1", "p2"]),
        st.sampled_from([PURPOSE.code, PURPOSE.code, "website.photo", "portal.name"]),
        st.sampled_from([2025, 2026, 2026, 2027]),
        st.integers(0, 1000),
        st.sampled_from([GUARDIAN, MOTHER, FATHER, SELF]),
        st.sampled_from(["e1", None]),
        st.sampled_from([None, None, -10, 30]),
        st.sampled_from([None, None, None, 1, 2, 3, 4, 5, 6]),
    ),
    max_size=8,
).map(_build)

days = st.integers(0, 1000).map(lambda n: date(2025, 1, 1) + timedelta(days=n))
persons = st.builds(
    Person,
    id=st.just("p1"),
    kind=st.sampled_from(PersonKind),
    first_name=st.just("Sanne"),
    last_name=st.just("Jansen"),
    birth_date=st.sampled_from([date(2016, 3, 4), date(2010, 11, 22), date(1980, 1, 1), None]),
    left_on=st.sampled_from([None, None, date(2026, 10, 1)]),
)
