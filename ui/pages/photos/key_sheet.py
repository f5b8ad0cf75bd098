"""The keys of looking at photos one by one, for the sheet (F1)."""

from consent_desk.messages import Texts


def review_keys(texts: Texts) -> list[tuple[str, str]]:
    """Each key, and what it does."""
    _ = texts
    return [
        (_("Space"), _("Agreed, next photo")),
        ("← →", _("Previous, next photo")),
        ("J K", _("Next, previous face")),
        ("N", _("Name the face")),
        ("A", _("Cover the face")),
        ("G", _("It is no face")),
        ("F", _("Cover the whole figure")),
        (_("Delete"), _("Take back what was said of the face")),
        ("T", _("Draw a face by keyboard: arrows move, Shift sizes, Enter keeps")),
        ("O", _("Hold for the original")),
        ("+ − 0", _("Nearer, farther, whole photo")),
        ("Ctrl+Z  Ctrl+Y", _("Undo, redo")),
    ]
