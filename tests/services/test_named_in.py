"""Whether a text names a person, for takedowns and erasure."""

import pytest

from consent_desk.domain.person import Person, PersonKind
from consent_desk.services.named_in import named_in


def pupil(first_name: str, last_name: str) -> Person:
    return Person("p1", PersonKind.PUPIL, first_name, last_name)


@pytest.mark.parametrize(
    "text",
    [
        "Ben, je hebt het super gedaan!",
        "Winnaar van de week:\nBen\nDe hele groep juichte.",
        "Ben zijn tekening won de prijs.",
        "Ben de winnaar!",
    ],
)
def test_a_text_that_opens_with_a_name_that_is_an_everyday_word_is_taken_down_too(
    text: str,
) -> None:
    assert named_in(pupil("Ben", "de Wit"))(text)


@pytest.mark.parametrize("text", ["Noortje deed mee", "Noortjes tekening", "noortjes tekening"])
def test_a_pet_form_and_what_is_its_own_is_taken_down_too(text: str) -> None:
    assert named_in(pupil("Noor", "de Vries"))(text)
