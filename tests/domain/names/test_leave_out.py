import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.names import find_names, leave_out
from consent_desk.domain.person import PersonKind
from consent_desk.messages import Language, Texts
from consent_desk.services.placeholders import placeholders
from tests.names import index

SCHOOL = index()


def without(text: str, lang: Language = "nl") -> str:
    def is_staff(person_id: str) -> bool:
        return SCHOOL.persons[person_id].kind is PersonKind.STAFF

    return leave_out(text, find_names(text, SCHOOL), is_staff, placeholders(Texts(lang)))


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Sanne en Tim bouwden een hut.", "Twee leerlingen bouwden een hut."),
        ("Een hut van Sanne, Tim en Emma.", "Een hut van drie leerlingen."),
        ("Vandaag won Emma Post.", "Vandaag won een leerling."),
        ("Sanne's hut en Tims boot", "Iemands hut en iemands boot"),
        ("Noortjes tekening en Noortjes hut", "Iemands tekening en iemands hut"),
        ("Wij lazen Thomas' boek.", "Wij lazen iemands boek."),
        ("Juf Femke las voor.", "De juf las voor."),
        ("Wij bedanken juf Femke en meester Tom.", "Wij bedanken de juf en de meester."),
        ("Onze juf Femke las voor.", "Onze juf las voor."),
        ("Onze Emma las voor.", "Onze leerling las voor."),
        ("De kleine Noor en Sanne Jansen deden mee.", "De kleine leerlingen deden mee."),
        ("De kleine Noor deed mee.", "De kleine leerling deed mee."),
        ("Toen wilde Noor mee.", "Toen wilde een leerling mee."),
        ("Juf Iris en haar Noor", "De juf en haar leerling"),
        ("Opa met zijn Noor en hun Emma", "Opa met zijn leerling en hun leerling"),
        ("Vandaag zijn Noor en Emma jarig.", "Vandaag zijn twee leerlingen jarig."),
        ("Wij zijn Noor dankbaar.", "Wij zijn een leerling dankbaar."),
        ("Lieve Noor, gefeliciteerd!", "Lieve leerling, gefeliciteerd!"),
        ("Beste Noor en Emma, dank!", "Beste leerlingen, dank!"),
        ("Dat ging het beste. Noor lachte.", "Dat ging het beste. Een leerling lachte."),
        ("die Noor toch", "die leerling toch"),
        ("Wat een topper, die Noor!", "Wat een topper, die leerling!"),
        ("Die kleine Noor won.", "Die kleine leerling won."),
        ("De hut die Noor bouwde.", "De hut die een leerling bouwde."),
        ("Fijn dat Noor er was.", "Fijn dat een leerling er was."),
        ("Deze Noor won.", "Deze leerling won."),
        ("Onze Emma's hut", "Iemands hut"),
        ("De hut van onze lieve Emma's oma", "De hut van iemands oma"),
        ("Noor(8) en Sanne(9) deden mee.", "Twee leerlingen deden mee."),
        ("Noor (8 jaar) won.", "Een leerling won."),
        ("Noor (groep 8) won.", "Een leerling (groep 8) won."),
        ("Rekenen met Femke.", "Rekenen met een medewerker."),
        ("De klas. Emma las voor.", "De klas. Een leerling las voor."),
        ("Wat een dag! #emma #klas", "Wat een dag! #leerling #klas"),
        ("Wij zijn team-Emma.", "Wij zijn team-leerling."),
        ("Emma Janssen won.", "Een leerling won."),
        ("Emma J. en ik", "Een leerling en ik"),
        ("Wij lazen voor.", "Wij lazen voor."),
    ],
)
def test_the_sentence_still_reads_without_its_names(text: str, out: str) -> None:
    assert without(text) == out


def test_the_words_are_of_the_language_asked_for() -> None:
    assert without("Sanne and Tim built Emma's hut.", "en") == "Two pupils built someone's hut."
    assert without("Dear Emma, and her little Tim (8)", "en") == "Dear pupil, and her little pupil"


@given(st.lists(st.sampled_from(["Sanne", "en", ",", "was", "Roos", "juf", ".", "\n", "x"])))
def test_what_is_no_name_stays_as_it_was(parts: list[str]) -> None:
    text = " ".join(parts)
    kept = [line.count("was") + line.count("x") for line in without(text).split("\n")]
    assert sum(kept) == text.count("was") + text.count("x")
