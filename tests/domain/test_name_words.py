import pytest

from consent_desk.domain.name_words import leave_out, mentions, name_words
from consent_desk.domain.person import Person, PersonKind

ZOE = Person(
    "z", PersonKind.PUPIL, "Zoë", "Wörter-Şahin", prefix="van der", nicknames=("Zootje", "Z")
)


@pytest.mark.parametrize(
    "text",
    [
        "Zoë!",
        "zoe",
        "ZOË",
        "Zoe's fiets",
        "Zoës fiets",
        "de Wörter-Sahin",
        "Sahin",
        "zootje",
        "IMG_zoe_1",
    ],
)
def test_a_name_is_found_whatever_case_accents_and_possessives(text: str) -> None:
    assert mentions(text, name_words(ZOE))


@pytest.mark.parametrize("text", ["", "Zo is het", "van der Berg", "zoenen", "Z"])
def test_other_words_and_the_voorvoegsel_name_nobody(text: str) -> None:
    assert not mentions(text, name_words(ZOE))


def test_names_are_left_out_and_the_rest_stays() -> None:
    text = "Zoë en Tim bakken; Zoë's deeg lukt."
    assert leave_out(text, name_words(ZOE)) == "[…] en Tim bakken; […] deeg lukt."
