"""Steps back and forth through what was said of the photos of a batch."""

from dataclasses import dataclass

from consent_desk.domain.review import Review, Reviews


@dataclass(frozen=True)
class Steps:
    """What was done and can be undone, and what was undone and can be done again.

    Each step is the reviews that it changed, as they were before it.
    """

    done: tuple[Reviews, ...] = ()
    undone: tuple[Reviews, ...] = ()

    def do(self, now: Reviews, changes: Reviews) -> tuple["Steps", Reviews]:
        """Take a step: the steps and the reviews after it. What was undone is gone."""
        before = {photo: now[photo] for photo in changes}
        return Steps((*self.done, before), ()), {**now, **changes}

    def undo(self, now: Reviews) -> tuple["Steps", Reviews]:
        """Take the last step back; nothing happens where there is none."""
        if not self.done:
            return self, now
        *done, step = self.done
        return Steps(tuple(done), (*self.undone, _as_now(now, step))), {**now, **_kept(now, step)}

    def redo(self, now: Reviews) -> tuple["Steps", Reviews]:
        """Do the step again that was taken back last."""
        if not self.undone:
            return self, now
        *undone, step = self.undone
        return Steps((*self.done, _as_now(now, step)), tuple(undone)), {**now, **_kept(now, step)}


def _as_now(now: Reviews, step: Reviews) -> Reviews:
    return {photo: now[photo] for photo in step if photo in now}


def _kept(now: Reviews, step: Reviews) -> dict[str, Review]:
    """The step's reviews, with every face that was found since: a face is never undone."""
    kept: dict[str, Review] = {}
    for photo, review in step.items():
        if photo not in now:
            continue
        more = tuple(face for face in now[photo].faces if face not in review.faces)
        kept[photo] = review.find_more(more) if more else review
    return kept
