"""Start of the program to its window, beside an empty PySide6 window on the same machine.

python -m tests.benchmarks.window_start [--repeat N]

Both are whole processes, from their start to a window that is exposed and has had its turn. Of ours
a second moment is told: the register is open and the numbers of *Today* are in the window. In
between the window answers; how long it was held up at most is told too.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import time

from tests.benchmarks.pictures import tell
from tests.school import answer, make_school

TIMES_EMPTY, SECONDS_MORE = 1.5, 0.5

_EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
def look():
    if window.windowHandle() and window.windowHandle().isExposed():
        print('{"shown": %f}' % (time.time() - float(sys.argv[1])))
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
window.show()
app.exec()
"""

_OURS = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
began, said, last = float(sys.argv[1]), {}, time.time()
def look():
    global last
    now = time.time()
    if 'shown' in said:
        said['held_up'] = max(said.get('held_up', 0), now - last - 0.005)
    last = now
    for window in app.topLevelWidgets():
        handle = window.windowHandle()
        if type(window).__name__ == 'MainWindow' and handle and handle.isExposed():
            said.setdefault('shown', now - began)
            if any(type(w).__name__ == 'CountCard' and w.isVisible() for w in app.allWidgets()):
                said['filled'] = now - began
                timer.stop()
                print(json.dumps(said), flush=True)
                window.close()
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
from consent_desk.__main__ import main
sys.exit(main([]))
"""


def main(words: Sequence[str] | None = None) -> int:
    """Start both in turn, and print the medians."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.window_start")
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args(words).repeat
    with tempfile.TemporaryDirectory() as folder:
        environment = _a_machine_of_its_own(Path(folder))
        os.environ.update(environment)
        answer(make_school(Path(folder) / "vault"))
        for code in (_EMPTY, _OURS):
            _start(code)  # what the disk has to fetch once is no part of either
        empty, ours = zip(*((_start(_EMPTY), _start(_OURS)) for _ in range(repeat)), strict=True)
    shown, empty_shown = (median(run["shown"] for run in runs) for runs in (ours, empty))
    allowed = TIMES_EMPTY * empty_shown + SECONDS_MORE
    figures = {
        "window": shown,
        "empty_window": empty_shown,
        "allowed": allowed,
        "today_filled": median(run["filled"] for run in ours),
        "held_up_at_most": max(run["held_up"] for run in ours),
    }
    seconds = {name: round(value, 3) for name, value in figures.items()}
    tell({"benchmark": "window_start", "runs": repeat, **seconds})
    return 0 if shown <= allowed else 1


def _start(code: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", code, str(time())], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def _a_machine_of_its_own(folder: Path) -> dict[str, str]:
    return {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "CONSENT_DESK_PASSPHRASE": "een zin voor de meting",
        "CONSENT_DESK_VAULT": str(folder / "vault"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_RUNTIME_DIR": str(folder),
    }


if __name__ == "__main__":
    sys.exit(main())
