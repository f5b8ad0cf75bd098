"""Pictures of every page and dialog: python -m tests.screenshots FOLDER [--only PART].

In both languages, light and dark, at 100, 150 and 200 %, and in the smallest window; into FOLDER,
which is not kept in the repository. Needs a screen (xvfb-run).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SCALES = ("1", "1.5", "2")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="a part of the names of the states")
    parser.add_argument("--scale", choices=SCALES, help="only this one")
    parser.add_argument("--theme", choices=("light", "dark"), help="only this one")
    parser.add_argument("--lang", choices=("nl", "en"), help="only this one")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    if os.environ.get("QT_SCALE_FACTOR") is None:
        scales = [args.scale] if args.scale else SCALES
        return max(_at_scale(scale) for scale in scales)
    from tests.screenshots.photographer import photograph_all

    with tempfile.TemporaryDirectory() as work:
        count = photograph_all(args, Path(work))
    sys.stdout.write(f"{count} pictures at {float(args.scale):.0%}\n")
    return 0


def _at_scale(scale: str) -> int:
    """Qt reads its scale once: every scale has a process of its own."""
    words = [sys.executable, "-m", "tests.screenshots", *sys.argv[1:], "--scale", scale]
    environment = {
        **os.environ,
        "QT_SCALE_FACTOR": scale,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "CONSENT_DESK_PASSPHRASE": "een zin voor de plaatjes",
    }
    return subprocess.run(words, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
