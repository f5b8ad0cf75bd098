"""Running the program's verbs as a script would, with JSON for an answer."""

import io
import json
from contextlib import redirect_stdout
from typing import Any

from consent_desk import bootstrap, cli
from reports.draw import draw

OUTSIDE = cli.Outside(
    open_vault=bootstrap.open_vault,
    make_vault=bootstrap.make_vault,
    draw=draw,
    recover_key=bootstrap.recover_key,
    start_window=lambda folder, lang: 0,
    start_example=lambda folder, lang: 0,
    self_test=lambda texts: 0,
)
_SOMETHING_LEFT = 3


def run(*words: object) -> Any:
    """Run `consent-desk` with `--json`; the answer. Anything but success ends the demo."""
    answer = io.StringIO()
    with redirect_stdout(answer):
        status = cli.main([*map(str, words), "--json", "--lang", "en"], OUTSIDE)
    if status not in (0, _SOMETHING_LEFT):
        raise SystemExit(f"consent-desk {words[0]} ended with status {status}")
    return json.loads(answer.getvalue())
