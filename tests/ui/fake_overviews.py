"""The services of the overviews page without a register: what was asked of them, and two pages."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtGui import QColor, QImage

from consent_desk.domain.school_year import SchoolYear
from consent_desk.errors import KnownError
from consent_desk.ports import Format, Letter, Stamp
from consent_desk.services.make_print import Made, Order
from consent_desk.services.prints.about import Shaped
from consent_desk.services.prints.kinds import REPORT_KINDS, ReportKind
from ui.models.overviews_desk import Offer, Preview

A4 = (595.0, 842.0)
SIZES = (A4, (842.0, 595.0))
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@dataclass
class FakeOverviews:
    """`refuses` is what the next thing that is asked fails with."""

    kinds: list[ReportKind] = field(default_factory=lambda: list(REPORT_KINDS.values()))
    orders: list[Order] = field(default_factory=list[Order])
    drawn: list[tuple[int, float, range | None]] = field(
        default_factory=list[tuple[int, float, range | None]]
    )
    saved: list[tuple[Made, Format, Path]] = field(default_factory=list[tuple[Made, Format, Path]])
    issued: list[Made] = field(default_factory=list[Made])
    refuses: KnownError | None = None

    def offer(self) -> Offer:
        persons = {"Zoë Şahin": "zoe", "Sanne Jansen (5A)": "s5", "Sanne Jansen (6B)": "s6"}
        return Offer(self.kinds, ["5A", "6B"], persons, date(2026, 11, 24))

    def preview(self, order: Order) -> Preview:
        self._refuse()
        self.orders.append(order)
        stamp = Stamp("De Klimop", SchoolYear(2026), "root", NOW, "0" * 64)
        return Preview(Made(order, Shaped(Letter("", [])), stamp, b"%PDF-"), SIZES)

    def page(self, made: Made, number: int, scale: float, rows: range | None = None) -> QImage:
        self.drawn.append((number, scale, rows))
        width, height = (-int(-side * scale // 1) for side in SIZES[number])
        picture = QImage(width, len(rows) if rows else height, QImage.Format.Format_RGB888)
        picture.fill(QColor("#c00000" if number else "#0000c0"))
        return picture

    def save(self, made: Made, form: Format, out: Path) -> None:
        self._refuse()
        self.saved.append((made, form, out))

    def issue(self, made: Made) -> None:
        self._refuse()
        self.issued.append(made)

    def _refuse(self) -> None:
        error, self.refuses = self.refuses, None
        if error is not None:
            raise error
