"""A trace of a bug that holds no personal data: where it happened, never with what."""

import json
import re
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_NATIVE_FRAME = re.compile(r'File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<name>\S+)')


def write_crash(error: BaseException, folder: Path) -> Path | None:
    """Write the places in the code that an error went through; no messages, no values.

    Returns:
        The file, or None when it could not be written.
    """
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return write_trace(type(error).__name__, where, folder)


def write_trace(error: str, where: Sequence[str], folder: Path) -> Path | None:
    """The same for a failure that is no exception.

    Args:
        error: what kind of failure; a word of the program, never a message.
        where: places in the code, outermost first.
        folder: where crash reports are kept.
    """
    trace = {
        "version": version("consent-desk"),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "error": error,
        "where": list(where),
    }
    file = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(trace, indent=1), encoding="utf-8")
    except OSError:
        return None
    return file


def adopt_native(raw: Path, folder: Path) -> Path | None:
    """Turn what `faulthandler` wrote while the process died into a report, and remove it.

    The raw text holds whole paths, and with them the name of whoever is logged in.

    Returns:
        The report; None when the last process did not die that way.
    """
    try:
        text = raw.read_text(encoding="utf-8", errors="replace")
        raw.unlink()
    except OSError:
        return None
    if not text.strip():
        return None
    places = [
        f"{re.split(r'[/\\\\]', found['file'])[-1]}:{found['line']} {found['name']}"
        for found in _NATIVE_FRAME.finditer(text)
    ]
    return write_trace("native", places[::-1], folder)
