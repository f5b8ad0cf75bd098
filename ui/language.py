"""The language of the window, as it is chosen for the next start."""

from collections.abc import Callable

from consent_desk.sentences import mark

LANGUAGES = {"nl": mark("Dutch"), "en": mark("English"), "system": mark("as the system")}
"""What can be chosen, and what it is called."""


def _nowhere(_: str) -> None:
    """Kept only while this window is open."""


class LanguageChoice:
    """What was chosen.

    Args:
        choice: a key of `LANGUAGES`.
        keep: remembers another one.
    """

    def __init__(self, choice: str = "nl", keep: Callable[[str], None] = _nowhere) -> None:
        self.choice = choice
        self._keep = keep

    def choose(self, choice: str) -> None:
        """Another one, from the next start on."""
        self.choice = choice
        self._keep(choice)
