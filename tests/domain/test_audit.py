from dataclasses import replace

from hypothesis import given, strategies as st

from consent_desk.domain.audit import Break, Entry, next_entry, verify_chain


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for n in range(length):
        last = entries[-1] if entries else None
        entries.append(
            next_entry(last, "2026-11-22T10:00:00+00:00", "a1", "x", f"s{n}", {"n": "1"})
        )
    return entries


def test_a_whole_chain_has_no_findings() -> None:
    entries = chain(5)
    assert verify_chain(entries, entries[-1]) == []
    assert verify_chain([]) == []


@given(st.integers(0, 4), st.sampled_from(["at", "actor_id", "action", "subject_id"]))
def test_a_changed_entry_is_found(index: int, what: str) -> None:
    entries = chain(5)
    entries[index] = replace(entries[index], **{what: "other"})
    assert Break.CHANGED in {f.what for f in verify_chain(entries)}


@given(st.integers(0, 3))
def test_an_entry_that_was_changed_and_hashed_anew_breaks_the_next(index: int) -> None:
    entries = chain(5)
    before = entries[index - 1] if index else None
    entries[index] = next_entry(before, "2026-11-22T10:00:00+00:00", "a1", "y", "s", {})
    assert verify_chain(entries)


@given(st.integers(0, 4))
def test_an_entry_that_was_taken_out_is_found(index: int) -> None:
    entries = chain(5)
    head = entries[-1]
    del entries[index]
    assert {f.what for f in verify_chain(entries, head)} & {Break.MISSING, Break.CUT_OFF}


@given(st.permutations(range(5)))
def test_entries_in_another_order_are_found(order: list[int]) -> None:
    entries = [chain(5)[i] for i in order]
    assert bool(verify_chain(entries)) == (order != sorted(order))


def test_the_hash_does_not_depend_on_the_order_of_details() -> None:
    one = next_entry(None, "t", "a", "x", "s", {"a": "1", "b": "2"})
    other = next_entry(None, "t", "a", "x", "s", {"b": "2", "a": "1"})
    assert one.hash == other.hash
