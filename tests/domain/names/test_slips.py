import pytest
from hypothesis import given, strategies as st

from consent_desk.domain.names.slips import Slips, one_slip_apart

WORDS = st.text("abc", min_size=1, max_size=6)


def distance(one: str, other: str) -> int:
    """Letters too many, too few, wrong or swapped, by the textbook's table."""
    rows = [
        [i + j if i * j == 0 else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            wrong = one[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + wrong)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(WORDS, WORDS)
def test_one_slip_is_one_by_the_textbook(one: str, other: str) -> None:
    assert one_slip_apart(one, other) == (distance(one, other) <= 1)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sane", "sanne"),
        ("sannne", "sanne"),
        ("sanme", "sanne"),
        ("snane", "sanne"),
        ("sofie", "sophie"),
        ("tys", "thijs"),
        ("markel", "marcel"),
        ("olivvia", "olivia"),
    ],
)
def test_a_slip_or_another_spelling_is_traced_to_the_name(typed: str, name: str) -> None:
    names = ["sanne", "sophie", "thijs", "marcel", "olivia", "fleur"]
    assert Slips(names).meant(typed) == {name}


@pytest.mark.parametrize("typed", ["samen", "tafel", "jan", "sanne"])
def test_another_word_is_traced_to_nobody(typed: str) -> None:
    assert Slips(["sanne", "olivia", "fleur"]).meant(typed) == set()
