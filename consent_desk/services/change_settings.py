"""Seeing and changing the school's settings."""

from consent_desk.domain.account import Action, require
from consent_desk.errors import BadSetting
from consent_desk.ports import Vault
from consent_desk.services.journal import note
from consent_desk.settings import SchoolSettings, changed, read_settings
from consent_desk.vision.weights import model_file


def see_settings(vault: Vault) -> SchoolSettings:
    """The settings as they are now."""
    with vault.register.read() as uow:
        return read_settings(uow.settings.get())


def change_setting(vault: Vault, name: str, value: str) -> SchoolSettings:
    """Change one setting; the log keeps what it became.

    Raises:
        UnknownSetting, BadSetting, HoursInvalid, FreeDaysInvalid: see `settings.changed`.
    """
    require(vault.actor, Action.CHANGE_SETTINGS)
    if name == "face_model" and value and not model_file(vault.folder, value).is_file():
        raise BadSetting(setting=name, value=value)
    with vault.register.write() as uow:
        new, text = changed(read_settings(uow.settings.get()), name, value)
        uow.settings.set(name, text)
        note(uow, vault, "setting.changed", name, value=text)
        uow.commit()
    return new
