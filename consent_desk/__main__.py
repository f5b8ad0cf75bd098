"""The program's way in: joins the parts, no logic."""

import sys

from consent_desk import bootstrap, cli
from reports.group_overview import draw_group_overview
from ui.application import start_window


def main() -> int:
    """Run the command line, or the window when there is no verb."""
    outside = cli.Outside(
        open_vault=bootstrap.open_vault,
        make_vault=bootstrap.make_vault,
        draw_overview=draw_group_overview,
        start_window=start_window,
    )
    return cli.main(sys.argv[1:], outside)


if __name__ == "__main__":
    sys.exit(main())
