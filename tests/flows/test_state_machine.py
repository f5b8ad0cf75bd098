"""Whatever happens in whatever order, the register says what the rules say, and the log is whole.

What the rules say is worked out by `reference.Model`, which shares nothing with the program.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from consent_desk.domain.consent import Answer, Reason, SignerKind
from consent_desk.domain.person import PersonKind
from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import (
    AlreadyLeft,
    GuardianMayNotSign,
    GuardianNotKnown,
    NoLongerRight,
    SignedOutsideYear,
    SignerNotEntitled,
    YearNotNext,
    YearTooEarly,
)
from consent_desk.ports import Vault
from consent_desk.rosters.roster import RosterGroup, RosterRow
from consent_desk.services.correct_decision import Correction, correct_decision
from consent_desk.services.import_roster import import_roster
from consent_desk.services.keep_group import move_group
from consent_desk.services.keep_guardian import add_guardian, change_guardian
from consent_desk.services.keep_purpose import restore_purpose, retire_purpose, reword_purpose
from consent_desk.services.keep_retention import keep_retention
from consent_desk.services.leave_school import come_back, let_leave
from consent_desk.services.place_post import Placing, place_post
from consent_desk.services.plan_year import YearOrder
from consent_desk.services.record_consent import Form, Recorded, record_consent
from consent_desk.services.roster_steps import Words
from consent_desk.services.start_school_year import start_school_year, undo_school_year
from consent_desk.services.take_down import list_takedowns
from consent_desk.services.verdicts import verdicts_for
from consent_desk.services.verify_audit import verify_audit
from tests.flows.founded import SmallSchool
from tests.flows.reference import PARENTS, PURPOSES, Child, Said, fits, year_of
from tests.releases import cleared

SOAK = bool(os.environ.get("CONSENT_DESK_SOAK"))
LAST = date(2031, 1, 1)
# A name, a birth date (two turn 16 in the first autumn), and the group that a roster puts them in.
CHILDREN = {
    "Sanne Jansen": (date(2010, 10, 15), "7A"),
    "Tim Visser": (date(2016, 5, 6), "6A"),
    "Noor Bakker": (date(2010, 12, 1), "8A"),
    "Bram Smit": (date(2017, 2, 28), "5A"),
}
# Who signs: by name, somebody, who is said to have said no before, or whoever it was said to be.
SIGNERS = (*PARENTS, "a parent", "the same parent")
CORRECTED = (*PARENTS, "a parent", "whoever it was")


children = st.sampled_from(sorted(CHILDREN))
purposes = st.sampled_from(PURPOSES)
# Mostly grants: a no stays for the whole year, and after it little can go wrong any more.
given = st.sampled_from([*[Answer.GRANTED] * 5, Answer.REFUSED, Answer.WITHDRAWN])
answers = st.tuples(given, st.sampled_from(SIGNERS), st.sampled_from([0, 0, 1, 10]))
corrections = st.tuples(
    st.sampled_from([Answer.GRANTED, *Answer]),
    st.sampled_from(CORRECTED),
    st.sampled_from([0, 1, 10]),
)


class AnyOrder(SmallSchool):
    """Imports, answers, corrections, releases, moves, leaving, roll-overs, rewording, days."""

    @initialize(names=st.lists(children, min_size=2, unique=True))
    def begin(self, names: list[str]) -> None:
        self.open_school()
        self.a_roster_comes_in(names)

    def a_roster_comes_in(self, names: list[str], *, are_back: bool = False) -> None:
        """Whoever left and is in the list again has come back only if somebody says so."""
        rows = [
            RosterRow("roster", n, *name.split(), born, (RosterGroup(group),), PersonKind.PUPIL)
            for n, name in enumerate(names, 2)
            for born, group in [CHILDREN[name]]
        ]
        children, today = self.model.children, self.model.today
        left = [n for n in names if n in children and (children[n].left_on or date.max) <= today]
        assert len(import_roster(self.vault, rows).doubtful) == len(left)
        if left and are_back:
            lines = [names.index(name) + 2 for name in left]
            assert import_roster(self.vault, rows, Words(dict.fromkeys(lines))).back == len(left)
            for name in left:
                children[name].left_on = None
        for name in names:
            children.setdefault(name, Child(CHILDREN[name][0]))

    @precondition(lambda self: self.model.children)
    @rule(
        data=st.data(),
        purpose=purposes,
        answers=st.lists(answers, min_size=2, max_size=4),
        misread=st.lists(st.tuples(st.integers(0, 3), corrections), max_size=2),
    )
    def forms_come_back(
        self,
        data: st.DataObject,
        purpose: str,
        answers: list[tuple[Answer, str, int]],
        misread: list[tuple[int, tuple[Answer, str, int]]],
    ) -> None:
        """About one child and one purpose, so that parents meet each other's answers."""
        name = data.draw(st.sampled_from(sorted(self.model.children)))
        for answer, parent, days_ago in answers:
            self.record(name, purpose, answer, parent, days_ago)
        said = self.model.children[name].said
        for back, right in misread:
            if back < len(said):
                self.correct(name, len(said) - 1 - back, *right)

    @rule(purpose=purposes, answers=st.lists(answers, min_size=4, max_size=4))
    def everybody_hands_in_a_form(
        self, purpose: str, answers: list[tuple[Answer, str, int]]
    ) -> None:
        for name, (answer, parent, days_ago) in zip(self.model.children, answers, strict=False):
            self.record(name, purpose, answer, parent, days_ago)

    def record(self, name: str, purpose: str, answer: Answer, parent: str, days_ago: int) -> None:
        child, model = self.model.children[name], self.model
        signed = model.today - timedelta(days=days_ago)
        by_self = model.signs_alone(child, signed)
        form = Form(
            name,
            purpose,
            answer,
            signed,
            paper="map 3" if answer is Answer.GRANTED else None,
            by=SignerKind.SELF if by_self else SignerKind.GUARDIAN,
            guardian=None if by_self or parent not in PARENTS else f"{parent} {name}",
            same_signer=parent == "the same parent",
        )
        if answer is Answer.GRANTED and not fits(signed, model.working):
            with pytest.raises(SignedOutsideYear):
                record_consent(self.vault, form)
            return
        same = model.who_said_no(child, purpose)
        done = self.signed(name, parent, form, record_consent)
        year = model.year_answered(answer, signed)
        entry = done.decision.id
        signer = "self" if by_self else parent
        if not by_self and parent not in PARENTS:
            signer = same if form.same_signer and answer is Answer.GRANTED else entry
        wording = model.wording(purpose, signed)
        child.said.append(Said(answer, purpose, year, signed, signer, wording, entry))
        self.what_was_placed_is_asked_back(name, done)

    def signed[Paper: (Form, Correction)](
        self, name: str, parent: str, paper: Paper, enter: Callable[[Vault, Paper], Recorded]
    ) -> Recorded:
        """A yes is from a parent on record who may sign; a first name is on record by signing."""
        known = self.model.children[name].may_sign
        if paper.guardian is None:
            return enter(self.vault, paper)
        if paper.answer is Answer.GRANTED and known and not known.get(parent):
            with pytest.raises((GuardianMayNotSign, GuardianNotKnown)):
                enter(self.vault, paper)
            if parent in known:
                change_guardian(self.vault, name, f"{parent} {name}", may_sign=True)
            else:
                add_guardian(self.vault, name, f"{parent} {name}")
            known[parent] = True
        known.setdefault(parent, not known)
        return enter(self.vault, paper)

    @precondition(lambda self: any(child.said for child in self.model.children.values()))
    @rule(data=st.data(), right=corrections)
    def a_mistake_is_corrected(self, data: st.DataObject, right: tuple[Answer, str, int]) -> None:
        heard = [n for n, c in self.model.children.items() if c.said]
        name = data.draw(st.sampled_from(heard))
        last = len(self.model.children[name].said) - 1
        self.correct(name, data.draw(st.integers(0, last)), *right)

    def correct(self, name: str, place: int, answer: Answer, parent: str, days_ago: int) -> None:
        """Its last version counts, where the form stood: not as an answer of today."""
        model, child = self.model, self.model.children[name]
        was, signed = child.said[place], model.today - timedelta(days=days_ago)
        by_self, stays = model.signs_alone(child, signed), parent == "whoever it was"
        correction = Correction(
            was.entry,
            answer,
            signed,
            paper="map 3",
            by=None if stays else SignerKind.SELF if by_self else SignerKind.GUARDIAN,
            guardian=f" {parent}  {name.upper()}" if parent in PARENTS and not by_self else None,
            nobody_said_no=True,
        )
        if answer is Answer.GRANTED and not fits(signed, was.year):
            with pytest.raises(SignedOutsideYear):
                correct_decision(self.vault, correction)
            return
        if stays and answer is Answer.GRANTED and (was.signer == "self") != by_self:
            with pytest.raises(SignerNotEntitled):
                correct_decision(self.vault, correction)
            return
        if stays and answer is Answer.GRANTED and not child.may_sign.get(was.signer, True):
            with pytest.raises(GuardianMayNotSign):
                correct_decision(self.vault, correction)
            return
        done = self.signed(name, parent, correction, correct_decision)
        entry = done.decision.id
        signer = was.signer if stays else "self" if by_self else parent
        noes = (Answer.REFUSED, Answer.WITHDRAWN)
        same = answer is was.answer or (answer in noes and was.answer in noes)
        if signer not in (*PARENTS, "self") and not (stays and same):
            signer = entry
        wording = model.wording(was.purpose, signed)
        child.said[place] = replace(
            was, answer=answer, signed=signed, signer=signer, wording=wording, entry=entry
        )
        self.what_was_placed_is_asked_back(name, done)

    @precondition(lambda self: self.model.children and self.groups())
    @rule(data=st.data())
    def a_photo_is_placed(self, data: st.DataObject) -> None:
        """With a yes; the file that was cleared on another day stays behind without one."""
        names = sorted(self.model.children)
        name = data.draw(st.sampled_from([n for n in names if self.shown(n)] or names))
        file = cleared(self.vault, Path(self.folder.name) / "out", name)
        placing = Placing([file], "portal", [min(self.groups())])
        if not self.shown(name):
            with pytest.raises(NoLongerRight):
                place_post(self.vault, placing)
            return
        self.releases.append((place_post(self.vault, placing).id, name))

    def shown(self, name: str) -> bool:
        return self.model.yes(name, "portal.photo")

    def what_was_placed_is_asked_back(self, name: str, done: Recorded) -> None:
        """A no asks for every release with that child (R5); what nobody asks alone is dropped."""
        if done.decision.purpose != "portal.photo":
            return
        asked = [r.takedown for r in list_takedowns(self.vault, open_only=True)]
        asked_for = {(t.post_id, name) for t in asked if t.person_id == done.decision.person_id}
        if done.decision.answer.is_no and not self.shown(name):
            assert asked_for >= {release for release in self.releases if release[1] == name}
        if done.consequences.dropped:
            assert done.verdict.reason not in (Reason.REFUSED, Reason.WITHDRAWN)

    @precondition(lambda self: self.model.children)
    @rule(
        data=st.data(),
        what=st.sampled_from(["roster", "moves", "leaves", "leaves", "comes back"]),
        group=st.sampled_from(["5A", "6A", "7A", "8A"]),
        in_days=st.integers(-3, 10),
    )
    def somebody_comes_or_goes(
        self, data: st.DataObject, what: str, group: str, in_days: int
    ) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.children)))
        child = self.model.children[name]
        if what == "roster":
            names = data.draw(st.lists(children, min_size=1, unique=True))
            self.a_roster_comes_in(names, are_back=data.draw(st.booleans()))
        elif what == "moves" and group in self.groups():
            move_group(self.vault, name, group)
            inside = [g for g, members in self.groups().items() if name in members]
            assert inside == [group]
        elif what == "leaves":
            day = self.model.today + timedelta(days=in_days)
            if in_days > 0 and child.left_on and child.left_on <= self.model.today:
                with pytest.raises(AlreadyLeft):
                    let_leave(self.vault, name, day)
                return
            child.left_on = day
            let_leave(self.vault, name, day)
        elif what == "comes back" and child.left_on is not None:
            come_back(self.vault, name)
            child.left_on = None

    @rule(days=st.sampled_from([1, 5, 30, 60, 150]))
    def days_go_by(self, days: int) -> None:
        self.model.today = min(self.model.today + timedelta(days=days), LAST)

    @rule(years=st.sampled_from([0, 1, 1, 1, 2]), later=st.sampled_from([-20, -20, 10, 40]))
    def a_school_year_is_started(self, years: int, later: int) -> None:
        """Around the turn of the year, so that it is often time for it."""
        turn = date(year_of(self.model.today) + 1, 8, 1) + timedelta(days=later)
        self.model.today = max(self.model.today, min(turn, LAST))
        wanted = SchoolYear(self.model.working + years)
        if years != 1 or self.model.today < wanted.signable_from:
            with pytest.raises((YearNotNext, YearTooEarly)):
                start_school_year(self.vault, YearOrder(wanted))
            return
        before, groups = self.left_on(), self.groups()
        start_school_year(self.vault, YearOrder(wanted))
        undo_school_year(self.vault)
        assert (self.left_on(), self.groups()) == (before, groups)
        start_school_year(self.vault, YearOrder(wanted))
        self.model.working += 1
        for name in groups.get("8A", ()):
            child = self.model.children[name]
            child.left_on = child.left_on or wanted.first_day

    @rule(purpose=purposes, what=st.sampled_from(["reword", "reword", "switch", "retention"]))
    def the_school_changes_something(self, purpose: str, what: str) -> None:
        if what == "reword":
            nth = len(self.model.reworded)
            reword_purpose(self.vault, purpose, {"nl": f"De school mag dit ({nth})."})
            self.model.reworded.append((purpose, self.model.today))
        elif what == "switch":
            switch = restore_purpose if purpose in self.model.retired else retire_purpose
            switch(self.vault, purpose)
            self.model.retired ^= {purpose}
        else:
            self.what_was_kept_long_enough_goes()

    def what_was_kept_long_enough_goes(self) -> None:
        keep_retention(self.vault)
        for name in set(self.model.children) - self.left_on().keys():
            left_on = self.model.children.pop(name).left_on
            assert left_on is not None
            assert self.model.today >= left_on + timedelta(days=2 * 365)

    @invariant()
    def the_register_says_what_the_rules_say(self) -> None:
        if not hasattr(self, "register"):
            return
        with self.register.read() as uow:
            persons = uow.people.all()
            asked = [p for p in uow.purposes.all() if p.code in PURPOSES]
            verdicts = verdicts_for(uow, persons, asked, self.model.today)
        said = {(p.full_name, q.code): verdicts[p.id, q.code].yes for p in persons for q in asked}
        expected = {
            (name, purpose): self.model.yes(name, purpose)
            for name in self.model.children
            for purpose in PURPOSES
        }
        assert said == expected

    @invariant()
    def the_log_is_whole(self) -> None:
        if hasattr(self, "register"):
            assert verify_audit(self.vault).whole


AnyOrder.TestCase.settings = settings(
    max_examples=400 if SOAK else 15,
    derandomize=not SOAK,
    stateful_step_count=60 if SOAK else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestAnyOrder = AnyOrder.TestCase
