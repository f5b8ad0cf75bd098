"""`post`: what was placed, where and when."""

import argparse
from typing import Any

from consent_desk.cli.outside import Call, Nouns, path
from consent_desk.cli.takedown import SHORT
from consent_desk.domain.post import Post
from consent_desk.messages import Texts
from consent_desk.services.place_post import Placing, place_post
from consent_desk.services.see_posts import see_posts


def add(nouns: Nouns, common: argparse.ArgumentParser, _: Texts) -> None:
    """Add the verbs."""
    noun = nouns.add_parser("post", parents=[common], help=_("what was placed"))
    verbs = noun.add_subparsers(metavar=_("verb"), required=True)
    place = verbs.add_parser(
        "place", parents=[common], help=_("note that you place cleared files now")
    )
    place.add_argument("files", nargs="+", type=path, metavar="FILE")
    place.add_argument("--channel", required=True, metavar="portal")
    place.add_argument("--group", required=True, action="append", metavar="5A")
    place.add_argument("--text", required=True, help=_("the text that goes with it"))
    place.add_argument("--link", metavar="URL", help=_("where it can be seen"))
    place.set_defaults(run=run_place)
    show = verbs.add_parser("list", parents=[common], help=_("what was placed, newest first"))
    show.add_argument("--all", action="store_true", help=_("earlier school years too"))
    show.set_defaults(run=run_list)


def run_place(call: Call) -> int:
    """Note it."""
    args = call.args
    placing = Placing(args.files, args.channel, args.group, args.text, args.link)
    post = place_post(call.vault(), placing)
    call.answer(_record(post), _line(post))
    return 0


def run_list(call: Call) -> int:
    """List them."""
    posts = see_posts(call.vault(), whole=call.args.all)
    lines = [_line(post) for post in posts]
    nothing = call.texts("Nothing was placed yet.")
    call.answer([_record(post) for post in posts], *(lines or [nothing]))
    return 0


def _line(post: Post) -> str:
    at = post.placed_at.astimezone().strftime("%Y-%m-%d %H:%M") if post.placed_at else "–"
    return f"{post.id[:SHORT]} · {at} · {post.channel} · {len(post.cleared_ids)} × · {post.text}"


def _record(post: Post) -> dict[str, Any]:
    return {
        "post": post.id,
        "channel": post.channel,
        "text": post.text,
        "groups": list(post.group_ids),
        "files": list(post.cleared_ids),
        "made_by": post.made_by,
        "placed_at": post.placed_at.isoformat() if post.placed_at else None,
        "link": post.link,
    }
