"""States of the overviews page: prints of the small school, drawn as they are printed."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from consent_desk.errors import NothingWithdrawn
from consent_desk.services.make_print import Order
from consent_desk.services.prints.kinds import Kind
from reports.draw import draw
from tests.screenshots.stage import Stage, State
from tests.screenshots.today import bare_places
from ui.models.overviews_desk import OverviewsDesk, Preview
from ui.pages.overviews.overviews_page import OverviewsPage


class Failing(OverviewsDesk):
    """Nothing was ever withdrawn."""

    def preview(self, order: Order) -> Preview:
        raise NothingWithdrawn(person="Sanne Jansen")


def _window(
    desk: type[OverviewsDesk], choose: Callable[[OverviewsPage], None]
) -> Callable[[Stage], QWidget]:
    def make(stage: Stage) -> QWidget:
        services = desk(stage.school(), draw)
        page = OverviewsPage(
            stage.texts,
            stage.theme,
            services,
            stage.runner(),
            choose_file=lambda _over, name, *_: stage.folder / f"{name}.pdf",
        )
        window = stage.window_on(stage.school(), bare_places("overviews", lambda _: page))
        window.go("overviews")
        choose(page)
        return window

    return make


def _kind(kind: Kind, person: str = "") -> Callable[[OverviewsPage], None]:
    def choose(page: OverviewsPage) -> None:
        page.kinds.choose(kind)
        page.card.person.setText(person)

    return choose


def _seen(widget: QWidget) -> None:
    page = widget.page if isinstance(widget, QMainWindow) else None
    assert isinstance(page, OverviewsPage)
    page.look()
    QApplication.processEvents()


_SANNE = "Sanne Jansen"


def _saved(widget: QWidget) -> None:
    _seen(widget)
    page = widget.page if isinstance(widget, QMainWindow) else None
    assert isinstance(page, OverviewsPage)
    page.save.click()


STATES = (
    State("overviews-choose", _window(OverviewsDesk, _kind(Kind.GROUP))),
    State("overviews-group", _window(OverviewsDesk, _kind(Kind.GROUP)), _seen),
    State("overviews-pocket", _window(OverviewsDesk, _kind(Kind.POCKET)), _seen),
    State("overviews-person", _window(OverviewsDesk, _kind(Kind.EVIDENCE))),
    State("overviews-evidence", _window(OverviewsDesk, _kind(Kind.EVIDENCE, _SANNE)), _seen),
    State("overviews-period", _window(OverviewsDesk, _kind(Kind.PLACED)), _seen),
    State("overviews-files", _window(OverviewsDesk, _kind(Kind.FOUNDATION))),
    State("overviews-saved", _window(OverviewsDesk, _kind(Kind.GROUP)), _saved),
    State("overviews-error", _window(Failing, _kind(Kind.WITHDRAWAL, _SANNE)), _seen),
)
