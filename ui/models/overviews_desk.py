"""The services of the overviews page, bound to one vault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage

from consent_desk.domain.school_year import SchoolYear
from consent_desk.ports import Draw, Format, Vault
from consent_desk.services.issue_print import issue_to_printer, preview_print, save_print
from consent_desk.services.keep_group import see_groups
from consent_desk.services.make_print import Made, Order
from consent_desk.services.prints.about import Need
from consent_desk.services.prints.kinds import ReportKind, kinds_for
from consent_desk.services.see_pages import see_page, see_pages
from consent_desk.services.see_person import list_persons


@dataclass(frozen=True)
class Offer:
    """What can be asked for: kinds that the account may print, groups, ids of persons by label."""

    kinds: Sequence[ReportKind]
    groups: Sequence[str]
    persons: Mapping[str, str]
    today: date

    @property
    def first_day(self) -> date:
        """The first day of the school year."""
        return SchoolYear.of(self.today).first_day


@dataclass(frozen=True)
class Preview:
    """A print with the sizes of its pages, in points."""

    made: Made
    sizes: Sequence[tuple[float, float]]


class OverviewsDesk:
    """All of it may take a while: call it from a job, never from the UI thread."""

    def __init__(self, vault: Vault, draw: Draw) -> None:
        self._vault = vault
        self._draw = draw

    def offer(self) -> Offer:
        """What there is to choose from; who left can still ask what is held about them."""
        kinds = kinds_for(self._vault.actor)
        asks_whom = any(Need.PERSON in kind.needs for kind in kinds)
        persons = list_persons(self._vault, with_left=True) if asks_whom else []
        return Offer(
            kinds=kinds,
            groups=[group.name for group, _ in see_groups(self._vault)],
            persons={each.label: each.person.id for each in persons},
            today=self._vault.clock.now().date(),
        )

    def preview(self, order: Order) -> Preview:
        """Make it, in memory and in the log."""
        made = preview_print(self._vault, order, self._draw)
        return Preview(made, see_pages(made))

    def page(self, made: Made, number: int, scale: float, rows: range | None = None) -> QImage:
        """A page, or some rows of it, at `scale` pixels a point."""
        pixels = see_page(made, number, scale, rows)
        height, width = pixels.shape[:2]
        shown = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        return shown.copy()  # the pixels are not Qt's to keep

    def save(self, made: Made, form: Format, out: Path) -> None:
        """Write what was looked at to a file."""
        save_print(self._vault, made, form, out, self._draw)

    def issue(self, made: Made) -> None:
        """Say in the log that it goes to a printer."""
        issue_to_printer(self._vault, made)
