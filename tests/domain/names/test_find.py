import unicodedata
from dataclasses import replace
from itertools import cycle
from time import process_time

import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.names import DutchWords, Finding, NameIndex, Sureness, find_names
from consent_desk.domain.person import Person, PersonKind
from tests.names import index, missed, persons, sentences

SCHOOL = index()
PERSONS = SCHOOL.persons
TIM_DE_VRIES = next(p.id for p in PERSONS.values() if p.full_name == "Tim de Vries")


def found(text: str, at_hand: tuple[str, ...] = ()) -> list[Finding]:
    return find_names(text, SCHOOL, at_hand)


def called(finding: Finding) -> list[str]:
    return [PERSONS[i].full_name for i in finding.candidates]


def spots(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], str(f.sureness)) for f in found(text)]


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_no_name_in_two_hundred_sentences_is_missed(half: str) -> None:
    assert len(sentences(half)) == 100
    _nothing_missed(half)


def test_no_name_in_the_sentences_of_a_reviewer_is_missed() -> None:
    _nothing_missed("review")


def _nothing_missed(half: str) -> None:
    for sentence in sentences(half):
        assert missed(sentence, found(sentence.text)) == [], sentence.text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("foto van Sanne's hut", "Sanne's"),
        ("foto van Sanne’s hut", "Sanne’s"),
        ("foto van Tims hut", "Tims"),
        ("foto van Noortjes hut", "Noortjes"),
        ("foto van noortjes hut", "noortjes"),
        ("foto van Noortje's hut", "Noortje's"),
        ("foto van Timmies hut", "Timmies"),
        ("foto van Thomas' hut", "Thomas'"),
        ("foto van SANNE op school", "SANNE"),
        ("foto van sanne op school", "sanne"),
        ("kijk #sanne", "sanne"),
        ("kijk #teamsanne", "teamsanne"),
        ("kijk #teamroosvisser", "teamroosvisser"),
        ("kijk @Sanne", "Sanne"),
        ("foto van Zoe op school", "Zoe"),
        ("foto van Zoé op school", "Zoé"),
        ("foto van Zoe\u0308 op school", "Zoe\u0308"),
        ("foto van Jürgen", "Jürgen"),
        ("foto van Jurgen", "Jurgen"),
        ("foto van Juergen", "Juergen"),
        ("foto van Łukasz", "Łukasz"),
        ("foto van San\u00adne op school", "San\u00adne"),
        ("foto van San\u200bne op school", "San\u200bne"),
        ("foto van San-\nne op school", "San-\nne"),
        ("foto van S a n n e op school", "S a n n e"),
        ("foto van \uff33anne op school", "\uff33anne"),
        ("foto van Sanne Jansen op school", "Sanne Jansen"),
        ("foto van Sanne\nJansen op school", "Sanne\nJansen"),
        ("foto van Sanne\u00a0Jansen op school", "Sanne\u00a0Jansen"),
        ("foto van SanneJansen op school", "SanneJansen"),
        ("mail sanne.jansen@school", "sanne.jansen"),
        ("foto van Sanne M. Jansen op school", "Sanne M. Jansen"),
        ("foto van S. Jansen op school", "S. Jansen"),
        ("foto van Noor v.d. Berg op school", "Noor v.d. Berg"),
        ("foto van Noor vd Berg op school", "Noor vd Berg"),
        ("foto van Noor van de Berg op school", "Noor van de Berg"),
        ("foto van Noor v/d Berg op school", "Noor v/d Berg"),
        ("foto van Lieke van het Hof", "Lieke van het Hof"),
        ("foto van Zoë Wörter", "Zoë Wörter"),
        ("foto van Zoë van der Wörter-Şahin", "Zoë van der Wörter-Şahin"),
        ("foto van de Vries op school", "de Vries"),
        ("foto van OBrien op school", "OBrien"),
        ("foto van jan-willem op school", "jan-willem"),
        ("foto van Anne Sophie op school", "Anne Sophie"),
        ("foto van Soof op school", "Soof"),
        ("foto van J.W. op school", "J.W"),
        ("foto van 5ASanne op school", "Sanne"),
        ("foto van sannejansen op school", "sannejansen"),
        ("foto van Mohammed Y. op school", "Mohammed Y."),
        ("foto van Sanne de G. en mij", "Sanne de G."),
    ],
)
def test_a_name_is_found_whole_however_it_is_written(text: str, whole: str) -> None:
    assert whole in [spot for spot, _ in spots(text)]


