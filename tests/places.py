"""Where things are on this machine."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
EVAL = Path(os.environ.get("CONSENT_DESK_EVAL") or ROOT.parent / "shared" / "eval")
"""The pictures for measuring, which only the makers have."""
