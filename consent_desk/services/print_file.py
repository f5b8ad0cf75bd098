"""Writing a print to a file that is whole, or not there."""

from pathlib import Path
from uuid import uuid4

from consent_desk.errors import FolderUnusable


def write_print(out: Path, content: bytes) -> None:
    """Write beside the place, then move into it; readable as the folder's own files are.

    Raises:
        FolderUnusable: it cannot be written.
    """
    part = out.with_name(f".{uuid4().hex}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise FolderUnusable(folder=str(out.parent)) from error