@pytest.mark.parametrize(
    "text", ["Sannes moeder", "team-Sanne", "Sanne/Tim", "Sanne&Tim", "#SanneEnTim", "Sanne_5A"]
)
def test_names_within_compounds_are_sure(text: str) -> None:
    assert ("sanne", "sure") in [(s.lower().removesuffix("s"), sure) for s, sure in spots(text)]


@pytest.mark.parametrize(
    ("text", "sureness"),
    [
        ("Vandaag won Roos de prijs.", "sure"),
        ("Roos won de prijs.", "maybe"),
        ("Roos en Tim wonnen.", "sure"),
        ("Dit zijn Emma, Storm en Wolf.", "sure"),
        ("Een roos in de tuin.", "maybe"),
        ("Roos Visser won.", "sure"),
        ("juf Roos leest", "sure"),
        ("DE ROOS BLOEIT", "maybe"),
        ("De appels van Bakker.", "sure"),
        ("Wij zagen visser en boot.", "maybe"),
        ("Het werk van De Boer.", "sure"),
        ("We zagen de boer.", "maybe"),
        ("Het werk van Van den Berg.", "sure"),
        ("Vandaag mocht Door voorlezen.", "sure"),
        ("Door mocht voorlezen.", "maybe"),
        ("Wij liepen met sanne en door mee.", "maybe"),
        ("Kijk, Sanen kan rekenen.", "maybe"),
        ("Kijk, Thys kan rekenen.", "maybe"),
        ("Kijk, Timmie kan rekenen.", "maybe"),
    ],
)
def test_a_name_that_is_a_word_is_sure_only_where_names_stand(text: str, sureness: str) -> None:
    last = {"Dit zijn Emma, Storm en Wolf.": 1, "Wij liepen met sanne en door mee.": 1}
    assert spots(text)[last.get(text, 0)][1] == sureness


@pytest.mark.parametrize(
    "text",
    [
        "Ben, je hebt het super gedaan!",
        "Winnaar van de week:\nBen\nDe hele groep juichte.",
        "Mei de winnaar!",
        "Ben zijn tekening won de prijs.",
        "Ben haar tekening won de prijs.",
        "Ben, wij zijn trots op jou.",
        "Ben: het lachebekje van de groep.",
        "Wil, je bent een topper!",
        "Ben je hebt het super gedaan",
        "De winnaar is BEN!",
        "DE WINNAAR IS BEN!",
    ],
)
def test_a_name_that_is_an_everyday_word_is_perhaps_one_where_a_sentence_opens(text: str) -> None:
    assert [(name.title(), sure) for name, sure in spots(text)] in (
        [("Ben", "maybe")],
        [("Mei", "maybe")],
        [("Wil", "maybe")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Toen ging het door de regen niet door.",
        "Waar ben je?",
        "De bakker en de visser waren er.",
        "Wie wil er mee?",
        "De meester telde tot tien.",
        "Tijdens de gym deed iedereen mee.",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert spots(text) == []


def test_two_pupils_who_share_a_first_name_are_both_candidates_those_at_hand_first() -> None:
    (finding,) = found("Vandaag las Tim voor.", (TIM_DE_VRIES,))
    assert called(finding) == ["Tim de Vries", "Tim Jansen"]
    other = next(i for i in PERSONS if PERSONS[i].full_name == "Tim Jansen")
    (finding,) = found("Vandaag las Tim voor.", (other,))
    assert called(finding) == ["Tim Jansen", "Tim de Vries"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Vandaag las Tim Jansen voor.", ["Tim Jansen"]),
        ("Vandaag las Noor van den Berg voor.", ["Noor van den Berg"]),
        ("Vandaag las Anne Jansen voor.", ["Anne Jansen"]),
        ("Vandaag las Anne-Sophie voor.", ["Anne-Sophie Dekker"]),
    ],
)
def test_first_name_and_surname_together_say_who_is_meant(text: str, who: list[str]) -> None:
    assert [called(f) for f in found(text)] == [who]


def test_a_surname_is_everybodys_who_bears_it_with_or_without_voorvoegsel() -> None:
    (finding,) = found("Wij bedanken de familie van den Berg.")
    assert called(finding) == ["Noor van den Berg", "Sven Berg"]
    (finding,) = found("Wij bedanken S. Jansen.")
    assert set(called(finding)) == {"Sanne Jansen", "Tim Jansen", "Anne Jansen"}


def test_names_that_do_not_belong_together_are_two_findings() -> None:
    assert [s for s, _ in spots("Vandaag las Emma Nowak voor.")] == ["Emma", "Nowak"]


def test_a_leaver_is_still_found() -> None:
    assert [called(f) for f in found("Dag Kyra!")] == [["Kyra Lammers"]]


NEUTRAL = "Gisteren liepen wij samen naar het zwembad en daarna weer terug naar school. Wat leuk!"
FRONTS = [i for i, c in enumerate(NEUTRAL) if c == " "]
MARKS = ["", "'s", "’s", ",", "!", "\n", " "]


def _plain(person: Person) -> bool:
    return all(part not in SCHOOL.words for part in [person.first_name.lower()])


@st.composite
def written(draw: st.DrawFn) -> tuple[Person, str]:
    """Somebody's first name as a teacher in a hurry may type it."""
    person = draw(st.sampled_from([p for p in persons() if _plain(p)]))
    name = person.first_name
    form = draw(st.sampled_from(["NFC", "NFD", "bare"]))
    name = unicodedata.normalize("NFD" if form != "NFC" else "NFC", name)
    if form == "bare":
        name = "".join(c for c in name if unicodedata.category(c) != "Mn")
    case = draw(st.sampled_from([str, str.lower, str.upper, str.title, "mixed"]))
    if case == "mixed":
        capitals = draw(st.lists(st.booleans(), min_size=len(name), max_size=len(name)))
        name = "".join(c.upper() if up else c for c, up in zip(name, capitals, strict=True))
    elif callable(case):
        name = case(name)
    if draw(st.booleans()):
        at = draw(st.integers(1, len(name)))
        name = name[:at] + draw(st.sampled_from(["\u00ad", "\u200b", "\u2060"])) + name[at:]
    return person, name


@given(written(), st.sampled_from(FRONTS), st.sampled_from(MARKS))
def test_a_first_name_is_found_wherever_and_however_it_is_typed(
    who: tuple[Person, str], at: int, mark: str
) -> None:
    person, name = who
    text = f"{NEUTRAL[:at]} {name}{mark}{NEUTRAL[at:]}"
    covering = [
        f
        for f in found(text)
        if f.start <= at + 1 and at + 1 + len(name.rstrip("\u00ad\u200b\u2060")) <= f.end
    ]
    assert any(person.id in f.candidates for f in covering), text


@given(st.sampled_from(persons()), st.sampled_from(FRONTS))
def test_a_name_that_is_a_word_is_found_when_it_is_written_as_a_name(p: Person, at: int) -> None:
    text = f"{NEUTRAL[:at]} {p.first_name}{NEUTRAL[at:]}"
    assert any(p.id in f.candidates for f in found(text)), text


_PIECES = (
    "Sanne|Emma|tim|S|.|'s|'|-| |\n|#|@|van|den|Berg|Roos|\u0308|\u00ad|İ|ß|ﬁ|😀|J|\r\n|de|Jansen"
    "|, | en |𝓢"
)
PIECES = _PIECES.split("|")
ANY_TEXT = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)


