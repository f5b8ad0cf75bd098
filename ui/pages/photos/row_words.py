"""What a row of faces says: who it is, what is known of that, and what happens to the faces."""

from collections.abc import Mapping
from dataclasses import dataclass

from consent_desk.messages import Texts
from consent_desk.services.review_photo import Nameable
from ui.models.face_rows import FaceRow, RowKind
from ui.widgets.labels import SHAPES, Tone
from ui.widgets.verdict_words import verdict_words


@dataclass(frozen=True)
class RowWords:
    """`title` and `line` stand left of the faces, `action` right of them, in its tone.

    `does`: whether the action is something to do, not something that is so.
    """

    title: str
    line: str
    action: str
    tone: Tone
    does: bool = False

    @property
    def spoken(self) -> str:
        """The row for who does not see it."""
        return f"{self.title}, {self.line}. {self.action.removeprefix('⏎ ')}"


class RowSpeaker:
    """Puts rows into words.

    Args:
        texts: the language.
        people: who can be named, by id.
        channel: the name of the batch's channel, in that language.
        hides_reasons: others look at this screen (R18).
    """

    def __init__(
        self,
        texts: Texts,
        people: Mapping[str, Nameable],
        channel: str,
        *,
        hides_reasons: bool,
    ) -> None:
        self._texts = texts
        self._people = people
        self._channel = channel
        self._hides = hides_reasons

    def words(self, row: FaceRow) -> RowWords:
        """What a row says."""
        if row.kind is RowKind.COVERED:
            return self._covered()
        return self._named(row) if row.kind is RowKind.NAMED else self._open(row)

    def _covered(self) -> RowWords:
        _ = self._texts
        action = _state(Tone.COVERED, _("cover"))
        if self._hides:
            return RowWords(_("Covered"), _("stay covered"), action, Tone.COVERED)
        return RowWords(_("Unknown people"), _("always stay covered"), action, Tone.COVERED)

    def _open(self, row: FaceRow) -> RowWords:
        _ = self._texts
        person = self._people.get(row.suggestions[0]) if row.suggestions else None
        if person is None:
            faces = _.several("{n} face", "{n} faces", len(row.meant))
            line = _("type a name · {faces}", faces=faces)
            action = _state(Tone.NEEDS_YOU, _("no name yet"))
            return RowWords(_("Who is this?"), line, action, Tone.NEEDS_YOU)
        line = _("suggestion")
        if not self._hides:
            line = f"{line} · {verdict_words(_, person.verdict, self._channel)[1]}"
        action = _("Yes, this is {name}", name=_first_name(person))
        return RowWords(person.label, line, f"⏎ {action}", Tone.NEEDS_YOU, does=True)

    def _named(self, row: FaceRow) -> RowWords:
        _ = self._texts
        person = self._people.get(row.person_id or "")
        title = person.label if person else _("Somebody who has left the school")
        line = _("confirmed")
        if person and not self._hides:
            line = f"{line} · {verdict_words(_, person.verdict, self._channel)[1]}"
        if row.twice_on:
            twice = _.several("twice in {n} photo", "twice in {n} photos", row.twice_on)
            line = _("named twice in one photo: click the wrong face away")
            return RowWords(title, line, _state(Tone.NEEDS_YOU, twice), Tone.NEEDS_YOU)
        if row.shown_on:
            shown = _.several("show in {n} photo", "show in {n} photos", row.shown_on)
            return RowWords(title, line, _state(Tone.SHOWN, shown), Tone.SHOWN)
        covered = _.several("cover in {n} photo", "cover in {n} photos", row.covered_on)
        return RowWords(title, line, _state(Tone.COVERED, covered), Tone.COVERED)


def _state(tone: Tone, words: str) -> str:
    return f"{SHAPES[tone]} {words}"


def _first_name(person: Nameable) -> str:
    return person.label.split()[0] if person.label else ""
