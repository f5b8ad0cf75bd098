"""What argparse itself says, in the reader's language."""

import argparse

from consent_desk.messages import Texts
from consent_desk.sentences import mark

_ASKED_WITH = "_"
_SAID = (
    mark("usage: "),
    mark("options"),
    mark("positional arguments"),
    mark("show this help message and exit"),
    mark("%(prog)s: error: %(message)s\n"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("not allowed with argument %s"),
    mark("unrecognized arguments: %s"),
    mark("expected one argument"),
    mark("expected at least one argument"),
    mark("invalid %(type)s value: %(value)r"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
)


def speak(texts: Texts) -> None:
    """Let argparse say what it says in this language, in this process.

    It asks gettext for a catalogue that was compiled and installed beforehand, and has no other
    place to hand it one; so the function that it asks with is put in its place.
    """

    def say(said: str) -> str:
        return texts(said) if said in _SAID else said

    setattr(argparse, _ASKED_WITH, say)
