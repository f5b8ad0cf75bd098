"""A trace of a bug that holds no personal data: where it happened, never with what."""

import json
import traceback
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def write_crash(error: BaseException, folder: Path) -> Path | None:
    """Write the places in the code that an error went through; no messages, no values.

    Returns:
        The file, or None when it could not be written.
    """
    frames = traceback.extract_tb(error.__traceback__)
    trace = {
        "version": version("consent-desk"),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "error": type(error).__name__,
        "where": [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames],
    }
    file = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(trace, indent=1), encoding="utf-8")
    except OSError:
        return None
    return file
