"""Where things are on this machine."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
EVAL = Path(os.environ.get("CONSENT_DESK_EVAL") or ROOT.parent / "shared" / "eval")
"""The pictures for measuring, which only the makers have."""
EDEXML = Path(os.environ.get("CONSENT_DESK_EDEXML") or ROOT.parent / "shared" / "edexml")
"""The published schemas and examples of EDEXML, which are not ours to give away."""
