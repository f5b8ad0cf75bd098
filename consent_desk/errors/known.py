"""What every failure that a person can act on has in common."""

import re
from dataclasses import asdict, dataclass


@dataclass(eq=False)
class KnownError(Exception):
    """A failure with a code and parameters, told to a person in a sentence with the next step."""

    @property
    def code(self) -> str:
        """The class name in kebab case, the key of its sentence."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()

    @property
    def params(self) -> dict[str, object]:
        """The values that the sentence is filled with."""
        return asdict(self)


@dataclass(eq=False)
class NotAllowed(KnownError):
    """The actor's roles do not cover the action."""

    action: str
