"""The key as it is typed from paper."""

import pytest
from hypothesis import given, strategies as st

from consent_desk.errors import RecoveryCodeWrong
from consent_desk.security.recovery_code import read, written

keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_what_was_written_down_comes_back_however_it_is_typed(key: bytes) -> None:
    code = written(key)
    assert len(code.split("-")) == 14
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')}\n"):
        assert read(typed) == key
    assert read(code.replace("O", "0").replace("I", "1").replace("B", "8")) == key


@given(keys, st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_slip_is_noticed(key: bytes, place: int, letter: str) -> None:
    letters = written(key).replace("-", "")
    slip = letters[:place] + letter + letters[place + 1 :]
    if slip != letters:
        with pytest.raises(RecoveryCodeWrong):
            read(slip)


@pytest.mark.parametrize("typed", ["", "-", "geen sleutel", "A" * 56, "é" * 56])
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(RecoveryCodeWrong):
        read(typed)