@given(ANY_TEXT)
def test_any_text_is_read_and_findings_lie_in_it_in_order(text: str) -> None:
    end = 0
    for finding in found(text):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.candidates
        end = finding.end


@given(st.lists(st.builds(
    Person,
    id=st.uuids().map(str),
    kind=st.sampled_from(PersonKind),
    first_name=st.text(max_size=8),
    last_name=st.text(max_size=8),
    prefix=st.sampled_from(["", "van", "in 't", "\u0308", "de la"]),
    nicknames=st.lists(st.text(max_size=4), max_size=2).map(tuple),
), max_size=4), ANY_TEXT)  # fmt: skip
def test_any_names_can_be_kept_and_looked_for(people: list[Person], text: str) -> None:
    school = NameIndex(people, DutchWords(frozenset(), frozenset()))
    for finding in find_names(" ".join([text, *(p.full_name for p in people)]), school):
        assert finding.sureness in Sureness


def test_in_a_school_of_thousands_a_post_is_read_as_fast_as_somebody_types() -> None:
    numbers = range(5000)
    people = [
        replace(p, id=f"{n}", last_name=f"{p.last_name}{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}")
        for n, p in zip(numbers, cycle(persons()), strict=False)
    ]
    school = index(people)
    post = " ".join(s.text for s in sentences("tuning"))[:2000]
    times: list[float] = []
    for _ in range(5):
        start = process_time()
        assert find_names(post, school)
        times.append(process_time() - start)
    assert min(times) < 0.05


@pytest.mark.parametrize("text", ["N\u043e\u043er won", "No\u03bfr won"])
def test_letters_of_another_script_that_look_the_same_hide_no_name(text: str) -> None:
    noor = Person("a", PersonKind.PUPIL, "Noor", "Vries", prefix="de")
    hits = find_names(text, NameIndex([noor], frozenset()), frozenset())
    assert [each.candidates for each in hits] == [("a",)]
