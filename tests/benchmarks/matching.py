"""Strangers and consented people: who is named whom, beside `face_recognition`.

python -m tests.benchmarks.matching --identities DIR --strangers DIR [--children DIR] [--plot PNG]

Both folders hold a folder of pictures per person, who is nearest the centre of each; the children's
holds pictures whose name starts with the age. Only people of the half that the calibration did not
see take part (`tests.benchmarks.halves`: by the SHA-256 of the folder's or child's file name), or
everybody with `--everybody`, for pictures it never saw at all. Intervals resample the people who
are looked for, not those enrolled: they are somewhat too narrow.
"""

import argparse
import math
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from consent_desk.domain.matching import Threshold
from consent_desk.vision.calibration import read_calibration
from consent_desk.vision.engine import LocalFaceEngine
from tests.benchmarks.children import Child, aged, children_of
from tests.benchmarks.curves import Points, points
from tests.benchmarks.describing import Describe, by_them, by_us, described
from tests.benchmarks.folders import Files, people_in, some
from tests.benchmarks.galleries import People, Rule, Setting, rates, taken_for, trials
from tests.benchmarks.halves import half
from tests.benchmarks.peers import Peer, python
from tests.benchmarks.pictures import say, tell
from tests.benchmarks.plots import plot_matching

ENROLMENTS = 400
THEIRS = [
    Rule(f"face_recognition at {limit}", Threshold(limit, 0.0), limit, centred=False, gated=False)
    for limit in (0.6, 0.5)
]


@dataclass(frozen=True)
class Seen:
    """Everybody as one contender sees them, and its rules; the first is drawn as a curve."""

    rules: list[Rule]
    people: People
    strangers: People
    children: list[Child]


def main(words: Sequence[str] | None = None) -> int:
    """Describe every picture once for each contender, then try the rules on random galleries."""
    options = _options(words)
    curves: dict[str, tuple[Points, float]] = {}
    most = max(options.gallery)
    for seen in _everybody_seen(options):
        for size, enrolled in product(options.gallery, options.enrolled):
            setting = Setting(size, enrolled, _rounds(options.rounds, size), options.seed)
            curve = _grown_ups(_among(seen, size), setting)
            threshold = seen.rules[0].threshold
            assert threshold is not None
            name = f"{seen.rules[0].name.split(' at ')[0]}, {enrolled} enrolled"
            if size == most:
                curves[name] = (curve, threshold.margin)
        _children(_among(seen, most), Setting(most, 1, options.rounds, options.seed))
    if options.plot:
        plot_matching(curves, options.plot)
    return 0


def _rounds(rounds: int, size: int) -> int:
    """At least so many galleries that a few hundred people take their turn in the small ones."""
    return max(rounds, math.ceil(ENROLMENTS / size))


def _among(seen: Seen, size: int) -> Seen:
    """The same with this program's threshold for a gallery of so many."""
    threshold = read_calibration().age_bands[-1].threshold_among(size)
    rules = [replace(r, threshold=threshold) if r.gated else r for r in seen.rules]
    return replace(seen, rules=rules)


def _grown_ups(seen: Seen, setting: Setting) -> Points:
    first = seen.rules[0]
    shown = trials(seen.people, seen.strangers, setting, centred=first.centred)
    no_face = sum(p.descriptor is None for own in seen.people.values() for p in own)
    for rule in seen.rules:
        figures = rates(shown, rule) | {"taken_for": taken_for(shown, rule)}
        tell(_line(rule, setting) | figures | {"pictures_without_face": no_face})
    if seen.children:
        young = aged(seen.children, 0, 18)
        shown_young = trials(seen.people, young, setting, centred=first.centred)
        at_stake = [t for t in shown_young if t.person in young]
        for rule in seen.rules:
            rate = rates(at_stake, rule)["stranger_rate"]
            tell(_line(rule, setting) | {"strangers": "children", "stranger_rate": rate})
    return points(shown, gated=first.gated)


