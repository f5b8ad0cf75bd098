"""The names gate on two hundred Dutch sentences: missed, false alarms, time.

`python -m tests.benchmarks.names`. The rules were tuned on one half of the sentences; the other
was kept apart. Then sentences with which a reviewer got names past the rules as they were; the
sentences without names again, for a school of five hundred with names that are common in the
Netherlands; and the time for one of five thousand.
"""

import json
import random
from collections import Counter
from collections.abc import Callable
from statistics import median
from time import process_time

from consent_desk.domain.consent import Reason
from consent_desk.domain.names import NameIndex, Sureness, find_names
from consent_desk.domain.person import Person, PersonKind
from consent_desk.domain.surname import split_surname
from consent_desk.messages import Texts
from consent_desk.services.check_text import TextCheck
from consent_desk.services.dutch_words import dutch_words
from consent_desk.services.find_person import Directory
from tests.names import DATA, false_alarms, index, missed, persons, sentences

HALVES = ("tuning", "held_out")
REVIEW = "review"
LENGTH = 2000


def main() -> int:
    """Print one JSON line a measurement."""
    for half in (*HALVES, REVIEW):
        print(json.dumps({"sentences": half, **accuracy(index(), half)}))
    many = NameIndex(common_school(500), dutch_words())
    print(json.dumps({"school": 500, **alarms_without_names(many)}))
    print(json.dumps({"school": 5000, **seconds(common_school(5000))}))
    return 0


def accuracy(school: NameIndex, half: str) -> dict[str, int]:
    """What was found in a half, what was missed, and what was found where there is nothing."""
    count: Counter[str] = Counter()
    for sentence in sentences(half):
        findings = find_names(sentence.text, school)
        wrong = false_alarms(sentence, findings)
        right = [f for f in findings if f not in wrong]
        count["names"] += len(sentence.names)
        count["missed"] += len(missed(sentence, findings))
        count["found_as_maybe"] += sum(f.sureness is Sureness.MAYBE for f in right)
        count["false_sure"] += sum(f.sureness is Sureness.SURE for f in wrong)
        count["false_maybe"] += sum(f.sureness is Sureness.MAYBE for f in wrong)
    return dict(count)


def alarms_without_names(school: NameIndex) -> dict[str, int]:
    """False alarms in the sentences without a name, of both halves."""
    plain = [s.text for half in HALVES for s in sentences(half) if not s.names]
    found = [find_names(text, school) for text in plain]
    return {
        "sentences": len(plain),
        "with_an_alarm": sum(bool(f) for f in found),
        "false_sure": sum(f.sureness is Sureness.SURE for each in found for f in each),
        "false_maybe": sum(f.sureness is Sureness.MAYBE for each in found for f in each),
    }


def seconds(people: list[Person]) -> dict[str, float]:
    """Seconds of one core: building the index, and, for posts of 2,000 characters, finding names.

    The report, with a text that is proposed, is where nobody has a yes, so that all names go out.
    """
    start = process_time()
    school = NameIndex(people, dutch_words())
    built = process_time() - start
    text = " ".join(s.text for half in HALVES for s in sentences(half))
    posts = [text[at : at + LENGTH] for at in range(0, len(text) - LENGTH, LENGTH)]
    nobody = {person.id: Reason.NOT_ANSWERED for person in people}
    check = TextCheck(school, nobody, frozenset(), Directory(people, {}))
    found = [_seconds(lambda post=post: find_names(post, school)) for post in posts]
    reported = [_seconds(lambda post=post: check.of(post, Texts())) for post in posts]
    return {
        "build": round(built, 3),
        "find": round(median(found), 4),
        "report": round(median(reported), 4),
        "slowest_report": round(max(reported), 4),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def common_school(size: int) -> list[Person]:
    """Pupils with names drawn from lists of common ones, the same in every run."""
    names = json.loads((DATA / "common_names.json").read_text(encoding="utf-8"))
    draw = random.Random(size)
    people: list[Person] = []
    for number in range(size):
        prefix, last = split_surname(draw.choice(names["surnames"]))
        first = draw.choice(names["given"])
        people.append(Person(f"n{number}", PersonKind.PUPIL, first, last, prefix=prefix))
    return people + [p for p in persons() if p.kind is PersonKind.STAFF]


if __name__ == "__main__":
    raise SystemExit(main())
