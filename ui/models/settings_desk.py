"""The services of the settings page, bound to one vault."""

from dataclasses import dataclass

from consent_desk.domain.purpose import Audience, OnUnconsented, Subject, code_of
from consent_desk.messages import Language
from consent_desk.ports import Vault
from consent_desk.services.change_settings import change_setting, see_settings
from consent_desk.services.keep_purpose import (
    Asking,
    add_channel,
    add_purpose,
    rename_purpose,
    restore_purpose,
    retire_purpose,
    reword_purpose,
    see_purposes,
    set_channel,
)
from consent_desk.settings import SchoolSettings


@dataclass(frozen=True)
class Standing:
    """The settings as they are, and what is asked."""

    settings: SchoolSettings
    asking: Asking


class SettingsDesk:
    """All of it may take a while: call it from a job, never from the UI thread."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def standing(self) -> Standing:
        """Everything as it is now."""
        return Standing(see_settings(self._vault), see_purposes(self._vault))

    def change(self, name: str, value: str) -> None:
        """Change one setting."""
        change_setting(self._vault, name, value)

    def set_channel(self, code: str, rule: OnUnconsented) -> None:
        """Cover or block in a channel."""
        set_channel(self._vault, code, rule)

    def ask(self, code: str, *, asked: bool) -> None:
        """Ask a purpose, or ask it no more."""
        if asked:
            restore_purpose(self._vault, code)
        else:
            retire_purpose(self._vault, code)

    def reword(self, code: str, lang: Language, sentence: str) -> None:
        """Another sentence is signed from now on."""
        reword_purpose(self._vault, code, {lang: sentence})

    def rename(self, code: str, lang: Language, name: str) -> None:
        """Call a purpose otherwise."""
        rename_purpose(self._vault, code, {lang: name})

    def add_channel(
        self, lang: Language, name: str, audience: Audience, rule: OnUnconsented
    ) -> None:
        """A channel more."""
        taken = {channel.code for channel in see_purposes(self._vault).channels}
        add_channel(self._vault, code_of(name, taken), audience, rule, {lang: name})

    def add_purpose(
        self, channel: str, subject: Subject, lang: Language, name: str, sentence: str
    ) -> None:
        """Ask something more."""
        add_purpose(self._vault, channel, subject, {lang: name}, {lang: sentence})
