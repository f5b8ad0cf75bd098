"""Sentences of posts, takedowns and devices, by the code of the error."""

from consent_desk.sentences.marks import mark

POSTS = {
    "nothing-to-place": mark("No file was given. Name the cleared files that are in the post."),
    "not-cleared": mark(
        "{file} is no file that was cleared for {channel}, or it changed since. Nothing was noted"
        " as placed. Clear the photo for this channel first."
    ),
    "no-longer-right": mark(
        "{file} shows somebody who may not be shown any more. Nothing was noted as placed; do not"
        " place it. Clear the photo again."
    ),
    "unknown-post": mark(
        "There is no such post, or no such file in it: “{asked}”. Look it up with: consent-desk"
        " post list"
    ),
    "unknown-takedown": mark(
        "There is no such takedown: “{asked}”. Look it up with: consent-desk takedown list"
    ),
    "no-picture-of-it": mark(
        "There is no picture of this: it is about a text, or it was taken down and the picture is"
        " gone."
    ),
    "own-device-outside": mark(
        "{file} was made on somebody's own device. Such photos may go to the parents only. It was"
        " not cleared. Choose the parent portal or the newsletter."
    ),
    "device-not-known": mark(
        "Nobody has said yet whose device {file} comes from, and photos from somebody's own device"
        " may go to the parents only. It was not cleared. Say it once: --school-device or"
        " --own-device."
    ),
}
