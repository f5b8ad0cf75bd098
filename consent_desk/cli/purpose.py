"""`purpose`: what the school asks, in which words, for which channels."""

import argparse
from typing import Any

from consent_desk.cli.followed import followed_lines, followed_record, status_of
from consent_desk.cli.outside import Call, Nouns, text
from consent_desk.domain.purpose import Audience, Channel, OnUnconsented, Purpose, Subject
from consent_desk.messages import Language, Texts
from consent_desk.sentences import READ_AS_ME, mark
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
from consent_desk.services.wordings import said

_AUDIENCES = {
    Audience.CLOSED: mark("parents and staff only"),
    Audience.OUTSIDE: mark("also people outside the school"),
}
_RULES = {
    OnUnconsented.COVER: mark("whoever has no permission is covered"),
    OnUnconsented.BLOCK: mark("a photo with somebody without permission is blocked"),
}


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("purpose", parents=[common], help=_("what is asked of parents"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    show = verbs.add_parser("list", parents=[common], help=_("list what is asked"))
    show.set_defaults(run=run_list)
    new = verbs.add_parser("add", parents=[common], help=_("ask something more"))
    new.add_argument("--channel", required=True, type=text, metavar="portal")
    subjects = [str(s) for s in Subject if s is not Subject.FACE_MATCHING]
    new.add_argument("--subject", required=True, choices=subjects)
    _spoken(new, "name", _("what it is called"))
    _spoken(new, "wording", _("the sentence that is signed"))
    new.set_defaults(run=run_add)
    rename = _about(verbs.add_parser("rename", parents=[common], help=_("call it otherwise")))
    _spoken(rename, "name", _("what it is called"))
    rename.set_defaults(run=run_rename)
    reword = _about(
        verbs.add_parser(
            "reword", parents=[common], help=_("change the sentence; everybody is asked again")
        )
    )
    _spoken(reword, "wording", _("the sentence that is signed"))
    reword.set_defaults(run=run_reword)
    retire = _about(verbs.add_parser("retire", parents=[common], help=_("ask it no more")))
    retire.set_defaults(run=run_retire)
    restore = _about(verbs.add_parser("restore", parents=[common], help=_("ask it again")))
    restore.set_defaults(run=run_restore)
    _channel_verbs(verbs, common, _)


def _channel_verbs(verbs: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    new = verbs.add_parser("channel-add", parents=[common], help=_("add a channel of your own"))
    new.add_argument("code", type=text, metavar="class_photo")
    new.add_argument("--audience", required=True, choices=[str(a) for a in Audience])
    new.add_argument(
        "--on-unconsented",
        choices=[str(rule) for rule in OnUnconsented],
        default=OnUnconsented.COVER,
        help=_("cover, or block the whole photo"),
    )
    _spoken(new, "name", _("what it is called"))
    new.set_defaults(run=run_channel_add)
    change = verbs.add_parser("channel-set", parents=[common], help=_("choose cover or block"))
    change.add_argument("code", type=text, metavar="website")
    change.add_argument(
        "--on-unconsented",
        required=True,
        choices=[str(rule) for rule in OnUnconsented],
        help=_("cover, or block the whole photo"),
    )
    change.set_defaults(run=run_channel_set)


def _about(verb: argparse.ArgumentParser) -> argparse.ArgumentParser:
    verb.add_argument("code", type=text, metavar="portal.photo")
    return verb


def _spoken(verb: argparse.ArgumentParser, what: str, help_text: str) -> None:
    verb.add_argument(f"--{what}-nl", default="", metavar="TEXT", help=f"{help_text} (nl)")
    verb.add_argument(f"--{what}-en", default="", metavar="TEXT", help=f"{help_text} (en)")


def _given(call: Call, what: str) -> dict[Language, str]:
    texts: dict[Language, str] = {
        "nl": getattr(call.args, f"{what}_nl"),
        "en": getattr(call.args, f"{what}_en"),
    }
    return {lang: given for lang, given in texts.items() if given}


def run_list(call: Call) -> int:
    """List them."""
    asking, _ = see_purposes(call.vault()), call.texts
    record = {
        "channels": [_channel_record(channel, _) for channel in asking.channels],
        "purposes": [_record(asking, purpose, _) for purpose in asking.purposes],
    }
    call.answer(record, *_lines(asking, _))
    return 0


def run_add(call: Call) -> int:
    """Ask something more."""
    args = call.args
    purpose = add_purpose(
        call.vault(),
        args.channel,
        Subject(args.subject),
        _given(call, "name"),
        _given(call, "wording"),
    )
    return _answer(call, purpose, call.texts("It is asked from now on: {code}", code=purpose.code))


def run_rename(call: Call) -> int:
    """Call it otherwise."""
    purpose = rename_purpose(call.vault(), call.args.code, _given(call, "name"))
    return _answer(
        call, purpose, call.texts("It is called {name} now.", name=call.texts.purpose_name(purpose))
    )


def run_reword(call: Call) -> int:
    """Change the sentence."""
    purpose, followed = reword_purpose(call.vault(), call.args.code, _given(call, "wording"))
    line = call.texts(
        "Earlier permission for {code} does not count any more. Ask again.", code=purpose.code
    )
    call.answer(
        _short(purpose) | followed_record([followed]), line, *followed_lines([followed], call.texts)
    )
    return status_of([followed])


def run_retire(call: Call) -> int:
    """Ask it no more."""
    purpose, followed = retire_purpose(call.vault(), call.args.code)
    line = call.texts(
        "It is not asked any more: {code}. What was decided is kept.", code=purpose.code
    )
    call.answer(
        _short(purpose) | followed_record([followed]), line, *followed_lines([followed], call.texts)
    )
    return status_of([followed])


def run_restore(call: Call) -> int:
    """Ask it again."""
    purpose = restore_purpose(call.vault(), call.args.code)
    return _answer(call, purpose, call.texts("It is asked from now on: {code}", code=purpose.code))


def run_channel_add(call: Call) -> int:
    """Add a channel."""
    args = call.args
    channel = add_channel(
        call.vault(),
        args.code,
        Audience(args.audience),
        OnUnconsented(args.on_unconsented),
        _given(call, "name"),
    )
    line = call.texts(
        "The channel {code} is there. Now add what is asked for it.", code=channel.code
    )
    call.answer(_channel_record(channel, call.texts), line)
    return 0


def run_channel_set(call: Call) -> int:
    """Choose its rule."""
    rule = OnUnconsented(call.args.on_unconsented)
    channel = set_channel(call.vault(), call.args.code, rule)
    call.answer(_channel_record(channel, call.texts), _channel_line(channel, call.texts))
    return 0


def _answer(call: Call, purpose: Purpose, line: str) -> int:
    call.answer(_short(purpose), line)
    return 0


def _short(purpose: Purpose) -> dict[str, Any]:
    return {
        "code": purpose.code,
        "channel": purpose.channel,
        "subject": purpose.subject,
        "active": purpose.active,
        "wording_version": purpose.wording_version,
    }


def _record(asking: Asking, purpose: Purpose, _: Texts) -> dict[str, Any]:
    version = purpose.wording_version
    return _short(purpose) | {
        "name": _.purpose_name(purpose),
        "wording": {
            "nl": said(asking.wordings, purpose.code, version, "nl"),
            "en": said(asking.wordings, purpose.code, version, "en"),
        },
    }


def _channel_record(channel: Channel, _: Texts) -> dict[str, Any]:
    return {
        "code": channel.code,
        "name": _.channel_name(channel),
        "audience": channel.audience,
        "on_unconsented": channel.on_unconsented,
    }


def _channel_line(channel: Channel, _: Texts) -> str:
    return (
        f"{channel.code} · {_.channel_name(channel)}: {_(_AUDIENCES[channel.audience])};"
        f" {_(_RULES[channel.on_unconsented])}"
    )


def _lines(asking: Asking, _: Texts) -> list[str]:
    lines = [_channel_line(channel, _) for channel in asking.channels]
    for purpose in asking.purposes:
        state = "●" if purpose.active else _("– not asked")
        lines += ["", f"{state} {purpose.code} · {_.purpose_name(purpose)}"]
        lines.append(f"  {said(asking.wordings, purpose.code, purpose.wording_version, _.lang)}")
    return [*lines, "", _(READ_AS_ME)]