def _children(seen: Seen, setting: Setting) -> None:
    """Strangers of an age before galleries of the same age; also by the rule for grown-ups."""
    calibration = read_calibration()
    ages = [band.from_age for band in calibration.bands]
    for from_age, before in zip(ages, [*ages[1:], 200], strict=True):
        people = aged(seen.children, from_age, before)
        size = min(setting.size, len(people) // 2)
        if not size:
            continue
        ours = {b.from_age: b.threshold_among(size) for b in calibration.age_bands}
        shown = trials(people, {}, replace(setting, size=size), centred=True, to_be_found=False)
        for rule in seen.rules:
            by_age = [(rule, "")]
            if rule.gated:
                at_age = replace(rule, threshold=ours[from_age])
                by_age = [(at_age, ""), (rule, " (were they grown up)")]
            for tried, note in by_age:
                line = _line(replace(tried, name=tried.name + note), replace(setting, size=size))
                band = {"ages": [from_age, before - 1], "children": len(people)}
                strangers = [t for t in shown if t.stranger]
                tell(line | band | {"stranger_rate": rates(strangers, tried)["stranger_rate"]})


def _line(rule: Rule, setting: Setting) -> dict[str, object]:
    return {
        "contender": rule.name,
        "gallery": setting.size,
        "enrolled": setting.enrolled,
        "rounds": setting.rounds,
    }


def _everybody_seen(options: argparse.Namespace) -> list[Seen]:
    known, unknown, twice = people_in(options.identities, options.strangers, options.pictures)
    say(f"left out, another source shows them: {', '.join(twice) or 'nobody'}")
    if not options.everybody:
        known, unknown = half(known, calibration=False), half(unknown, calibration=False)
    known = some(known, options.people, options.seed)
    unknown = some(unknown, options.strangers_limit, options.seed)
    calibration = read_calibration()
    threshold = calibration.age_bands[-1].threshold
    ours = Rule("consent-desk unattended", threshold, calibration.suggest_below)
    with ExitStack() as stack:
        contenders: list[tuple[list[Rule], Describe]] = [([ours], by_us(LocalFaceEngine()))]
        if not options.no_peers:
            peer = stack.enter_context(Peer(python(), "face-recognition"))
            contenders.append((THEIRS, by_them(peer)))
        return [_seen(rules, describe, known, unknown, options) for rules, describe in contenders]


def _seen(
    rules: list[Rule], describe: Describe, known: Files, unknown: Files, options: argparse.Namespace
) -> Seen:
    children = children_of(options.children, describe) if options.children else []
    if not options.everybody:
        chosen = half({child.key: None for child in children}, calibration=False)
        children = [child for child in children if child.key in chosen]
    alike = len(children) - len({child.key for child in children})
    say(f"children: {len(children)} pictures, of which {alike} are nearly another's")
    return Seen(rules, described(known, describe), described(unknown, describe), children)


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--identities", type=Path, required=True)
    parser.add_argument("--strangers", type=Path, required=True)
    parser.add_argument("--children", type=Path, help="single pictures, named by age")
    parser.add_argument("--plot", type=Path, help="a PNG of named share by strangers named")
    parser.add_argument("--people", type=int, help="so many identities, chosen by the seed")
    parser.add_argument("--strangers-limit", type=int, help="so many strangers, likewise")
    parser.add_argument("--pictures", type=int, default=8, help="of each person at most")
    parser.add_argument(
        "--gallery", type=int, nargs="+", default=[1, 2, 5, 10, 25], help="people enrolled"
    )
    parser.add_argument(
        "--enrolled", type=int, nargs="+", default=[1, 3, 5], help="pictures a person"
    )
    parser.add_argument("--rounds", type=int, default=100, help="galleries drawn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--everybody", action="store_true", help="pictures new to the calibration")
    parser.add_argument("--no-peers", action="store_true")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
