"""What the school asks: dialogs that say what follows, and the change once that is agreed to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from consent_desk.domain.purpose import Channel, OnUnconsented, Purpose, Subject
from consent_desk.messages import Texts
from ui.dialogs.channel_dialog import ChannelDialog
from ui.dialogs.dialog import Ask
from ui.dialogs.purpose_dialog import PurposeDialog
from ui.dialogs.question_dialog import QuestionDialog
from ui.dialogs.rename_dialog import RenameDialog
from ui.dialogs.wording_dialog import WordingDialog
from ui.models.settings_desk import SettingsDesk
from ui.pages.settings.asking_card import AskingCard


class AskingActs(QObject):
    """Does what is asked on an `AskingCard`.

    Args:
        card: asks.
        desk: the services.
        do: does something in the register, and looks again.
        look: looks again at what is the case.
        texts: the language.
        ask: shows a dialog; says whether it was agreed to.
        window: what dialogs stand before.
    """

    def __init__(
        self,
        card: AskingCard,
        desk: SettingsDesk,
        do: Callable[[Callable[[], object]], None],
        look: Callable[[], None],
        texts: Texts,
        ask: Ask,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._do = do
        self._look = look
        self._texts = texts
        self._ask = ask
        self._window = window
        card.rule_chosen.connect(self._on_rule)
        card.asked_chosen.connect(self._on_asked)
        card.reword_asked.connect(self._on_reword)
        card.rename_asked.connect(self._on_rename)
        card.channel_wanted.connect(self._on_channel)
        card.purpose_wanted.connect(self._on_purpose)

    def _on_rule(self, code: str, rule: str) -> None:
        self._do(lambda: self._desk.set_channel(code, OnUnconsented(rule)))

    def _on_asked(self, code: str, asked: bool) -> None:
        if asked or self._ask(self._retire_question()):
            self._do(lambda: self._desk.ask(code, asked=asked))
        else:
            self._look()

    def _retire_question(self) -> QuestionDialog:
        _ = self._texts
        return QuestionDialog(
            _("Ask this no more?"),
            _(
                "Nobody has a yes for it from now on, and what was cleared with it and not placed"
                " goes. The answers are kept; asked again, those of this school year count again."
            ),
            _("Ask it no more"),
            _("Keep asking"),
            self._window,
        )

    def _on_reword(self, purpose: Purpose, sentence: str) -> None:
        dialog = WordingDialog(purpose, sentence, self._texts, self._window)
        if self._ask(dialog):
            new, lang = dialog.sentence(), self._texts.lang
            self._do(lambda: self._desk.reword(purpose.code, lang, new))

    def _on_rename(self, purpose: Purpose) -> None:
        dialog = RenameDialog(self._texts.purpose_name(purpose), self._texts, self._window)
        if self._ask(dialog):
            new, lang = dialog.name(), self._texts.lang
            self._do(lambda: self._desk.rename(purpose.code, lang, new))

    def _on_channel(self) -> None:
        dialog = ChannelDialog(self._texts, self._window)
        if self._ask(dialog):
            name, lang = dialog.name.text(), self._texts.lang
            audience, rule = dialog.audience.currentData(), dialog.rule.currentData()
            self._do(lambda: self._desk.add_channel(lang, name, audience, rule))

    def _on_purpose(self, channel: Channel, subjects: Sequence[Subject]) -> None:
        name = self._texts.channel_name(channel)
        dialog = PurposeDialog(name, subjects, self._texts, self._window)
        if self._ask(dialog):
            subject, lang = dialog.subject.currentData(), self._texts.lang
            called, sentence = dialog.name.text(), dialog.sentence.toPlainText()
            self._do(lambda: self._desk.add_purpose(channel.code, subject, lang, called, sentence))
