"""Every text is in the Dutch catalogue, translated, with the same values to fill in."""

import string
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from consent_desk.domain.consent import Reason
from consent_desk.domain.treatment import Why
from consent_desk.errors import KnownError
from consent_desk.messages import Texts
from consent_desk.sentences import ERRORS, REASONS, WHYS

ROOT = Path(__file__).parents[1]
KEYWORDS = {"_": None, "mark": None, "texts": None, "_texts": None, "several": (1, 2)}


def used() -> set[str]:
    found: set[str] = set()
    for folder in ("consent_desk", "ui", "reports"):
        for _, _, text, _, _ in extract_from_dir(ROOT / folder, keywords=KEYWORDS):
            found.add(text if isinstance(text, str) else text[0])
    return found


def dutch() -> Catalog:
    po = ROOT / "consent_desk" / "locale" / "nl" / "LC_MESSAGES" / "consent_desk.po"
    return read_po(BytesIO(po.read_bytes()), locale="nl")


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def values_in(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def entries() -> list[Message]:
    return [message for message in dutch() if message.id]


def test_every_text_is_in_the_dutch_catalogue_and_nothing_else() -> None:
    assert used() == {forms(message.id)[0] for message in entries()}


def test_every_text_is_translated_for_good() -> None:
    for message in entries():
        assert all(forms(message.string)), message.id
        assert len(forms(message.string)) == len(forms(message.id))
        assert not message.fuzzy, message.id


def test_a_translation_fills_in_the_same_values() -> None:
    for message in entries():
        for text, translated in zip(forms(message.id), forms(message.string), strict=True):
            assert values_in(text) == values_in(translated), text


def _leaves(kind: type[KnownError]) -> list[type[KnownError]]:
    below = [leaf for sub in kind.__subclasses__() for leaf in _leaves(sub)]
    return below or [kind]


def test_every_failure_has_a_sentence_in_both_languages() -> None:
    for kind in _leaves(KnownError):
        names = getattr(kind, "__dataclass_fields__", {})
        error = kind(**{name: "x" for name in names})
        for lang in ("nl", "en"):
            assert Texts(lang).sentence(error), kind
    assert len(ERRORS) == len(_leaves(KnownError))


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(WHYS) == set(Why)
