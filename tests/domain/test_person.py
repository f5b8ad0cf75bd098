from datetime import date

import pytest

from consent_desk.domain.account import ROLES_ALLOWED, Account, Action, Role, may, require
from consent_desk.domain.person import Person, PersonKind
from consent_desk.errors import NotAllowed


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 11, 22), date(2026, 11, 21), 15),
        (date(2010, 11, 22), date(2026, 11, 22), 16),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (None, date(2026, 3, 1), None),
    ],
)
def test_age_is_counted_in_whole_years(born: date | None, day: date, age: int | None) -> None:
    assert Person("p", PersonKind.PUPIL, "A", "B", born).age_on(day) == age


def test_every_action_is_somebodys_and_a_role_without_it_is_stopped() -> None:
    for action in Action:
        assert ROLES_ALLOWED[action]
        for role in Role:
            actor = Account("a", "A", frozenset({role}))
            if may(actor, action):
                require(actor, action)
            else:
                with pytest.raises(NotAllowed):
                    require(actor, action)


def test_an_account_without_roles_may_do_nothing() -> None:
    assert not any(may(Account("a", "A", frozenset()), action) for action in Action)
