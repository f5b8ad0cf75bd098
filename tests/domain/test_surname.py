import pytest

from consent_desk.domain.surname import split_surname


@pytest.mark.parametrize(
    ("written", "apart"),
    [
        ("van der Berg", ("van der", "Berg")),
        ("Jansen", ("", "Jansen")),
        ("de Vries-van den Heuvel", ("de", "Vries-van den Heuvel")),
        ("in 't Veld", ("in 't", "Veld")),
        ("d’ Ancona", ("d’", "Ancona")),
        ("Van Dam", ("", "Van Dam")),
        ("de", ("", "de")),
        ("", ("", "")),
        ("Wörter Şahin", ("", "Wörter Şahin")),
    ],
)
def test_a_voorvoegsel_is_apart_from_the_name(written: str, apart: tuple[str, str]) -> None:
    assert split_surname(written) == apart
