"""What became of each face photo, and why one was refused."""

from PySide6.QtWidgets import QWidget

from consent_desk.messages import Texts
from consent_desk.services.enrol_face import ADVISED, Enrolment
from ui.dialogs.dialog import Dialog
from ui.widgets.labels import Role, Tone


class EnrolledDialog(Dialog):
    """One line a photo; the photos themselves are not kept."""

    def __init__(self, enrolment: Enrolment, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("Face photos"), parent)
        _ = texts
        for photo in enrolment.photos:
            if photo.refused is None:
                self.say_state(_("{file} can be used", file=photo.file.name), Tone.SHOWN)
            else:
                self.say_state(_.sentence(photo.refused), Tone.STOPPED)
        self.say(
            _.several(
                "{n} description of the face is kept; the photos are not.",
                "{n} descriptions of the face are kept; the photos are not.",
                enrolment.templates,
            ),
            Role.MUTED,
        )
        if enrolment.wants_more:
            self.say(_("{n} photos give better suggestions.", n=ADVISED), Role.MUTED)
        if enrolment.look_alikes:
            names = ", ".join(enrolment.look_alikes)
            self.say(_("Looks much like: {names}. Mind this when you confirm.", names=names))
        self.add_button(_("Close"), "primary").clicked.connect(self.accept)
