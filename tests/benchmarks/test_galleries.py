import pytest

from consent_desk.domain.matching import Threshold
from tests.benchmarks.galleries import (
    People,
    Picture,
    Rule,
    Setting,
    Trial,
    draw,
    rates,
    taken_for,
    trials,
)
from tests.benchmarks.intervals import rate


def at(number: float) -> Picture:
    return Picture((number, 0.0))


ANNA, BAS, CAS = ([at(n), at(n + 0.1), at(n + 0.2)] for n in (0.0, 1.0, 2.0))


def measure(
    people: People, strangers: People, threshold: Threshold, **more: int
) -> dict[str, object]:
    return rates(trials(people, strangers, Setting(**more)), Rule("", threshold))


def test_a_rate_is_over_trials_and_its_interval_over_people():
    even = rate({str(i): (1, 2) for i in range(10)})
    assert even == {"rate": 0.5, "low": 0.5, "high": 0.5, "people": 10}
    uneven = rate({str(i): (i % 2 * 100, 100) for i in range(40)})
    assert uneven["rate"] == 0.5
    assert 0.3 < float(str(uneven["low"])) < 0.4  # As wide as for 40 trials, not for 4,000.
    assert 0.6 < float(str(uneven["high"])) < 0.7


def test_never_seen_is_not_never():
    none = rate({str(i): (0, 50) for i in range(100)})
    assert none["rate"] == none["low"] == 0
    assert none["high"] == pytest.approx(0.0362, abs=1e-4)
    every = rate({str(i): (50, 50) for i in range(100)})
    assert every["low"] == pytest.approx(1 - 0.0362, abs=1e-4)


def test_nothing_measured_is_no_rate():
    assert rate({"a": (0, 0)})["rate"] is None


def test_no_picture_is_both_template_and_probe():
    gallery = draw({"anna": ANNA, "bas": BAS}, size=2, enrolled=2, seed=1)
    for person, pictures in {"anna": ANNA, "bas": BAS}.items():
        probes = [p.descriptor for p in gallery.probes[person]]
        both = [*gallery.templates[person], *probes]
        assert sorted(both) == sorted(p.descriptor for p in pictures if p.descriptor)
        assert len(probes) == 1


def test_unfit_pictures_and_people_with_too_few_are_not_enrolled():
    unfit = [Picture((0.0, 0.0), fit=False), Picture(None), at(0.3)]
    gallery = draw({"anna": unfit, "bas": [at(1.0)]}, size=2, enrolled=1, seed=1)
    assert gallery.templates == {"anna": [(0.3, 0.0)]}
    assert len(gallery.probes["anna"]) == 2


def test_rates_of_a_hand_made_school():
    strangers = {"near": [at(0.15)], "far": [at(9.0)], "unseen": [Picture(None)]}
    people = {"anna": ANNA, "bas": [*BAS, at(0.1)], "cas": [*CAS, Picture(None)]}
    got = measure(people, strangers, Threshold(0.4, 0.15), size=3, enrolled=3, rounds=1, seed=4)
    # Everybody with four pictures has one left; Anna has none, and so is a stranger.
    assert got["stranger_rate"]["people"] == 4  # type: ignore[index]
    assert got["named_share"]["people"] == 2  # type: ignore[index]
    assert got["wrong_name_rate"]["people"] == 2  # type: ignore[index]


def test_the_same_seed_draws_the_same_galleries():
    people = {str(n): [at(n), at(n + 0.1)] for n in range(30)}
    assert draw(people, 25, 1, 7) == draw(people, 25, 1, 7)
    assert draw(people, 25, 1, 7) != draw(people, 25, 1, 8)


def test_strangers_named_and_people_named_right_or_wrong():
    people = {"anna": [at(0.0), at(0.1)], "bas": [at(1.0), at(1.1)]}
    strangers = {"near": [at(0.05)], "far": [at(9.0)]}
    rule = Threshold(0.4, 0.15)
    got = measure(people, strangers, rule, size=2, enrolled=1, rounds=3, seed=1)
    assert got["stranger_rate"] == {"rate": 0.5, "low": 0.0, "high": 1.0, "people": 2}
    assert got["named_share"]["rate"] == got["right_first"]["rate"] == 1  # type: ignore[index]
    assert got["wrong_name_rate"]["rate"] == 0  # type: ignore[index]


def test_one_who_looks_like_many_does_not_hide_behind_the_others():
    rule = Rule("", Threshold(0.3, 0.1))
    near_anna = [Trial("eve", True, {"anna": 0.1}, True), Trial("joe", True, {"anna": 0.9}, True)]
    near_bas = [Trial("eve", True, {"bas": 0.9}, True), Trial("anna", False, {"bas": 0.1}, True)]
    assert taken_for([*near_anna, *near_bas], rule) == {"enrolled": 2, "some": 1, "most": 0.5}
    assert taken_for([], rule) == {"enrolled": 0, "some": 0, "most": 0.0}
