import pytest
from hypothesis import given, strategies as st

from consent_desk.errors import SealBroken
from consent_desk.security.cipher import AesGcmCipher, derive, new_key

CIPHER = AesGcmCipher(bytes(range(32)))


@given(plain=st.binary(max_size=2000), bound_to=st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_comes_back(plain: bytes, bound_to: str) -> None:
    assert CIPHER.unseal(CIPHER.seal(plain, bound_to), bound_to) == plain


@given(data=st.data(), plain=st.binary(max_size=50))
def test_any_changed_bit_breaks_the_seal(data: st.DataObject, plain: bytes) -> None:
    sealed = bytearray(CIPHER.seal(plain, "template:1"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        CIPHER.unseal(bytes(sealed), "template:1")


@given(cut=st.integers(0, 40))
def test_a_cut_off_piece_is_refused(cut: int) -> None:
    with pytest.raises(SealBroken):
        CIPHER.unseal(CIPHER.seal(b"twelve bytes", "a:1")[:cut], "a:1")


@pytest.mark.parametrize("other", ["template:2", "evidence:1", "", "template:1 "])
def test_a_piece_moved_to_another_row_is_refused(other: str) -> None:
    with pytest.raises(SealBroken):
        CIPHER.unseal(CIPHER.seal(b"x", "template:1"), other)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(SealBroken):
        AesGcmCipher(new_key()).unseal(CIPHER.seal(b"x", "a"), "a")


def test_the_same_text_is_never_sealed_the_same_twice() -> None:
    assert len({CIPHER.seal(b"x", "a") for _ in range(1000)}) == 1000


def test_every_purpose_has_a_key_of_its_own() -> None:
    master = new_key()
    keys = {derive(master, purpose) for purpose in ("database", "seal", "")}
    assert len(keys | {master}) == 4
    assert all(len(key) == 32 for key in keys)
    assert derive(master, "seal") == derive(master, "seal")


def test_sub_keys_stay_the_same_in_later_versions() -> None:
    assert derive(bytes(32), "database").hex() == (
        "12d0b906aec103b19d2861bb856b228232d724ecc92aa3219df9b41782cde9a0"
    )


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_that_is_not_256_bits_is_refused_and_not_told(length: int) -> None:
    key = b"k" * length
    for use in (AesGcmCipher, lambda k: derive(k, "seal")):
        with pytest.raises(ValueError, match="256 bits") as caught:
            use(key)
        assert "kkk" not in str(caught.value)


def test_the_key_is_in_no_repr() -> None:
    key = new_key()
    assert repr(key) not in repr(AesGcmCipher(key))
    assert key not in vars(AesGcmCipher(key)).values()
