"""What the cards of *Today* say, from the numbers; no widgets."""

from dataclasses import dataclass, replace

from babel.dates import format_date

from consent_desk.messages import Texts
from consent_desk.services.see_today import Today
from ui.widgets.count_card import CardText


@dataclass(frozen=True)
class Card:
    """A card, the page that deals with it, and how many of what it counts cannot wait."""

    page: str
    text: CardText
    alarming: int = 0

    def unlinked(self) -> CardText:
        """The text without a link, for a page that there is not."""
        return replace(self.text, link="")


def cards_of(texts: Texts, today: Today) -> list[Card]:
    """The cards: photos, copies and forms always, the others when there is something to do."""
    cards = (_takedowns, _not_marked, _photos, _copies, _forms, _renewals)
    made = (card(texts, today) for card in cards)
    return [card for card in made if card is not None]


def greeting(texts: Texts, today: Today) -> str:
    """A greeting that fits the hour."""
    if today.now.hour < 12:
        return texts("Good morning, {name}", name=today.who)
    if today.now.hour < 18:
        return texts("Good afternoon, {name}", name=today.who)
    return texts("Good evening, {name}", name=today.who)


def day_in_words(texts: Texts, today: Today) -> str:
    """The day as people say it: zondag 22 november."""
    return format_date(today.now, "EEEE d MMMM", locale=texts.lang)


def _photos(texts: Texts, today: Today) -> Card | None:
    if today.photos_waiting is None:
        return None
    done = today.photos_open - today.photos_waiting
    line = texts("nothing was left lying")
    if today.photos_waiting:
        line = texts(
            "{done} of {total} in open batches are dealt with", done=done, total=today.photos_open
        )
    title = texts.several("photo waits for you", "photos wait for you", today.photos_waiting)
    link = texts("Go on with the photos") if today.photos_waiting else texts("To the photos")
    return Card("photos", CardText(today.photos_waiting, title, line, link=link))


def _copies(texts: Texts, today: Today) -> Card | None:
    if today.copies is None:
        return None
    alarm = texts("{n} overdue", n=today.overdue) if today.overdue else ""
    line = texts("nothing was left lying")
    if today.copies:
        line = texts("photos on this device that were cleared or are overdue")
    title = texts.several("copy to delete", "copies to delete", today.copies)
    text = CardText(today.copies, title, line, alarm, texts("Clean up"))
    return Card("clean_up", text, today.overdue)


def _forms(texts: Texts, today: Today) -> Card | None:
    if today.outstanding is None or today.answered is None:
        return None
    line = texts(
        "{back} of {all} are back, with a yes or a no", back=today.answered, all=today.persons
    )
    title = texts.several("form not back yet", "forms not back yet", today.outstanding)
    return Card("consent", CardText(today.outstanding, title, line, link=texts("Whose are not")))


def _takedowns(texts: Texts, today: Today) -> Card | None:
    if not today.takedowns:
        return None
    title = texts.several("photo must be taken down", "photos must be taken down", today.takedowns)
    line = texts("placed earlier, and may not be seen any more")
    text = CardText(today.takedowns, title, line, link=texts("Take down"), urgent=True)
    return Card("clean_up", text, today.takedowns)


def _not_marked(texts: Texts, today: Today) -> Card | None:
    if not today.not_marked:
        return None
    title = texts.several("post to ask about", "posts to ask about", today.not_marked)
    line = texts("cleared on an earlier day; were they placed?")
    text = CardText(today.not_marked, title, line, link=texts("Say whether it was placed"))
    return Card("photos", text, today.not_marked)


def _renewals(texts: Texts, today: Today) -> Card | None:
    if not today.to_renew:
        return None
    title = texts.several(
        "person needs new face photos", "persons need new face photos", today.to_renew
    )
    line = texts("theirs are more than a year old; children change")
    return Card("consent", CardText(today.to_renew, title, line, link=texts("Renew")))
