from dataclasses import replace

from consent_desk.domain.account import Account, Role
from consent_desk.domain.consent import Answer
from consent_desk.domain.photo import PhotoState
from consent_desk.ports import Batch, Photo, Vault
from consent_desk.services.see_today import see_today
from tests.school import answer


def brought_in(vault: Vault, *states: PhotoState, closed: bool = False) -> None:
    day = vault.clock.now().date()
    with vault.register.write() as uow:
        batch = Batch(f"b{closed}", "portal", (), vault.actor.id, day)
        uow.photos.open_batch(batch)
        for n, state in enumerate(states):
            uow.photos.add(Photo(f"{batch.id}-{n}", batch.id, f"/foto/{n}", f"{n:064}", state))
        if closed:
            uow.photos.close_batch(batch.id)
        uow.commit()


def test_a_no_is_a_form_that_came_back(school: Vault) -> None:
    answer(school)
    answer(school, "Noor de Vries", given=Answer.REFUSED)
    today = see_today(school)
    assert (today.persons, today.answered, today.outstanding) == (4, 2, 2)


def test_photos_wait_until_they_are_cleared_and_only_in_open_batches(school: Vault) -> None:
    brought_in(school, PhotoState.BROUGHT_IN, closed=True)
    brought_in(school, PhotoState.BROUGHT_IN, PhotoState.BROUGHT_IN, PhotoState.CLEARED)
    today = see_today(school)
    assert (today.photos_waiting, today.photos_open) == (2, 3)


def test_it_says_who_is_at_work_where_and_when(school: Vault) -> None:
    today = see_today(school)
    assert (today.school, today.year, today.who) == ("De Klimop", "2026-2027", school.actor.name)
    assert today.now == school.clock.now()


def test_a_director_is_not_shown_whose_photos_wait(school: Vault) -> None:
    director = replace(school, actor=Account("x", "Directie", frozenset({Role.DIRECTOR})))
    today = see_today(director)
    assert (today.photos_waiting, today.copies, today.to_renew) == (None, None, None)
    assert today.answered == 0
