"""Who works here, and what each role may do: one table."""

from dataclasses import dataclass
from enum import StrEnum

from consent_desk.errors import NotAllowed


class Role(StrEnum):
    """What somebody comes to the program for."""

    ADMINISTRATION = "administration"
    TEACHER = "teacher"
    DIRECTOR = "director"


class Action(StrEnum):
    """What a person can do here."""

    IMPORT_ROSTER = "import-roster"
    RECORD_CONSENT = "record-consent"
    SEE_CONSENT = "see-consent"
    ENROL_FACE = "enrol-face"
    CLEAR_PHOTOS = "clear-photos"
    DELETE_COPIES = "delete-copies"
    CHANGE_SETTINGS = "change-settings"
    ADD_MODEL = "add-model"
    VERIFY_AUDIT = "verify-audit"
    PRINT_OVERVIEW = "print-overview"
    PRINT_RECOVERY = "print-recovery"
    KEEP_PEOPLE = "keep-people"
    SEE_PEOPLE = "see-people"
    START_YEAR = "start-year"
    KEEP_PURPOSES = "keep-purposes"
    ANSWER_PERSON = "answer-person"
    ERASE_PERSON = "erase-person"
    SEE_RETENTION = "see-retention"
    KEEP_RETENTION = "keep-retention"
    PREPARE_POST = "prepare-post"
    SEE_HISTORY = "see-history"
    PLACE_POST = "place-post"
    SEE_POSTS = "see-posts"
    TAKE_DOWN = "take-down"


@dataclass(frozen=True)
class Account:
    """Someone who works with the program."""

    id: str
    name: str
    roles: frozenset[Role]


_A, _T, _D = Role.ADMINISTRATION, Role.TEACHER, Role.DIRECTOR

ROLES_ALLOWED: dict[Action, frozenset[Role]] = {
    Action.IMPORT_ROSTER: frozenset({_A}),
    Action.RECORD_CONSENT: frozenset({_A}),
    Action.SEE_CONSENT: frozenset({_A, _T, _D}),
    Action.ENROL_FACE: frozenset({_A, _T}),
    Action.CLEAR_PHOTOS: frozenset({_A, _T}),
    Action.DELETE_COPIES: frozenset({_A, _T}),
    Action.CHANGE_SETTINGS: frozenset({_D}),
    Action.ADD_MODEL: frozenset({_D}),
    Action.VERIFY_AUDIT: frozenset({_A, _T, _D}),
    Action.PRINT_OVERVIEW: frozenset({_A, _D}),
    Action.PRINT_RECOVERY: frozenset({_D}),
    Action.KEEP_PEOPLE: frozenset({_A}),
    Action.SEE_PEOPLE: frozenset({_A, _D}),
    Action.START_YEAR: frozenset({_A, _D}),
    Action.KEEP_PURPOSES: frozenset({_D}),
    Action.ANSWER_PERSON: frozenset({_A, _D}),
    Action.ERASE_PERSON: frozenset({_D}),
    Action.SEE_RETENTION: frozenset({_A, _D}),
    Action.KEEP_RETENTION: frozenset({_D}),
    Action.PREPARE_POST: frozenset({_A, _T, _D}),
    Action.SEE_HISTORY: frozenset({_A, _D}),
    Action.PLACE_POST: frozenset({_A, _T}),
    Action.SEE_POSTS: frozenset({_A, _T, _D}),
    Action.TAKE_DOWN: frozenset({_A, _T, _D}),
}


def may(actor: Account, action: Action) -> bool:
    """Whether any of the actor's roles covers the action."""
    return not actor.roles.isdisjoint(ROLES_ALLOWED[action])


def require(actor: Account, action: Action) -> None:
    """Stop unless the actor may do this.

    Raises:
        NotAllowed: no role of the actor covers the action.
    """
    if not may(actor, action):
        raise NotAllowed(action=action)
